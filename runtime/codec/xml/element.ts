/** A parsed XML document: elements, their attributes and text; comments and processing instructions are gone. */

export interface XmlElement {
  /** As written, prefix and all. */
  readonly name: string;
  /** The name without its prefix. */
  readonly local: string;
  /** By name as written; namespace declarations are among them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All character data directly below the element, references resolved, joined. */
  readonly text: string;
}

/** The last child of a name, or `undefined`. */
export function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.findLast((child) => child.local === local);
}

const blank = /^[\t\n\r ]*$/;

/** Whether the element has no character data but white space. */
export function isBlank(element: XmlElement): boolean {
  return blank.test(element.text);
}

/** Text without XML white space at its ends, which only strings keep. */
export function collapsed(text: string): string {
  return edges.test(text) ? text.trim() : text;
}

const edges = /^[\t\n\r ]|[\t\n\r ]$/;
