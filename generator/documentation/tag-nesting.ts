/** Which elements end which: HTML lets authors leave end tags out, and authors leave out more than it lets them. */
import type { TagRole } from "./tag-roles.js";

export type Kind = TagRole["kind"];
/** What inline elements and paragraphs do not reach across. */
export const containers: readonly Kind[] = [
  "item",
  "term",
  "definition",
  "quote",
  "pre",
  "table",
  "cell",
  "headerCell",
];
const lists: readonly Kind[] = ["list"];
const tables: readonly Kind[] = ["table"];

/** What an end tag of a kind does not reach across. */
export function bordersOf(kind: Kind): readonly Kind[] {
  switch (kind) {
    case "item":
    case "term":
    case "definition":
      return lists;
    case "section":
    case "row":
    case "cell":
    case "headerCell":
      return tables;
    case "list":
    case "quote":
    case "table":
    case "pre":
      return [];
    default:
      return containers;
  }
}

/** What an open tag of a kind ends, where its end tag was left out. */
export function impliedEnds(kind: Kind): readonly Kind[] {
  switch (kind) {
    case "item":
      return ["item"];
    case "term":
    case "definition":
      return ["term", "definition"];
    case "row":
      return ["row"];
    case "cell":
    case "headerCell":
      return ["cell", "headerCell"];
    case "link":
    case "paragraph":
      return [kind];
    default:
      return [];
  }
}
