/** Several files to one set of drafts: equal definitions are one, `apply` adds traits, conflicts are reported. */
import { didYouMean } from "../diagnostics/nearest.js";
import type { DraftApply, DraftFile, DraftMember, DraftShape } from "./draft.js";
import { equalNodes, isArray } from "./node.js";
import { mergeMetadata } from "./merge-metadata.js";
import type { MergedMetadata } from "./merge-metadata.js";
import type { Problems } from "./problems.js";
import { memberId, splitMemberId } from "./shape-id.js";
import type { ShapeId } from "./shapes.js";
import { TraitOrigins, traitSource } from "./trait-origins.js";

/** Traits for members that only mixins bring in, by shape and member name; they are applied once mixins are flattened. */
export type LateTraits = Map<ShapeId, Map<string, DraftApply>>;

export interface MergedFiles extends MergedMetadata {
  readonly shapes: Map<ShapeId, DraftShape>;
  readonly lateTraits: LateTraits;
  readonly origins: TraitOrigins;
  /** Ids of definitions that could not be read. */
  readonly unreadable: ReadonlySet<ShapeId>;
  readonly smithy: "1.0" | "2.0";
}

/** Merges in the order of `files`. Smithy 2.0, "Merging model files" and "Trait conflict resolution". */
export function mergeFiles(files: readonly DraftFile[], problems: Problems): MergedFiles {
  const shapes = new Map<ShapeId, DraftShape>();
  const origins = new TraitOrigins();
  for (const file of files) for (const shape of file.shapes) addShape(shapes, shape, origins, problems);
  reportCaseConflicts(shapes, problems);
  const lateTraits: LateTraits = new Map();
  for (const file of files) for (const apply of file.applies) applyTraits(shapes, lateTraits, apply, origins, problems);
  const smithy = files.some((file) => file.version === "2.0") ? "2.0" : "1.0";
  const unreadable = new Set(files.flatMap((file) => file.unreadable));
  return { shapes, lateTraits, origins, ...mergeMetadata(files, problems), unreadable, smithy };
}

function addShape(
  shapes: Map<ShapeId, DraftShape>,
  shape: DraftShape,
  origins: TraitOrigins,
  problems: Problems,
): void {
  const known = shapes.get(shape.id);
  if (known === undefined) {
    shapes.set(shape.id, shape);
    return;
  }
  const difference = differenceOf(known, shape);
  if (difference !== undefined) {
    for (const [here, there] of [
      [shape, known],
      [known, shape],
    ] as const) {
      problems.report("shape-conflict", `${shape.id} is defined differently in ${there.source.file} (${difference}).`, {
        shapeId: shape.id,
        at: here.source,
      });
    }
    return;
  }
  mergeTraits(known, shape, origins, problems);
  for (const [name, member] of shape.members) {
    const same = known.members.get(name);
    if (same !== undefined) mergeTraits(same, member, origins, problems);
  }
}

const sameTarget = (left: ShapeId, right: ShapeId): boolean => left === right;
const sameList = (left: readonly ShapeId[], right: readonly ShapeId[]): boolean =>
  left.length === right.length && left.every((target, index) => target === right[index]);

/** What makes two definitions of one id different shapes, traits apart; undefined when nothing does. */
function differenceOf(left: DraftShape, right: DraftShape): string | undefined {
  if (left.type !== right.type) return `${left.type} and ${right.type}`;
  if (!sameEntries(left.members, right.members, (a: DraftMember, b: DraftMember) => a.target === b.target))
    return "other members";
  if (!sameList(left.mixins, right.mixins)) return "other mixins";
  if (!sameEntries(left.references, right.references, sameTarget)) return "other references";
  if (!sameEntries(left.referenceLists, right.referenceLists, sameList)) return "other references";
  if (!sameEntries(left.referenceMaps, right.referenceMaps, (a, b) => sameEntries(a, b, sameTarget)))
    return "other references";
  if (left.version !== right.version) return "other versions";
  return sameEntries(left.rename, right.rename, (a, b) => a === b) ? undefined : "other renames";
}

/** Order counts: the order of members is part of a shape. */
function sameEntries<T>(
  left: ReadonlyMap<string, T>,
  right: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): boolean {
  if (left.size !== right.size) return false;
  const others = right.entries();
  for (const [key, value] of left) {
    const other = others.next().value;
    if (other === undefined || other[0] !== key || !same(value, other[1])) return false;
  }
  return true;
}

/** Adds traits to those of a shape or member: equal values are one, lists are joined, anything else is a conflict. */
function mergeTraits(into: Carrier, from: DraftApply, origins: TraitOrigins, problems: Problems): void {
  for (const [id, added] of from.traits) {
    const known = into.traits.get(id);
    const addedAt = traitSource(from.source, id);
    if (known === undefined) into.traits.set(id, added);
    else if (equalNodes(known, added)) continue;
    else if (isArray(known) && isArray(added)) into.traits.set(id, Object.freeze([...known, ...added]));
    else {
      const first = origins.of(into, id);
      problems.report("trait-conflict", `${into.id} has two different values of ${id}.`, {
        shapeId: into.id,
        at: addedAt,
        hint:
          first.file === addedAt.file ? "The other value is in the same file." : `The other value is in ${first.file}.`,
      });
      continue;
    }
    origins.set(into.id, id, addedAt);
  }
}
type Carrier = Pick<DraftShape | DraftMember, "id" | "traits" | "source">;

function applyTraits(
  shapes: ReadonlyMap<ShapeId, DraftShape>,
  late: LateTraits,
  apply: DraftApply,
  origins: TraitOrigins,
  problems: Problems,
): void {
  const path = splitMemberId(apply.id);
  const shape = shapes.get(path?.container ?? apply.id);
  const into = path === undefined ? shape : shape?.members.get(path.name);
  if (into !== undefined) {
    mergeTraits(into, apply, origins, problems);
  } else if (shape !== undefined && path !== undefined && shape.mixins.length > 0) {
    const members = late.get(shape.id) ?? new Map<string, DraftApply>();
    late.set(shape.id, members);
    const earlier = members.get(path.name);
    if (earlier === undefined) members.set(path.name, { ...apply, traits: new Map(apply.traits) });
    else mergeTraits(earlier, apply, origins, problems);
  } else {
    const siblings = path === undefined || shape === undefined ? undefined : [...shape.members.keys()];
    reportMissingApply(apply, siblings?.map((name) => memberId(shape?.id ?? "", name)) ?? shapes.keys(), problems);
  }
}

/** An `apply` whose shape or member is nowhere. */
export function reportMissingApply(apply: DraftApply, candidates: Iterable<ShapeId>, problems: Problems): void {
  problems.report("apply-target-missing", `Traits are applied to ${apply.id}, which does not exist.`, {
    shapeId: apply.id,
    at: apply.source,
    hint: () => didYouMean(apply.id, candidates),
  });
}

/** Smithy 2.0, "Shape ID conflicts": shape ids are unique regardless of case. */
function reportCaseConflicts(shapes: ReadonlyMap<ShapeId, DraftShape>, problems: Problems): void {
  const seen = new Map<string, DraftShape>();
  for (const shape of shapes.values()) {
    const folded = shape.id.toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, shape);
    if (other === undefined) continue;
    for (const { id, source } of [other, shape]) {
      problems.report("shape-name-case", `${other.id} and ${shape.id} differ only in upper and lower case.`, {
        shapeId: id,
        at: source,
      });
    }
  }
}
