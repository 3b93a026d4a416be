/** From where something was written to its line and column; each file is scanned once for any number of places. */
import type { Location } from "../diagnostics/diagnostic.js";
import { createLocator, offsetsOf } from "./json-positions.js";
import type { SourceRef } from "./shapes.js";

/** A file's name and whole text, read by someone else. */
export interface ModelSource {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  /** What the text was parsed to, where somebody has done so before: loading freezes it. */
  readonly json?: unknown;
}

/** A place by offset, for texts that have no JSON paths because they are not JSON. */
export interface OffsetRef {
  readonly file: string;
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
}

/**
 * The locations of many places, in their order. A path that leads nowhere gets the location of its nearest existing
 * ancestor; a place in a file that is not among the sources, such as `<prelude>`, gets none.
 */
export function locate(
  places: readonly (SourceRef | OffsetRef | undefined)[],
  sources: readonly ModelSource[],
): readonly (Location | undefined)[] {
  const byFile = new Map<string, number[]>();
  for (const [index, place] of places.entries()) {
    if (place === undefined) continue;
    const indexes = byFile.get(place.file);
    if (indexes === undefined) byFile.set(place.file, [index]);
    else indexes.push(index);
  }
  const locations: (Location | undefined)[] = places.map(() => undefined);
  for (const { file, text } of sources) {
    const indexes = byFile.get(file);
    if (indexes === undefined) continue;
    byFile.delete(file);
    const here = indexes.map((index) => places[index]);
    const offsets = offsetsOf(
      text,
      here.map((place) => (place !== undefined && "path" in place ? place.path : [])),
    );
    const locationAt = createLocator(file, text);
    for (const [nth, index] of indexes.entries()) {
      const place = here[nth];
      locations[index] = locationAt(place !== undefined && "offset" in place ? place.offset : (offsets[nth] ?? 0));
    }
  }
  return locations;
}
