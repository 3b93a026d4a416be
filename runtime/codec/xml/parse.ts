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

function readDocument(text: string, maxDepth: number): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let root: Growing | undefined;
  const append = (part: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on("doctype", () => {
    throw new Error("a document type");
  });
  parser.on("opentag", (tag) => {
    if (open.length >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "map");
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  return root;
}

function elementOf({ name, local, attributes }: SaxesTagNS): Growing {
  const pairs = Object.values(attributes).map(({ name, value }): [string, string] => [name, value]);
  return { name, local, attributes: pairs.length === 0 ? none : new Map(pairs), children: [], text: "" };
}

const none: ReadonlyMap<string, string> = new Map();
