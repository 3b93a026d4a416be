/** Changes requests: bytes, header fields, targets, methods, and the structure of JSON, XML, CBOR and form bodies. */
import type { Random } from "../fuzz/random.js";

/** A request that may be changed. */
export interface RawRequest {
  method: string;
  target: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
}

type Change = (request: RawRequest, random: Random) => void;

const utf8 = new TextDecoder();
const encoder = new TextEncoder();

/** A changed copy. */
export function mutatedRequest(request: RawRequest, random: Random): RawRequest {
  const copy: RawRequest = { ...request, headers: request.headers.map(([name, value]) => [name, value]) };
  const times = 1 + random.below(3);
  for (let turn = 0; turn < times; turn++) random.pick(changes, changeBytes)(copy, random);
  return copy;
}

const pieces: readonly string[] = [
  "",
  " ",
  "\0",
  "%",
  "%00",
  "%ff",
  "%2F",
  "..",
  "//",
  "?",
  "&",
  "=",
  ";",
  ",",
  '"',
  "\\",
  "é",
  "\u{1f600}",
  "\ud800",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "true",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "9".repeat(40),
  "1970-01-01T00:00:00Z",
  "9999-99-99T99:99:99Z",
  "<![CDATA[",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "&amp;",
  "&b;",
  "{}",
  "[]",
  "a".repeat(5000),
];

function changeBytes(request: RawRequest, random: Random): void {
  const bytes = [...request.body.subarray(0, 20_000)];
  const at = random.below(bytes.length + 1);
  switch (random.below(6)) {
    case 0:
      bytes[at] = random.below(256);
      break;
    case 1:
      bytes.splice(at, 1 + random.below(4));
      break;
    case 2:
      bytes.splice(at, 0, ...encoder.encode(random.pick(pieces, "")));
      break;
    case 3:
      bytes.length = Math.min(at, bytes.length);
      break;
    case 4:
      bytes.push(...bytes.slice(at, at + 200));
      break;
    default:
      for (let turn = 0; turn < 5; turn++) bytes[random.below(bytes.length + 1)] = random.below(256);
  }
  request.body = Uint8Array.from(bytes, (byte) => byte);
}

const values: readonly string[] = [
  ...pieces,
  "*/*",
  "text/html",
  "application/json",
  "application/xml",
  "application/cbor",
  "application/json; charset=utf-8",
  "application/x-amz-json-1.0",
  "application/x-amz-json-1.1",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "gzip",
  "aws-chunked",
  "0",
  "-1",
  "a,b,,c",
  '"a","b',
  "Thu, 01 Jan 1970 00:00:00 GMT",
];
const names: readonly string[] = [
  "content-type",
  "accept",
  "content-encoding",
  "content-length",
  "content-md5",
  "x-amz-target",
  "x-amz-decoded-content-length",
  "x-amz-content-sha256",
  "x-amz-checksum-crc32",
  "x-amz-trailer",
  "smithy-protocol",
  "x-amzn-query-mode",
  "host",
  "authorization",
  "__proto__",
  "constructor",
];

function changeHeaders({ headers }: RawRequest, random: Random): void {
  const at = random.below(headers.length);
  const field = headers[at];
  switch (random.below(4)) {
    case 0:
      headers.splice(at, 1);
      break;
    case 1:
      if (field !== undefined) field[1] = random.pick(values, "");
      break;
    case 2:
      if (field !== undefined) field[1] = spliced(field[1], random);
      break;
    default:
      headers.push([random.pick(names, ""), random.pick(values, "")]);
  }
}

function changeTarget(request: RawRequest, random: Random): void {
  const [path = "", query = ""] = request.target.split("?", 2);
  const segments = path.split("/");
  switch (random.below(4)) {
    case 0:
      request.target = spliced(request.target, random);
      break;
    case 1:
      segments[random.below(segments.length)] = random.pick(pieces, "");
      request.target = segments.join("/") + (query === "" ? "" : `?${query}`);
      break;
    case 2:
      request.target = `${path}?${spliced(query, random)}`;
      break;
    default:
      request.target += `${request.target.includes("?") ? "&" : "?"}${random.pick(pieces, "")}=${random.pick(pieces, "")}`;
  }
}

function changeMethod(request: RawRequest, random: Random): void {
  request.method = random.pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "", "BREW"], "GET");
}

/** A text with a piece in it, or a piece less. */
function spliced(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(pieces, "") + text.slice(at + random.below(4));
}

