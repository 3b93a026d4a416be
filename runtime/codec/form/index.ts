/** Form codecs: readers and writers of query parameters compiled from schemas. */
export { type FormLimits, type FormNode, parseForm } from "./parse.js";
export { type FormReader, type FormReadOptions, formReaders } from "./reader.js";
export { ec2Style, type FormStyle, queryStyle } from "./style.js";
export { type FormPair, formText, type FormWriteOptions, type FormWriter, formWriters } from "./writer.js";
