/** Where each trait of a shape or member was written: with the shape, unless `apply` or a mixin brought it. */
import type { ShapeId, SourceRef } from "./shapes.js";

interface Carrier {
  readonly id: ShapeId;
  readonly source: SourceRef;
}

export class TraitOrigins {
  readonly #elsewhere = new Map<ShapeId, Map<ShapeId, SourceRef>>();

  /** Records that the trait came from somewhere else than the carrier's own definition. */
  set(carrier: ShapeId, trait: ShapeId, source: SourceRef): void {
    const known = this.#elsewhere.get(carrier);
    if (known === undefined) this.#elsewhere.set(carrier, new Map([[trait, source]]));
    else known.set(trait, source);
  }

  of(carrier: Carrier, trait: ShapeId): SourceRef {
    return this.#elsewhere.get(carrier.id)?.get(trait) ?? traitSource(carrier.source, trait);
  }
}

/** The place of a trait in the definition, or the `apply`, that stands at `source`. */
export function traitSource({ file, path }: SourceRef, trait: ShapeId): SourceRef {
  return { file, path: [...path, "traits", trait] };
}
