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

/** Texts that were read before, in a process that asked for it. */
let remembered: Map<string, readonly Block[]> | undefined;
const mostRemembered = 50_000;

/**
 * From now on a text that comes again is not read again. For processes that generate the same models many times; the others
 * would keep every text of every model in memory.
 */
export function rememberDocumentation(): void {
  remembered ??= new Map();
}

/**
 * The blocks of a documentation text, empty for a blank one; `linesOf` wraps them. A text with HTML block tags is read
 * as HTML, any other as Markdown with inline HTML (Smithy 2.0, documentation trait: CommonMark). Never throws.
 *
 * Outside code, `<`, `>`, braces, and `@` at the start of a word are escaped, so that nothing reads as a tag; code is
 * fenced by delimiters longer than any in it; no text holds the end of a comment; links go to http, https or mailto.
 */
export function tsdocOf(documentation: string, options: TsdocOptions = {}): readonly Block[] {
  const known = remembered?.get(documentation);
  if (known !== undefined) return known;
  let isLinked = false;
  const link = (name: string): string | undefined => {
    isLinked = true;
    return options.link?.(name);
  };
  const isHtml = hasBlockTag(documentation);
  const builder = new BlockBuilder(link, !isHtml);
  if (isHtml) readHtml(documentation, builder);
  else readMarkdown(documentation, builder);
  const blocks = builder.finish();
  // One that asked for a link may get another answer the next time.
  if (remembered !== undefined && !isLinked && remembered.size < mostRemembered) remembered.set(documentation, blocks);
  return blocks;
}
