/** Small damages to JSON trees and to texts, for requests that are almost right. */
import * as fc from "fast-check";

/** Changes a JSON tree or a text; the result belongs to the caller. */
export type Mutation<T> = (value: T) => T;

const replacements: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  "",
  " ",
  "\u0000",
  "\ud800",
  "x".repeat(5000),
  "é\u{1F600}".repeat(200),
  "2024-01-01T00:00:00Z",
  "${jndi:x}",
  [],
  {},
  [null],
  [[[[]]]],
  { __type: "x" },
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
];
const keys: readonly string[] = ["__proto__", "constructor", "toString", "then", "", "$unknown", "x".repeat(3000)];

type Holder = Record<string, unknown>;
type Damage = (holder: Holder, key: string) => void;

const removing: Damage = (holder, key) => void delete holder[key];
const wrapping: Damage = (holder, key) => (holder[key] = [holder[key]]);
const naming: Damage = (holder, key) => (holder[key] = { value: holder[key] });
const repeating: Damage = (holder, key) => {
  const value = holder[key];
  if (Array.isArray(value)) holder[key] = Array.from({ length: 60 }, () => value).flat();
};

function damages(): readonly Damage[] {
  const replacing = replacements.map(
    (value): Damage =>
      (holder, key) =>
        (holder[key] = structuredClone(value)),
  );
  const adding = keys.map((name): Damage => (holder, key) => {
    const value = { value: holder[key], enumerable: true, configurable: true, writable: true };
    Object.defineProperty(holder, name, value);
  });
  return [...replacing, ...adding, removing, wrapping, naming, repeating];
}

/** One damage to a JSON tree, at any place of it. */
export const treeMutation: fc.Arbitrary<Mutation<unknown>> = fc
  .record({ at: fc.nat(), damage: fc.constantFrom(...damages()) })
  .map(({ at, damage }) => (tree: unknown) => {
    const copy = { tree: structuredClone(tree) };
    const places = placesOf(copy);
    const { holder, key } = places[at % places.length] ?? { holder: copy, key: "tree" };
    damage(holder, key);
    return copy.tree;
  });

/** Every place of a tree: who holds it, and under which key. */
function placesOf(root: object): readonly { readonly holder: Holder; readonly key: string }[] {
  return Object.entries(root).flatMap(([key, value]) => [
    { holder: root as Holder, key },
    ...(typeof value === "object" && value !== null ? placesOf(value as object) : []),
  ]);
}

/** One damage to a text: cut, or a piece put in or taken out. */
export const textMutation: fc.Arbitrary<Mutation<string>> = fc
  .record({ at: fc.nat(), kind: fc.constantFrom("cut", "insert", "remove"), piece: fc.string({ maxLength: 3 }) })
  .map(({ at, kind, piece }) => (text: string) => {
    const index = at % (text.length + 1);
    const end = kind === "remove" ? index + 1 : index;
    return text.slice(0, index) + (kind === "insert" ? piece : "") + (kind === "cut" ? "" : text.slice(end));
  });
