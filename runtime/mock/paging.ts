/** Default responses in pages: tokens that lead from one to the next, and to an end. */
import { setMember } from "../codec/member-access.js";
import type { OperationSchema, StructureSchema } from "../schema/schema.js";
import { isObject, own } from "../validate/findings.js";
import { checkOf } from "../validate/interpret.js";
import { hasRepeats } from "../validate/unique.js";
import { type PlaceHash, below } from "./random.js";
import { type SampleOptions, sampleAt } from "./sample/sample-value.js";

export interface Paging {
  /** The page that an input asks for, from 1; the last one for a token that nobody gave out. */
  readonly pageOf: (input: unknown) => number;
  /** The token that leads to a page; `undefined` where there is no such page. */
  readonly tokenTo: (page: number) => unknown;
}

/** How an operation pages; `undefined` where it does not, or where no token satisfies the model. */
export function pagingOf(
  operation: OperationSchema,
  place: PlaceHash,
  pages: number,
  options: SampleOptions,
): Paging | undefined {
  const { paginated, input, output } = operation;
  const name = paginated?.inputToken ?? "";
  const member = Object.hasOwn(input.members, name) ? input.members[name] : undefined;
  if (paginated === undefined || member === undefined || pages < 2) return undefined;
  const holder: StructureSchema = {
    type: "structure",
    id: "wrought#Page",
    members: Object.fromEntries([[name, { ...member, required: true }]]),
  };
  const sampled = Array.from({ length: pages - 1 }, (_, index) =>
    own(sampleAt(holder, below(place, `token of page ${index + 2}`), options) as object, name),
  );
  const path = paginated.outputToken.split(".");
  const fits = checkOf(output);
  const isUsable = sampled.every((token) => token !== undefined && token !== "" && !hasFinding(fits, path, token));
  if (!isUsable || hasRepeats(sampled)) return undefined;
  return {
    pageOf: (value) => {
      const token = isObject(value) ? own(value, name) : undefined;
      if (token === undefined || token === null || token === "") return 1;
      const index = sampled.findIndex((it) => hasRepeats([it, token]));
      return index < 0 ? pages : index + 2;
    },
    tokenTo: (page) => sampled[page - 2],
  };
}

/** Whether the output's rules for its token are broken by this one; what else an empty output lacks is no matter. */
function hasFinding(check: ReturnType<typeof checkOf>, path: readonly string[], token: unknown): boolean {
  const value: Record<string, unknown> = {};
  putAt(value, path, token);
  const [first] = path;
  return (check(value) ?? []).some(
    (finding) => finding.path?.segment === first && finding.constraint.kind !== "required",
  );
}

/** Puts a value at a path of names, making the structures on the way. */
export function putAt(record: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) return setMember(record, name, value);
  const inner = own(record, name);
  const copy: Record<string, unknown> = isObject(inner) ? { ...inner } : {};
  putAt(copy, rest, value);
  setMember(record, name, copy);
}

/** The value at a path of names. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((holder, name) => (isObject(holder) ? own(holder, name) : undefined), value);
}
