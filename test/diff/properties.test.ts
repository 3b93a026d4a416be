/** What holds for any two models: equal ones give nothing, changed ones give an answer that does not depend on luck. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diff } from "../../generator/diff/diff.js";
import { summaryOf } from "../../generator/diff/summary.js";
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";
import { changes } from "./type-changes.js";

type Shapes = Readonly<Record<string, unknown>>;
const shapeSets: readonly Shapes[] = changes.map(({ now }) => now);
const asText = (shapes: Shapes): string => JSON.stringify({ smithy: "2.0", metadata: { m: [1] }, shapes });
const bases: readonly string[] = shapeSets.map(asText);

/** Shapes of several models under their ids: what fits together is another model. */
function mixed(choices: readonly number[]): string {
  const sets = choices.map((choice) => shapeSets[choice % shapeSets.length] ?? {});
  const ids = [...new Set(sets.flatMap((set) => Object.keys(set)))];
  const entries = ids.map((id, index) => [
    id,
    (sets[index % sets.length] ?? {})[id] ?? sets.find((set) => id in set)?.[id],
  ]);
  return asText(Object.fromEntries(entries) as Shapes);
}

function load(text: string): Model | undefined {
  return loadModel([{ file: "m.json", text }]).model;
}

type Path = readonly (string | number)[];

/** Every place of a tree. */
function placesOf(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

/** The text with what stands at a place replaced, or taken out. */
function changed(text: string, choice: number, value: unknown): string {
  const root: unknown = JSON.parse(text);
  const places = placesOf(root).filter((path) => path.length > 1);
  const path = places[choice % places.length] ?? [];
  let holder = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(root);
}

const values = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, {}, [], true, 0, "", "ns#In", "smithy.api#String", "structure", "list", {
    target: "ns#Deep",
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

describe("any model", () => {
  it.each(bases.map((text, index) => ({ text, index })))("is no different from itself ($index)", ({ text }) => {
    const [old, now] = [load(text), load(text)];
    if (old === undefined || now === undefined) throw new Error("it does not load");
    const { events, sensitivity, typescript, semver, operations } = diff(old, now);
    expect({ events, sensitivity, semver, operations }).toEqual({
      events: [],
      sensitivity: [],
      semver: "none",
      operations: [],
    });
    expect(typescript.flatMap((one) => [...one.breaks, ...one.declarations])).toEqual([]);
    expect(summaryOf(diff(old, now))).toEqual(["no differences"]);
  });

  it("can be compared with what became of it", () => {
    let compared = 0;
    const edits = fc.array(fc.tuple(fc.nat(), values), { maxLength: 1 });
    const mixes = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    const run = fc.property(fc.constantFrom(...bases), mixes, edits, (base, mix, list) => {
      const text = list.reduce((current, [choice, value]) => changed(current, choice, value), mixed(mix));
      const [old, now] = [load(base), load(text)];
      if (old === undefined || now === undefined) return;
      compared++;
      const [there, back] = [diff(old, now), diff(now, old)];
      expect(diff(old, now).events).toEqual(there.events);
      // Whatever came one way went the other way.
      const count = (events: typeof there.events, id: string): number =>
        events.filter(({ eventId }) => eventId === id).length;
      expect(count(back.events, "AddedTraitDefinition")).toBe(count(there.events, "RemovedTraitDefinition"));
      expect(there.sensitivity.length).toBe(back.sensitivity.length);
      expect(summaryOf(there).length).toBeGreaterThan(0);
    });
    fc.assert(run, { numRuns: 60 });
    expect(compared).toBeGreaterThan(10);
  });

  it("with lists of lists as deep as models go can be compared", () => {
    const depth = 60;
    const chain = (suffix: string): Record<string, object> =>
      Object.fromEntries(
        [...Array(depth).keys()].map((index) => {
          const next = index + 1 < depth ? `ns#L${index + 1}${suffix}` : "smithy.api#String";
          return [`ns#L${index}${suffix}`, { type: "list", member: { target: next } }];
        }),
      );
    const shapes = (suffix: string): object => {
      return {
        ...chain("a"),
        ...chain("b"),
        "ns#S": { type: "structure", members: { m: { target: `ns#L0${suffix}` } } },
      };
    };
    const [old, now] = ["a", "b"].map((suffix) => load(JSON.stringify({ smithy: "2.0", shapes: shapes(suffix) })));
    if (old === undefined || now === undefined) throw new Error("it does not load");
    expect(diff(old, now).events.map(({ eventId }) => eventId)).toEqual(["ChangedMemberTarget"]);
  });
});
