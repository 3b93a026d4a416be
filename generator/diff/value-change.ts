/** A value of a trait, or a part of one, that was added, removed or changed: which of them, and in words. */
import { equalNodes } from "../model/node.js";
import type { Node, ShapeId } from "../model/shapes.js";
import { quoted } from "./event.js";

/** As event ids have it. */
export type ChangeKind = "Add" | "Remove" | "Update";

export interface ValueChange {
  /** The shape or member that has the trait. */
  readonly about: ShapeId;
  readonly trait: ShapeId;
  /** A JSON pointer into the trait's value; empty for the trait as a whole. */
  readonly path: string;
  /** Undefined where there is none. */
  readonly old: Node | undefined;
  readonly now: Node | undefined;
}

/** Undefined when nothing changed. */
export function changeKindOf({ old, now }: Pick<ValueChange, "old" | "now">): ChangeKind | undefined {
  if (old === undefined) return now === undefined ? undefined : "Add";
  if (now === undefined) return "Remove";
  return equalNodes(old, now) ? undefined : "Update";
}

/** One sentence. */
export function changeMessageOf({ about, trait, path, old, now }: ValueChange): string {
  const what = path === "" ? `The trait ${trait} of ${about}` : `${path} in the trait ${trait} of ${about}`;
  if (old === undefined) return `${what} was added, with the value ${quoted(now ?? null)}.`;
  if (now === undefined) return `${what} was removed; it was ${quoted(old)}.`;
  return `${what} changed from ${quoted(old)} to ${quoted(now)}.`;
}
