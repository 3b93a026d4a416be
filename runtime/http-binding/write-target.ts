/** Writes the target of a request: labels into the path, members into the query, everything percent-encoded. */
import { CodecFailure, at, within } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { getterOf } from "../codec/member-access.js";
import { percentEncode } from "../codec/percent-encode.js";
import { recordOf } from "../codec/record-of.js";
import { type OperationSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { type PlacedMember, membersAt } from "./members-by-place.js";
import { textWriterOf } from "./simple-text.js";
import { type PathSegment, type QueryLiteral, uriPatternOf } from "./uri-pattern.js";

type Value = Readonly<Record<string, unknown>>;
type SegmentWriter = (value: Value) => string;
/** Adds `name=value` pairs, encoded; `taken` are the names of the query so far. */
type QueryWriter = (value: Value, pairs: string[], taken: Set<string>) => void;

/** Compiles the writer of an operation's target. @throws CodecFailure, for labels that are not set or empty too */
export function targetWriterOf({ http, input }: OperationSchema): (value: Value) => string {
  const pattern = uriPatternOf(http?.uri ?? "/");
  const segments = pattern.segments.map((segment) => segmentWriter(segment, input));
  const literals = pattern.query.map(literalText);
  const writers = [
    ...membersAt(input, "query").map(queryWriter),
    ...membersAt(input, "queryParams").map(queryParamsWriter),
  ];
  return (value) => {
    const path = `/${segments.map((write) => write(value)).join("/")}`;
    const pairs = [...literals];
    const taken = new Set(pattern.query.map(({ name }) => name));
    for (const write of writers) write(value, pairs, taken);
    return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
  };
}

/** Literals stand in the model as they stand in the request. */
function literalText({ name, value }: QueryLiteral): string {
  return value === "" ? name : `${name}=${value}`;
}

/** Spec: HTTP bindings, label serialization rules; an empty label would lead to another path. */
function segmentWriter(segment: PathSegment, input: StructureSchema): SegmentWriter {
  if (segment.kind === "literal") return () => segment.text;
  const { name, kind } = segment;
  const member = Object.hasOwn(input.members, name) ? input.members[name] : undefined;
  if (member === undefined) throw new Error(`BUG: no member for the label ${name}`);
  const get = getterOf(name);
  const write = textWriterOf(member, "label");
  return (value) => {
    const text = within(name, () => write(get(value)));
    if (text === "") throw at(name, new CodecFailure("a label that is not empty", "string"));
    return kind === "greedy" ? text.split("/").map(percentEncode).join("/") : percentEncode(text);
  };
}

function queryWriter({ name, member, http }: PlacedMember<"query">): QueryWriter {
  const target = targetOf(member);
  const get = getterOf(name);
  const key = percentEncode(http.name);
  const write = textWriterOf(target.type === "list" ? target.member : member, "query");
  const textsOf =
    target.type === "list"
      ? (items: unknown): readonly string[] => {
          if (!Array.isArray(items)) throw new CodecFailure("list", foundIn(items));
          return items.filter((item) => item !== undefined && item !== null).map((item) => write(item));
        }
      : (item: unknown): readonly string[] => [write(item)];
  return (value, pairs, taken) => {
    const item = get(value);
    if (item === undefined || item === null) return;
    for (const text of within(name, () => textsOf(item))) pairs.push(`${key}=${percentEncode(text)}`);
    taken.add(http.name);
  };
}

/** What has a member of its own counts, and what the map has beside it does not (test RestJsonQueryPrecedence). */
function queryParamsWriter({ name }: PlacedMember<"queryParams">): QueryWriter {
  const get = getterOf(name);
  return (value, pairs, taken) => {
    const map = get(value);
    if (map === undefined || map === null) return;
    const record = within(name, () => recordOf("map", map, 0, 1));
    for (const [key, item] of Object.entries(record)) {
      if (taken.has(key) || item === undefined || item === null) continue;
      for (const text of Array.isArray(item) ? item : [item]) {
        if (typeof text !== "string") throw at(name, at(key, new CodecFailure("string", foundIn(text))));
        pairs.push(`${percentEncode(key)}=${percentEncode(text)}`);
      }
    }
  };
}
