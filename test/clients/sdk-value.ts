/** Values in the client's own forms and back: what the SDK documents, and nothing else. */
import type { Exports } from "../sdk/published.js";
import { setMember } from "../../runtime/codec/member-access.js";
import { type Schema, targetOf } from "../../runtime/schema/schema.js";

type Part = (schema: Schema, value: unknown) => unknown;

/** What a client takes: a bigDecimal is a `NumericValue`. */
export function toSdk(schema: Schema, value: unknown, serde: Exports): unknown {
  const { NumericValue } = serde as { readonly NumericValue: new (text: string, type: "bigDecimal") => object };
  const convert: Part = (it, part) =>
    it.type === "bigDecimal" ? new NumericValue(String(part), "bigDecimal") : mapped(it, part, convert);
  return convert(schema, value);
}

/** What a client gave, as plain values: streams read to the end, wrapped texts unwrapped, decimals as their digits. */
export async function fromSdk(schema: Schema, value: unknown): Promise<unknown> {
  const streams: { readonly holder: Record<string, unknown>; readonly name: string; readonly stream: Stream }[] = [];
  const convert: Part = (it, part) => {
    if (it.type === "string" && isWrapped(part)) return String(part);
    if (it.type === "bigDecimal" && isNumeric(part)) return part.string;
    return mapped(it, part, convert);
  };
  const plain = convert(schema, await withEvents(value));
  if (typeof plain !== "object" || plain === null) return plain;
  for (const [name, stream] of Object.entries(plain)) {
    // An empty payload is null.
    if (stream === null) delete (plain as Record<string, unknown>)[name];
    else if (isStream(stream)) streams.push({ holder: plain as Record<string, unknown>, name, stream });
  }
  for (const { holder, name, stream } of streams) setMember(holder, name, await stream.transformToByteArray());
  return plain;
}

/** Streams of events as lists. */
async function withEvents(value: unknown): Promise<unknown> {
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    setMember(result, name, isEvents(part) ? await arrayOf(part) : part);
  }
  return result;
}

function isEvents(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && !isStream(value);
}

/** Everything that a stream has to give. */
export async function arrayOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

interface Stream {
  readonly transformToByteArray: () => Promise<Uint8Array>;
}

function isStream(value: unknown): value is Stream {
  return (
    typeof value === "object" && value !== null && "transformToByteArray" in value && !(value instanceof Uint8Array)
  );
}

/** A text of a media type comes as an object around it. */
function isWrapped(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object String]" && typeof value === "object";
}

function isNumeric(value: unknown): value is { readonly string: string } {
  return typeof value === "object" && value !== null && "string" in value;
}

/** The same container with every part converted; members that the schema does not have stay. */
function mapped(schema: Schema, value: unknown, convert: Part): unknown {
  if (value === null || value === undefined) return value;
  switch (schema.type) {
    case "structure":
    case "union":
      return entriesOf(value, (name, part) => {
        const member = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined;
        return member === undefined ? part : convert(targetOf(member), part);
      });
    case "map":
      return entriesOf(value, (_, part) => convert(targetOf(schema.value), part));
    case "list":
      return Array.isArray(value) ? value.map((item) => convert(targetOf(schema.member), item)) : value;
    default:
      return value;
  }
}

function entriesOf(value: unknown, convert: (name: string, part: unknown) => unknown): unknown {
  if (typeof value !== "object") return value;
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value as object)) {
    if (part !== undefined) setMember(result, name, convert(name, part));
  }
  return result;
}
