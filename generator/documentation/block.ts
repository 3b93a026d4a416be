/** The small tree between reading documentation and printing it: blocks whose words are finished TSDoc Markdown, not yet wrapped. */

/** Words are escaped and unbreakable (a word may hold spaces when it is a code span or a link); a space goes between two. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly words: readonly string[];
}

/** No item is empty. */
export interface List {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote {
  readonly kind: "quote";
  readonly blocks: readonly Block[];
}

/** Lines are verbatim, apart from what would end the comment or read as a tag. */
export interface CodeBlock {
  readonly kind: "code";
  readonly language: string;
  readonly lines: readonly string[];
}

/** Cells are finished Markdown of one line; every row has as many cells as the header. */
export interface Table {
  readonly kind: "table";
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Block = Paragraph | List | Quote | CodeBlock | Table;
