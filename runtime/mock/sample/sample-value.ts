/** Values made from schemas: deterministic by seed and path, and satisfying every constraint that can be satisfied. */
import { constraintsOf } from "../../schema/constraints-of.js";
import {
  type Constraints,
  type ListSchema,
  type MapSchema,
  type MemberSchema,
  type Schema,
  type StructureSchema,
  type UnionSchema,
  nameOf,
  targetOf,
} from "../../schema/schema.js";
import { setMember } from "../../codec/member-access.js";
import { Distinct } from "../../validate/unique.js";
import { type PlaceHash, below, hashOfSeed, integerBetween, randomOf } from "../random.js";
import { addDependentKeys } from "./dependent-keys.js";
import type { SampleHint } from "./hint.js";
import { sampleSimple } from "./sample-simple.js";

/** How much of what is optional a sample has. */
export type Optional = "minimal" | "typical" | "full";

export interface SampleOptions {
  /**
   * `minimal`: required members only, collections as short as they may be. `typical` (default): every optional member
   * but those that recur, up to two entries a collection. `full`: recursion unfolded once, up to three entries.
   */
  readonly optional?: Optional;
  readonly hint?: SampleHint;
}

/**
 * A value of the schema. The same seed gives the same value, and each part depends on the seed and its own path alone, so
 * that a model change elsewhere moves nothing. A string whose pattern no text can be found for is left out where it is
 * optional, and empty where it is required.
 */
export function sampleValue(schema: Schema, seed: number | string, options: SampleOptions = {}): unknown {
  return sampleAt(schema, hashOfSeed(seed), options);
}

/** As {@link sampleValue}, from the hash of a place. */
export function sampleAt(schema: Schema, hash: PlaceHash, options: SampleOptions): unknown {
  const { optional = "typical", hint } = options;
  const sampler: Sampler = { optional, hint, open: new Map(), levels: 0, parts: 0 };
  return sample(schema, constraintsOf(schema), { hash, member: nameOf(schema.id), parent: "" }, sampler);
}

interface Sampler {
  readonly optional: Optional;
  readonly hint: SampleHint | undefined;
  /** How often each container shape stands around the present place. */
  readonly open: Map<string, number>;
  levels: number;
  /** How many values were made so far. */
  parts: number;
}

interface Place {
  readonly hash: PlaceHash;
  readonly member: string;
  readonly parent: string;
}

const deepest = 24;
/** From here on only what is required is made, and beyond the double nothing: collections within collections multiply. */
const mostParts = 20_000;
/** The longest collection that is made to satisfy a minimum. */
const longest = 10_000;
const entries: Readonly<Record<Optional, number>> = { minimal: 0, typical: 2, full: 3 };

function sample(schema: Schema, constraints: Constraints, place: Place, sampler: Sampler): unknown {
  switch (schema.type) {
    case "structure":
    case "union":
    case "list":
    case "map":
      return sampleContainer(schema, constraints, place, sampler);
    default: {
      const { member, parent, hash } = place;
      const at = { member, parent, shape: nameOf(schema.id), random: randomOf(hash) };
      return sampleSimple(schema, at, constraints, sampler.hint);
    }
  }
}

type ContainerSchema = StructureSchema | UnionSchema | ListSchema | MapSchema;

function sampleContainer(schema: ContainerSchema, constraints: Constraints, place: Place, sampler: Sampler): unknown {
  const { open } = sampler;
  const times = open.get(schema.id) ?? 0;
  // Only required recursion gets here, and such a value does not exist.
  if (sampler.levels >= deepest || sampler.parts > 2 * mostParts) return undefined;
  open.set(schema.id, times + 1);
  sampler.levels++;
  try {
    switch (schema.type) {
      case "structure":
        return sampleStructure(schema, place, sampler);
      case "union":
        return schema.streaming === true ? sampleEvents(schema, place, sampler) : sampleUnion(schema, place, sampler);
      case "list":
        return sampleList(schema, constraints, place, sampler);
      case "map":
        return sampleMap(schema, constraints, place, sampler);
    }
  } finally {
    open.set(schema.id, times);
    sampler.levels--;
  }
}

/** What stands below a place: `step` moves the hash, `member` is what a hint sees. */
function samplePart(part: MemberSchema, step: string | number, place: Place, sampler: Sampler): unknown {
  sampler.parts++;
  const target = targetOf(part);
  const { length, range, pattern } = part;
  const own = { ...(length && { length }), ...(range && { range }), ...(pattern && { pattern }) };
  return sample(target, { ...constraintsOf(target), ...own }, { ...place, hash: below(place.hash, step) }, sampler);
}

