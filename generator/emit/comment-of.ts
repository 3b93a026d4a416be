/** A planned documentation as the text of a doc comment. */
import { flatExpression, printAfter } from "../print/expression.js";
import { printDocComment, type DocPart } from "../print/doc-comment.js";
import { lineWidth } from "../print/layout.js";
import type { Block } from "../documentation/block.js";
import { fencedLines } from "../documentation/code-span.js";
import type { DocPlan, DocTag } from "../plan/doc-plan.js";
import { escapedText, paragraphOf } from "../documentation/paragraph-of.js";
import { safeUrl } from "../documentation/safe-url.js";
import { tsdocOf } from "../documentation/tsdoc-of.js";

export type Link = (name: string) => string | undefined;

/** The comment with a line feed after it, indented; empty when there is nothing to say. */
export function commentOf(doc: DocPlan, link: Link, indent = ""): string {
  const comment = printDocComment(partsOf(doc, link), indent, lineWidth);
  return comment === "" ? "" : `${comment}\n`;
}

/** A comment of one paragraph of ours, in finished Markdown. */
export function noteOf(markdown: string, indent = ""): string {
  return `${printDocComment([paragraphOf(markdown)], indent, lineWidth)}\n`;
}

function partsOf(doc: DocPlan, link: Link): readonly DocPart[] {
  const parts: DocPart[] = doc.html === undefined ? [] : [...tsdocOf(doc.html, { link })];
  if (doc.facts.length > 0) parts.push(paragraphOf(doc.facts.join(" ")));
  // Before the tags: what follows a tag belongs to it.
  if (doc.shapeId !== undefined) parts.push(paragraphOf(`Smithy shape: \`${doc.shapeId}\``));
  for (const tag of doc.tags) parts.push(...tagParts(tag, link));
  return parts;
}

function tagParts(tag: DocTag, link: Link): readonly DocPart[] {
  switch (tag.tag) {
    case "deprecated":
      return [{ kind: "tag", tag: "@deprecated", text: blocksOf(tag.text, link) }];
    case "since":
      return [{ kind: "tag", tag: "@since", text: escapedText(tag.text) }];
    case "internal":
      return [{ kind: "tag", tag: "@internal" }];
    case "see": {
      const url = safeUrl(tag.url);
      const text = escapedText(tag.text);
      return [{ kind: "tag", tag: "@see", text: url === undefined ? text : `[${text}](${url})` }];
    }
    case "param":
      return [{ kind: "tag", tag: "@param", text: `${tag.name} - ${tag.text}` }];
    case "returns":
      return [{ kind: "tag", tag: "@returns", text: tag.text }];
    case "throws":
      return [{ kind: "tag", tag: "@throws", text: `{@link ${tag.link}} ${escapedText(tag.text)}`.trimEnd() }];
    case "example":
      return [exampleText(tag)];
  }
}

function blocksOf(text: string, link: Link): readonly Block[] {
  return tsdocOf(text, { link });
}

function exampleText(tag: DocTag & { readonly tag: "example" }): string {
  const head = `const ${tag.name}: ${tag.type} =`;
  const flat = flatExpression(tag.value);
  const value = flat === "{}" ? " {}" : printAfter(head.length, tag.value, 0, 1);
  const code = `${head}${value};`;
  const title = escapedText(tag.title);
  return [title === "" ? "@example" : `@example ${title}`, ...fencedLines("ts", code.split("\n"))].join("\n");
}
