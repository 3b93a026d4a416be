/** Texts of endpoint rules: what stands in braces is a reference, or a path into one; doubled braces are braces. */

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  /** Without a path, the value itself. */
  | { readonly kind: "reference"; readonly name: string; readonly path?: string };

export type Template =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  /** A predicate about the text. */
  | { readonly ok: false; readonly reason: string };

/** Smithy 2.0, "Rules engine specification", template string literals. */
export function readTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character !== "{" && character !== "}") continue;
    if (text[index + 1] === character) index++;
    else if (character === "{") {
      if (depth++ > 0) continue;
      if (index > start) parts.push(textPart(text.slice(start, index)));
      start = index + 1;
    } else if (--depth < 0) return { ok: false, reason: "closes a brace that is not open" };
    else if (depth === 0) {
      parts.push(referencePart(text.slice(start, index)));
      start = index + 1;
    }
  }
  if (depth > 0) return { ok: false, reason: "leaves a brace open" };
  if (start < text.length) parts.push(textPart(text.slice(start)));
  return { ok: true, parts };
}

function textPart(text: string): TemplatePart {
  return { kind: "text", text: text.replaceAll("{{", "{").replaceAll("}}", "}") };
}

function referencePart(text: string): TemplatePart {
  const hash = text.indexOf("#");
  if (hash < 0) return { kind: "reference", name: text };
  return { kind: "reference", name: text.slice(0, hash), path: text.slice(hash + 1) };
}
