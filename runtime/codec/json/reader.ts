/** Readers of parsed JSON values. */
import type { Schema } from "../../schema/schema.js";
import { type TreeReadOptions, type TreeReader, treeReaders } from "../tree/reader.js";
import { kindOf } from "./kind.js";
import { type ScalarOptions, scalarReader } from "./read-scalar.js";
import { hasRepeats } from "./repeated-keys.js";

/** Reads one parsed JSON value. `depth` is the level of the container it stands in. @throws CodecFailure */
export type JsonReader = TreeReader;

/** How a protocol reads JSON. */
export interface JsonReadOptions extends TreeReadOptions, ScalarOptions {}

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function jsonReaders(options: JsonReadOptions): (schema: Schema) => JsonReader {
  return treeReaders(options, {
    scalarReader: (schema, format) => scalarReader(schema, options, format),
    kindOf,
    hasRepeats,
  });
}
