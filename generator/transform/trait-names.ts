/** Traits as people name them in filters: `internal` for `smithy.api#internal`. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { knownTraits } from "../model/known-traits.js";
import { membersOf } from "../model/members.js";
import type { Model, ShapeId } from "../model/shapes.js";
import { traitDefinitions } from "../model/trait-definitions.js";
import { unmatchedNames } from "./unmatched.js";

/** The absolute id: names without a namespace are the prelude's. */
export function traitId(name: string): ShapeId {
  return name.includes("#") ? name : `smithy.api#${name}`;
}

/**
 * Warnings for names of no trait. One that exists and is applied nowhere is no mistake: a filter that leaves out what is
 * internal may well meet a model in which nothing is.
 */
export function unknownTraits(model: Model, key: string, names: readonly string[]): readonly Diagnostic[] {
  const known = new Set([...traitDefinitions.keys(), ...knownTraits]);
  if (names.every((name) => known.has(traitId(name)))) return [];
  for (const shape of model.shapes.values()) {
    for (const { traits } of [shape, ...membersOf(shape)]) for (const id of traits.keys()) known.add(id);
  }
  return unmatchedNames(model, key, names, [...known], (name, id) => traitId(name) === id);
}
