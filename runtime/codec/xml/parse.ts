/** Bytes to a tree of elements: well-formed XML only, no document types, so that no entity can be declared or expanded. */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { CodecFailure, isCodecFailure } from "../failure.js";
import type { XmlElement } from "./element.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/**
 * Parses a document and gives its root element; `undefined` when the bytes are not UTF-8, the text is not well-formed
 * or it has a document type. Time and memory are linear in the text. @throws CodecFailure when elements nest deeper than `maxDepth`
 */
export function parseXml(body: Uint8Array | string, maxDepth: number): XmlElement | undefined {
  try {
    return readDocument(typeof body === "string" ? body : utf8.decode(body), maxDepth);
  } catch (error) {
    if (isCodecFailure(error)) throw error;
    // The parser throws an Error at the first thing that is not well-formed, and the decoder a TypeError.
    return undefined;
  }
}

/** A parser that has read a document to its end is as good as new; making one takes as long as reading a short document. */
let spare: DocumentParser | undefined;

function readDocument(text: string, maxDepth: number): XmlElement | undefined {
  const parser = spare ?? new DocumentParser();
  spare = undefined;
  const root = parser.read(text, maxDepth);
  spare = parser;
  return root;
}

class DocumentParser {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  #open: Growing[] = [];
  #root: Growing | undefined;
  #maxDepth = 0;

  constructor() {
    const append = (part: string): void => {
      const current = this.#open.at(-1);
      if (current !== undefined) current.text += part;
    };
    this.#parser.on("doctype", () => {
      throw new Error("a document type");
    });
    this.#parser.on("opentag", (tag) => this.#enter(elementOf(tag)));
    this.#parser.on("closetag", () => void this.#open.pop());
    this.#parser.on("text", append);
    this.#parser.on("cdata", append);
  }

  /** To be called again only if it has not thrown. */
  read(text: string, maxDepth: number): XmlElement | undefined {
    this.#maxDepth = maxDepth;
    this.#parser.write(text).close();
    const root = this.#root;
    this.#root = undefined;
    this.#open = [];
    return root;
  }

  #enter(element: Growing): void {
    if (this.#open.length >= this.#maxDepth) throw new CodecFailure(`at most ${this.#maxDepth} levels`, "map");
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }
}

function elementOf({ name, local, attributes }: SaxesTagNS): Growing {
  let known: Map<string, string> | undefined;
  for (const attribute of Object.values(attributes)) (known ??= new Map()).set(attribute.name, attribute.value);
  return { name, local, attributes: known ?? none, children: [], text: "" };
}

const none: ReadonlyMap<string, string> = new Map();
