/** What XML bodies say of an error (spec: operation error serialization of awsQuery, ec2Query and restXml). */
import { type XmlElement, childOf } from "../codec/xml/index.js";
import type { HeaderReader } from "../protocol/protocol.js";
import { type ErrorWords, queryCodeIn } from "./read-outcome.js";

/** The element that has the error's members: alone, in `ErrorResponse`, or in `Errors` of a `Response`. */
export function errorElementOf(root: XmlElement): XmlElement | undefined {
  if (root.local === "Error") return root;
  const holder = childOf(root, "Errors") ?? root;
  return childOf(holder, "Error");
}

/** The code and the message of an error's element. */
export function wordsOfElement(headers: HeaderReader, error: XmlElement | undefined): ErrorWords {
  return {
    code: error === undefined ? undefined : textOf(error, ["Code"]),
    message: error === undefined ? undefined : textOf(error, ["Message", "message"]),
    queryCode: queryCodeIn(headers),
  };
}

/** Wherever protocols put it: beside the error, in it, or in the metadata of an output. */
export function requestIdOfElement(root: XmlElement): string | undefined {
  const error = errorElementOf(root);
  const metadata = childOf(root, "ResponseMetadata");
  for (const holder of [root, error, metadata]) {
    const id = holder === undefined ? undefined : textOf(holder, ["RequestId", "RequestID", "requestId"]);
    if (id !== undefined) return id;
  }
  return undefined;
}

function textOf(element: XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = childOf(element, name)?.text.trim();
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}
