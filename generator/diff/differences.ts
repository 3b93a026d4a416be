/** What differs between two models, found once; evaluators ask it and nothing else. */
import { equalNodes } from "../model/node.js";
import type { Model, Node, ShapeId, Traits } from "../model/shapes.js";
import type { Compared, ComparedMember, ComparedShape } from "./compared.js";
import { comparedShapesOf, isUnchanged } from "./compared.js";
import type { Finding } from "./event.js";

/** A shape that both models have, differently. */
export interface Change<T extends Compared = Compared> {
  readonly old: T;
  readonly now: T;
}

/** A trait that was added (`old` absent), removed (`now` absent) or has another value. */
export interface TraitChange {
  readonly trait: ShapeId;
  readonly old: Node | undefined;
  readonly now: Node | undefined;
}

export interface MetadataChange {
  readonly key: string;
  readonly old: Node | undefined;
  readonly now: Node | undefined;
}

export interface Differences {
  readonly oldModel: Model;
  readonly newModel: Model;
  /** In the new model's order; members follow their shape. */
  readonly added: readonly Compared[];
  /** In the old model's order. */
  readonly removed: readonly Compared[];
  readonly changed: readonly Change[];
  readonly metadata: readonly MetadataChange[];
  /** What all evaluators together say of other differences of the same models, suppressions applied. */
  readonly judge: (differences: Differences) => readonly Finding[];
  /** Whether the old model has a shape or member of that id. */
  readonly wasThere: (id: ShapeId) => boolean;
  readonly isThere: (id: ShapeId) => boolean;
}

/** Compares the models shape by shape, by id. */
export function differencesOf(oldModel: Model, newModel: Model, judge: Differences["judge"]): Differences {
  const olds = comparedShapesOf(oldModel);
  const news = comparedShapesOf(newModel);
  const changed: Change[] = [];
  for (const [id, old] of olds) {
    const now = news.get(id);
    if (now !== undefined && !isUnchanged(old, now)) changed.push({ old, now });
  }
  return {
    oldModel,
    newModel,
    added: [...news.values()].filter(({ id }) => !olds.has(id)),
    removed: [...olds.values()].filter(({ id }) => !news.has(id)),
    changed,
    metadata: metadataChanges(oldModel, newModel),
    judge,
    wasThere: (id) => olds.has(id),
    isThere: (id) => news.has(id),
  };
}

/** Differences of a few pairs of shapes, whatever their names: nothing added, nothing removed. */
export function narrowed(differences: Differences, changed: readonly Change[]): Differences {
  return { ...differences, added: [], removed: [], metadata: [], changed };
}

function metadataChanges(oldModel: Model, newModel: Model): readonly MetadataChange[] {
  const olds = new Map(Object.entries(oldModel.metadata));
  const news = new Map(Object.entries(newModel.metadata));
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((key) => {
    const [old, now] = [olds.get(key), news.get(key)];
    return old !== undefined && now !== undefined && equalNodes(old, now) ? [] : [{ key, old, now }];
  });
}

/** Traits that are not the same on both sides, in the order of the old shape, new ones last. */
export function traitChangesOf({
  old,
  now,
}: {
  old: { traits: Traits };
  now: { traits: Traits };
}): readonly TraitChange[] {
  const changes: TraitChange[] = [];
  for (const [trait, value] of old.traits) {
    const other = now.traits.get(trait);
    if (other === undefined || !equalNodes(value, other)) changes.push({ trait, old: value, now: other });
  }
  for (const [trait, value] of now.traits) {
    if (!old.traits.has(trait)) changes.push({ trait, old: undefined, now: value });
  }
  return changes;
}

/** A change of a trait that stays, with both of its values. */
export function changedTrait(
  { old, now }: Change,
  trait: ShapeId,
): { readonly old: Node; readonly now: Node } | undefined {
  const [before, after] = [old.traits.get(trait), now.traits.get(trait)];
  if (before === undefined || after === undefined || equalNodes(before, after)) return undefined;
  return { old: before, now: after };
}

/** Changes of members. */
export function memberChanges({ changed }: Differences): readonly Change<ComparedMember>[] {
  return changed.flatMap(({ old, now }) => (old.kind === "member" && now.kind === "member" ? [{ old, now }] : []));
}

/** Changes of shapes that are of the type on both sides, narrowed to it. */
export function changesOf<T extends ReferringType>(
  { changed }: Differences,
  ...types: readonly T[]
): readonly TypedChange<T>[] {
  return changed.flatMap(({ old, now }) => (isOf(old, types) && isOf(now, types) ? [{ old, now }] : []));
}

/** Types that are what the model says: no legacy form is among them. */
export type ReferringType = "structure" | "union" | "service" | "operation" | "resource";

export type TypedShape<T> = ComparedShape & { readonly shape: Extract<ComparedShape["shape"], { type: T }> };
export interface TypedChange<T> {
  readonly old: TypedShape<T>;
  readonly now: TypedShape<T>;
}

function isOf<T extends ReferringType>(compared: Compared, types: readonly T[]): compared is TypedShape<T> {
  return compared.kind === "shape" && types.some((type) => type === compared.type);
}
