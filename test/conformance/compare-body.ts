/** Compares bodies by what they mean: JSON and CBOR values, XML trees, form fields; anything else byte by byte. */
import { parseDocument } from "htmlparser2";
import { decodeCbor } from "../../runtime/codec/cbor/index.js";
import { readBase64 } from "../../runtime/codec/base64.js";
import { differenceOf } from "./difference.js";

type Body = Uint8Array | string;

/** What is wrong with a body; `undefined` when it is the expected one. */
export function bodyProblem(actual: Body, expected: string, mediaType: string): string | undefined {
  if (expected === "")
    return actual.length === 0 ? undefined : `the body should be empty: ${textOf(actual).slice(0, 200)}`;
  const difference = differenceIn(actual, expected, mediaType);
  return difference === undefined ? undefined : `body ${difference}`;
}

function differenceIn(actual: Body, expected: string, mediaType: string): string | undefined {
  switch (mediaType) {
    case "application/json":
      return differenceOf(parseJson(textOf(actual)), parseJson(expected));
    case "application/cbor":
      return differenceOf(cborOf(bytesOf(actual)), cborOf(readBase64(expected) ?? new Uint8Array()));
    case "application/xml":
      return differenceOf(treeOf(textOf(actual)), treeOf(expected));
    case "application/x-www-form-urlencoded":
      return differenceOf(fieldsOf(textOf(actual)), fieldsOf(expected));
    default:
      return differenceOf(textOf(actual), expected);
  }
}

/** The body of a request or response case, as bytes or text. CBOR is base64 in the corpus. */
export function bodyOfCase(text: string, mediaType: string): Body {
  return mediaType === "application/cbor" ? (readBase64(text) ?? new Uint8Array()) : text;
}

function textOf(body: Body): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

function bytesOf(body: Body): Uint8Array {
  return typeof body === "string" ? new TextEncoder().encode(body) : body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `no JSON: ${text}`;
  }
}

function cborOf(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? undefined : decodeCbor(bytes, 64);
}

function fieldsOf(text: string): readonly string[] {
  return text.trim().split("&").sort();
}

interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (Tree | string)[];
}

type Parsed = ReturnType<typeof parseDocument>["children"][number];

/** Elements in the order of their names, so that only the order of equal names counts; no text between elements. */
function treeOf(xml: string): readonly (Tree | string)[] {
  return contentOf(parseDocument(xml, { xmlMode: true }).children);
}

function contentOf(nodes: readonly Parsed[]): readonly (Tree | string)[] {
  const elements = nodes.filter((node) => "attribs" in node);
  if (elements.length === 0) {
    const text = nodes.map((node) => (node.type === "text" && "data" in node ? node.data : "")).join("");
    return text === "" ? [] : [text];
  }
  const trees = elements.flatMap((node): Tree[] => {
    if (requestIds.has(node.name)) return [];
    return [{ name: node.name, attributes: { ...node.attribs }, content: contentOf(node.children) }];
  });
  return trees.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
}

/** Ids differ from run to run, and most cases leave them out; the tests of each protocol say where they stand. */
const requestIds: ReadonlySet<string> = new Set(["RequestId", "RequestID", "requestId", "ResponseMetadata"]);
