/** Documentation of a model, HTML or Markdown, as TSDoc Markdown that is safe in a comment whatever the model says. */
import { BlockBuilder } from "./block-builder.js";
import type { Block } from "./block.js";
import { readHtml } from "./read-html.js";
import { readMarkdown } from "./read-markdown.js";
import { hasBlockTag } from "./tag-roles.js";

export interface TsdocOptions {
  /**
   * The symbol for `{@link Symbol}` when the name is one that the documentation may refer to, such as a shape of the
   * same service; undefined otherwise. It is asked for every `<a>` that has no usable address.
   */
  readonly link?: (name: string) => string | undefined;
}

/**
 * The blocks of a documentation text, empty for a blank one; `linesOf` wraps them. A text with HTML block tags is read
 * as HTML, any other as Markdown with inline HTML (Smithy 2.0, documentation trait: CommonMark). Never throws.
 *
 * Outside code, `<`, `>`, braces, and `@` at the start of a word are escaped, so that nothing reads as a tag; code is
 * fenced by delimiters longer than any in it; no text holds the end of a comment; links go to http, https or mailto.
 */
export function tsdocOf(documentation: string, options: TsdocOptions = {}): readonly Block[] {
  const isHtml = hasBlockTag(documentation);
  const builder = new BlockBuilder(options.link ?? (() => undefined), !isHtml);
  if (isHtml) readHtml(documentation, builder);
  else readMarkdown(documentation, builder);
  return builder.finish();
}
