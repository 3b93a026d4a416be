/** JSON codecs: readers and writers compiled from schemas. */
export { careOf, type JsonCare, parseJson } from "./parse.js";
export { type JsonReader, type JsonReadOptions, jsonReaders } from "./reader.js";
export { type JsonWriter, type JsonWriteOptions, jsonWriters } from "./writer.js";
