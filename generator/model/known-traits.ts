/** Traits that are known by name, whether or not anything reads them: no note is given when their definitions are not loaded. */
import type { ShapeId } from "./shapes.js";
import { traitTable } from "./trait-table.js";

export const knownTraits: ReadonlySet<ShapeId> = new Set(traitTable.keys());