/** Bodies keep their format and lose their sense. */
function changeStructure(request: RawRequest, random: Random): void {
  const text = utf8.decode(request.body);
  const first = text.trimStart().at(0);
  if (first === "{" || first === "[") request.body = encoder.encode(changedJson(text, random));
  else if (first === "<") request.body = encoder.encode(changedMarkup(text, random));
  else if (request.headers.some(([, value]) => value === "application/cbor"))
    request.body = changedCbor(request.body, random);
  else request.body = encoder.encode(changedForm(text, random));
}

const nodes: readonly unknown[] = [null, true, 0, -1, 1.5, 1e300, "", "x", [], {}, [null], { a: 1 }, { __proto__x: 1 }];

function changedJson(text: string, random: Random): string {
  try {
    const root: unknown = JSON.parse(text);
    const holders = [...containersIn(root)];
    const holder = random.pick(holders, { root });
    const keys = Object.keys(holder);
    const key = random.pick([...keys, random.pick(pieces, "x")], "x");
    if (random.once(4)) Reflect.deleteProperty(holder, key);
    else
      Object.defineProperty(holder, key, {
        value: random.pick(nodes, null),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    const json = JSON.stringify(root);
    return random.once(12) ? json.replace(/[[{]/, (open) => open.repeat(2000)) : json;
  } catch {
    return text + text;
  }
}

function* containersIn(node: unknown): Generator<object> {
  if (typeof node !== "object" || node === null) return;
  yield node;
  for (const item of Object.values(node)) yield* containersIn(item);
}

function changedMarkup(text: string, random: Random): string {
  const tags = [...text.matchAll(/<[^>]*>/g)];
  const tag = random.pick(tags, undefined);
  if (tag === undefined) return text;
  const end = tag.index + tag[0].length;
  switch (random.below(5)) {
    case 0:
      return text.slice(0, tag.index) + text.slice(end);
    case 1:
      return text.slice(0, end) + random.pick(pieces, "") + text.slice(end);
    case 2:
      return text.slice(0, tag.index) + text.slice(tag.index, end).repeat(1 + random.below(3000)) + text.slice(end);
    case 3:
      return text.replaceAll(
        tag[0].replaceAll(/[<>/]/g, ""),
        random.pick(["item", "__proto__", "member", "entry"], "a"),
      );
    default:
      return `<!DOCTYPE r [<!ENTITY e "x">]>${text.slice(0, end)}&e;${text.slice(end)}`;
  }
}

/** Heads that promise more than there is, or nest. */
function changedCbor(body: Uint8Array, random: Random): Uint8Array {
  const at = random.below(body.length + 1);
  const heads: readonly (readonly number[])[] = [
    [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    [0xbf],
    [0x9f],
    [0xff],
    [0x5f, 0x41],
    [0xc2, 0x41, 0],
    [0xc1, 0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0],
    Array.from({ length: 2000 }, () => random.pick([0x81, 0xa1, 0xc6], 0x81)),
    [0xf9, 0x7e, 0],
    [0xf6],
    [0xa2, 0x61, 0x61, 0, 0x61, 0x61, 0],
  ];
  return Uint8Array.of(...body.subarray(0, at), ...random.pick(heads, []), ...body.subarray(at + random.below(2)));
}

function changedForm(text: string, random: Random): string {
  const pairs = text.split("&");
  const at = random.below(pairs.length);
  const pair = pairs[at] ?? "";
  const [name = "", value = ""] = pair.split("=", 2);
  switch (random.below(6)) {
    case 0:
      pairs.splice(at, 1);
      break;
    case 1:
      pairs.push(pair);
      break;
    case 2:
      pairs[at] = `${name}=${encodeURIComponent(random.pick(pieces, "").replace(/\p{Surrogate}/gu, ""))}`;
      break;
    case 3:
      pairs[at] =
        `${name}.${random.pick(["1", "0", "member.1", "entry.1.key", "__proto__", "a".repeat(50), ".".repeat(900)], "")}=${value}`;
      break;
    case 4:
      pairs[at] = `${name.replace(/\d+/, random.pick(["0", "-1", "1e9", "999999999", "4294967296"], "0"))}=${value}`;
      break;
    default:
      pairs[at] = name;
  }
  return pairs.join("&");
}

const changes: readonly Change[] = [
  changeBytes,
  changeBytes,
  changeStructure,
  changeStructure,
  changeStructure,
  changeHeaders,
  changeHeaders,
  changeTarget,
  changeMethod,
];
