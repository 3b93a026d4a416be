/** XML codecs: readers and writers compiled from schemas. */
export { type XmlElement, childOf } from "./element.js";
export { escapeMessage, escapeText } from "./escape.js";
export { type MemberFilter, namespaceText, rootNameOf } from "./names.js";
export { parseXml } from "./parse.js";
export { type XmlReader, type XmlReaders, type XmlReadOptions, xmlReaders } from "./reader.js";
export {
  type XmlContent,
  type XmlContentWriter,
  type XmlTag,
  type XmlWriteOptions,
  type XmlWriter,
  type XmlWriters,
  xmlWriters,
} from "./writer.js";