function sampleStructure(schema: StructureSchema, place: Place, sampler: Sampler): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const parent = nameOf(schema.id);
  for (const [name, member] of Object.entries(schema.members)) {
    const required = member.required === true;
    if (!required && (isSparing(sampler) || recurs(targetOf(member), sampler))) continue;
    const part = samplePart(member, name, { ...place, member: name, parent }, sampler);
    if (part !== undefined) setMember(value, name, part);
    else if (required) setMember(value, name, emptyOf(targetOf(member)));
  }
  for (const rule of schema.dependentKeys ?? []) {
    addDependentKeys(value, rule, schema, (values, key) =>
      samplePart(values, key, { hash: below(place.hash, rule.member), member: key, parent }, sampler),
    );
  }
  return value;
}

/** The one member is picked by hash, from those that do not recur if there are any. */
function sampleUnion(schema: UnionSchema, place: Place, sampler: Sampler): Record<string, unknown> | undefined {
  const all = Object.entries(schema.members);
  const ending = all.filter(([, member]) => !recurs(targetOf(member), sampler));
  const choices = ending.length > 0 ? ending : all;
  const first = integerBetween(0, Math.max(0, choices.length - 1), randomOf(place.hash));
  for (let turn = 0; turn < choices.length; turn++) {
    const [name, member] = choices[(first + turn) % choices.length] ?? [];
    if (name === undefined || member === undefined) continue;
    const part = samplePart(member, name, { ...place, member: name, parent: nameOf(schema.id) }, sampler);
    if (part === undefined) continue;
    const value: Record<string, unknown> = {};
    setMember(value, name, part);
    return value;
  }
  return undefined;
}

/** A stream of one event of each kind that is no error. */
function sampleEvents(schema: UnionSchema, place: Place, sampler: Sampler): unknown[] {
  return Object.entries(schema.members).flatMap(([name, member]) => {
    const target = targetOf(member);
    if (target.type === "structure" && target.error !== undefined) return [];
    const event: Record<string, unknown> = {};
    setMember(event, name, samplePart(member, name, { ...place, member: name, parent: nameOf(schema.id) }, sampler));
    return [event];
  });
}

function sampleList(
  schema: ListSchema,
  { length }: Constraints,
  place: Place,
  sampler: Sampler,
): unknown[] | undefined {
  if ((length?.min ?? 0) > longest) return undefined;
  const size = sizeOf(length, recurs(targetOf(schema.member), sampler), sampler);
  const items: unknown[] = [];
  const seen = new Distinct();
  // Items differ as long as there are others to be found, and always where they must.
  for (let turn = 0; items.length < size && turn < size * 4 + 8; turn++) {
    const item = samplePart(schema.member, turn, place, sampler);
    if (item === undefined) break;
    if (seen.add(item) || (schema.uniqueItems !== true && turn >= size * 2)) items.push(item);
  }
  return items;
}

function sampleMap(
  schema: MapSchema,
  { length }: Constraints,
  place: Place,
  sampler: Sampler,
): Record<string, unknown> | undefined {
  if ((length?.min ?? 0) > longest) return undefined;
  const size = sizeOf(length, recurs(targetOf(schema.value), sampler), sampler);
  const made = new Map<string, unknown>();
  for (let turn = 0; made.size < size && turn < size * 4 + 8; turn++) {
    const key = samplePart(schema.key, `key ${turn}`, place, sampler);
    const item = samplePart(schema.value, turn, place, sampler);
    if (typeof key !== "string" || item === undefined) break;
    made.set(key, item);
  }
  return Object.fromEntries(made);
}

function sizeOf(length: Constraints["length"], recurring: boolean, sampler: Sampler): number {
  const wanted = recurring || isSparing(sampler) ? 0 : entries[sampler.optional];
  return Math.min(Math.max(wanted, length?.min ?? 0), length?.max ?? Infinity);
}

/** Whether only what is required is made. */
function isSparing({ optional, parts }: Sampler): boolean {
  return optional === "minimal" || parts > mostParts;
}

/** Whether the shape stands around the place already, as often as it may. */
function recurs(schema: Schema, { open, optional }: Sampler): boolean {
  return (open.get(schema.id) ?? 0) >= (optional === "full" ? 2 : 1);
}

/** What stands in for a required value that cannot be made. */
function emptyOf(schema: Schema): unknown {
  return schema.type === "string" ? "" : schema.type === "list" ? [] : {};
}
