/** CBOR codecs (RFC 8949): a decoder, and readers and writers compiled from schemas. */
export { decodeCbor, isMalformedCbor, MalformedCbor } from "./decode.js";
export { type CborReader, type CborReadOptions, cborReaders } from "./reader.js";
export { type CborWriteOptions, cborWriters } from "./writer.js";
