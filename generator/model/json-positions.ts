/** Lines and columns for JSON paths, found on demand: one pass over the text for any number of paths, without recursion. */
import type { Location } from "../diagnostics/diagnostic.js";
import { JsonScanner } from "./json-scanner.js";

export type JsonPath = readonly (string | number)[];

interface Wanted {
  offset: number;
  readonly below: Map<string | number, Wanted>;
}

/**
 * The offset of each path in `text`, which must be JSON: a scalar's own, a list's or object's key when it has one, and for
 * a path that leads nowhere that of its nearest existing ancestor.
 */
export function offsetsOf(text: string, paths: readonly JsonPath[]): number[] {
  const root: Wanted = { offset: 0, below: new Map() };
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      let next = node.below.get(step);
      if (next === undefined) node.below.set(step, (next = { offset: -1, below: new Map() }));
      node = next;
    }
  }
  if (root.below.size > 0) markOffsets(text, root);
  return paths.map((path) => {
    let node: Wanted | undefined = root;
    let offset = 0;
    for (const step of path) {
      node = node.below.get(step);
      if (node === undefined || node.offset < 0) break;
      offset = node.offset;
    }
    return offset;
  });
}

interface Frame {
  readonly wanted: Wanted;
  readonly isList: boolean;
  index: number;
}

function markOffsets(text: string, root: Wanted): void {
  const scanner = new JsonScanner(text);
  const frames: Frame[] = [];
  let current: Wanted | undefined = root;
  let keyOffset = -1;
  for (let kind = scanner.next(); kind !== "end" && kind !== "bad"; kind = scanner.next()) {
    const frame = frames.at(-1);
    if (kind === "}" || kind === "]") {
      frames.pop();
    } else if (kind === ",") {
      if (frame?.isList === true) current = frame.wanted.below.get(++frame.index);
    } else if (kind === "string" && frame !== undefined && !frame.isList && keyOffset < 0) {
      current = frame.wanted.below.get(scanner.stringValue() ?? "");
      keyOffset = scanner.start;
      scanner.next(); // the colon
      continue;
    } else {
      const opens = kind === "{" || kind === "[";
      if (current !== undefined) {
        current.offset = opens && keyOffset >= 0 ? keyOffset : scanner.start;
        if (opens) {
          frames.push({ wanted: current, isList: kind === "[", index: 0 });
          current = kind === "[" ? current.below.get(0) : undefined;
        }
      } else if (opens) scanner.skipNested();
    }
    if (kind !== ",") keyOffset = -1;
  }
}

/** Turns offsets of one text into locations. Lines end at `\n`; the lines' starts are found once. */
export function createLocator(file: string, text: string): (offset: number) => Location {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
