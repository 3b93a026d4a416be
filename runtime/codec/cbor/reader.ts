/** Readers of decoded CBOR items. */
import type { Schema } from "../../schema/schema.js";
import { type TreeReadOptions, type TreeReader, treeReaders } from "../tree/reader.js";
import { kindOf, scalarReader } from "./read-scalar.js";

/** Reads one decoded item. `depth` is the level of the container it stands in. @throws CodecFailure */
export type CborReader = TreeReader;

/** How a protocol reads CBOR. */
export type CborReadOptions = Omit<TreeReadOptions, "jsonNames">;

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function cborReaders(options: CborReadOptions): (schema: Schema) => CborReader {
  return treeReaders({ ...options, jsonNames: false }, { scalarReader, kindOf });
}
