/** Readers of lists and maps in XML, wrapped or flattened. */
import type { ListSchema, MapSchema } from "../../schema/schema.js";
import { CodecFailure, at } from "../failure.js";
import { setMember } from "../member-access.js";
import { type XmlElement, isBlank } from "./element.js";
import { memberNameOf } from "./names.js";

/** Reads an element; its own name is no concern of the reader. `depth` is the level of the container it stands in. @throws CodecFailure */
export type XmlReader = (element: XmlElement, depth: number) => unknown;

/** Reads all the elements that stand for one member. @throws CodecFailure */
export type ElementsReader = (elements: readonly XmlElement[], depth: number) => unknown;

/** A collection within an element of its own: its children of one name are the items, and no other child counts. */
export function wrapped(type: "list" | "map", itemName: string, read: ElementsReader): XmlReader {
  return (element, depth) => {
    if (element.children.length === 0 && !isBlank(element)) throw new CodecFailure(type, "string");
    return read(
      element.children.filter(({ name, local }) => name === itemName || local === itemName),
      depth,
    );
  };
}

/** `read` reads an item. */
export function listReader(schema: ListSchema, read: XmlReader, maxDepth: number): ElementsReader {
  const sparse = schema.sparse === true;
  return (elements, depth) => {
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "list");
    return elements.map((element, index) => {
      try {
        return sparse && isNil(element) ? null : read(element, depth + 1);
      } catch (error) {
        throw at(index, error);
      }
    });
  };
}

/** `read` reads a value; keys are strings. The last of equal keys counts. */
export function mapReader(schema: MapSchema, read: XmlReader, maxDepth: number): ElementsReader {
  const sparse = schema.sparse === true;
  const keyName = memberNameOf("key", schema.key);
  const valueName = memberNameOf("value", schema.value);
  return (entries, depth) => {
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "map");
    const map: Record<string, unknown> = {};
    for (const entry of entries) {
      const key = named(entry, keyName);
      const value = named(entry, valueName);
      if (key === undefined) throw new CodecFailure("key of a map", "nothing");
      try {
        if (value === undefined) throw new CodecFailure("value of a map", "nothing");
        setMember(map, key.text, sparse && isNil(value) ? null : read(value, depth + 1));
      } catch (error) {
        throw at(key.text, error);
      }
    }
    return map;
  };
}

function named({ children }: XmlElement, wanted: string): XmlElement | undefined {
  return children.findLast(({ name, local }) => name === wanted || local === wanted);
}

/** Nulls of sparse collections: Smithy does not say how XML writes them, XML Schema does (part 1, section 2.6.2). */
function isNil({ attributes }: XmlElement): boolean {
  return attributes.get("xsi:nil") === "true";
}
