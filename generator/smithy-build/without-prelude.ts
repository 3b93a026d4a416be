/** A model as JSON text without the shapes of the Smithy prelude, which smithy-build sends when it is told to. */
import { parseTree } from "jsonc-parser";

/** What is left out becomes spaces, so that every position stays what it was. Text that is no model stays as it is. */
export function withoutPrelude(text: string): string {
  const root = parseTree(text);
  const shapes = root?.children?.find(({ children }) => children?.[0]?.value === "shapes")?.children?.[1];
  const properties = shapes?.type === "object" ? (shapes.children ?? []) : [];
  const isPrelude = (index: number): boolean =>
    String(properties[index]?.children?.[0]?.value).startsWith("smithy.api#");
  const lastKept = properties.findLastIndex((_, index) => !isPrelude(index));
  const parts: string[] = [];
  let at = 0;
  for (const [index, property] of properties.entries()) {
    if (!isPrelude(index)) continue;
    // With the comma that divides it from what comes next, or from the last one that is kept.
    const next = properties[index + 1]?.offset;
    const end = next ?? property.offset + property.length;
    parts.push(text.slice(at, property.offset), blank(text.slice(property.offset, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return withoutComma(parts.join(""), properties[lastKept], lastKept < properties.length - 1);
}

/** The comma after the last property that is kept, when what it divided it from is gone. */
function withoutComma(
  text: string,
  last: { readonly offset: number; readonly length: number } | undefined,
  isGone: boolean,
): string {
  if (last === undefined || !isGone) return text;
  const comma = text.indexOf(",", last.offset + last.length);
  return `${text.slice(0, comma)} ${text.slice(comma + 1)}`;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
