/** Reads members from everything of a request but its body: path, query, headers. */
import { CodecFailure, at } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import { readNodeValue } from "../codec/node-value.js";
import type { WireRequest } from "../protocol/protocol.js";
import { type MemberSchema, targetOf } from "../schema/schema.js";
import { splitHttpDates, splitPlain, splitStrings } from "./header-list.js";
import { labelReaderOf } from "./labels.js";
import type { PlacedMember } from "./members-by-place.js";
import { percentDecode } from "./percent.js";
import type { QueryString } from "./query-string.js";
import { isMediaTyped, textReaderOf, timestampFormatAt } from "./simple-text.js";

/** Reads some members into `value`. */
export interface PartReader {
  readonly needsQuery: boolean;
  /** @throws CodecFailure */
  readonly read: (request: WireRequest, query: QueryString, value: Record<string, unknown>) => void;
}

/** One reader for all labels, so that the path is taken apart once. */
export function labelPart(members: readonly PlacedMember<"label">[], uri: string): readonly PartReader[] {
  if (members.length === 0) return [];
  const labels = labelReaderOf(uri);
  const readers = labels.names.flatMap((label, index) => {
    const placed = members.find(({ name }) => name === label);
    return placed === undefined ? [] : [{ name: label, index, read: textReaderOf(placed.member, "label") }];
  });
  return [
    {
      needsQuery: false,
      read: ({ target }, _query, value) => {
        const texts = labels.read(target);
        for (const { name, index, read } of readers) {
          setMember(
            value,
            name,
            within(name, () => read(decoded(texts[index] ?? ""))),
          );
        }
      },
    },
  ];
}

function decoded(raw: string): string {
  const text = percentDecode(raw);
  if (text === undefined) throw new CodecFailure("percent-encoded text", "string");
  return text;
}

/** A member in the query: lists take every occurrence, everything else the first. */
export function queryPart({ name, member, http }: PlacedMember<"query">): PartReader {
  const target = targetOf(member);
  const fallback = defaultOf(member);
  const read = textReaderOf(target.type === "list" ? target.member : member, "query");
  const readAll =
    target.type === "list"
      ? (texts: readonly string[]): unknown => texts.map((text, index) => within(index, () => read(text)))
      : (texts: readonly string[]): unknown => read(texts[0] ?? "");
  return {
    needsQuery: true,
    read: (_request, query, value) => {
      const texts = query.get(http.name);
      if (texts !== undefined)
        setMember(
          value,
          name,
          within(name, () => readAll(texts)),
        );
      else if (fallback !== undefined) setMember(value, name, fallback());
    },
  };
}

/** The whole query as a map (test RestJsonServersQueryParamsStringListMap: what has a member of its own is in it too). */
export function queryParamsPart({ name, member }: PlacedMember<"queryParams">): PartReader {
  const target = targetOf(member);
  const isList = target.type === "map" && targetOf(target.value).type === "list";
  return {
    needsQuery: true,
    read: (_request, query, value) => {
      if (query.size === 0) return;
      const map: Record<string, unknown> = {};
      for (const [key, texts] of query) setMember(map, key, isList ? [...texts] : (texts[0] ?? ""));
      setMember(value, name, map);
    },
  };
}

/** A member in a header field. */
export function headerPart({ name, member, http }: PlacedMember<"header">): PartReader {
  const field = http.name.toLowerCase();
  const read = headerReaderOf(member);
  const fallback = defaultOf(member);
  return {
    needsQuery: false,
    read: ({ headers }, _query, value) => {
      const text = headers.get(field);
      if (text !== undefined && text !== null)
        setMember(
          value,
          name,
          within(name, () => read(text)),
        );
      else if (fallback !== undefined) setMember(value, name, fallback());
    },
  };
}

function headerReaderOf(member: MemberSchema): (text: string) => unknown {
  const target = targetOf(member);
  if (target.type !== "list") {
    const read = textReaderOf(member, "header");
    return (text) => read(text.trim());
  }
  const read = textReaderOf(target.member, "header");
  const split = splitterOf(target.member);
  return (text) => split(text).map((item, index) => within(index, () => read(item)));
}

function splitterOf(item: MemberSchema): (text: string) => readonly string[] {
  const { type } = targetOf(item);
  if (type === "timestamp") return timestampFormatAt(item, "header") === "http-date" ? splitHttpDates : splitPlain;
  return (type === "string" || type === "enum") && !isMediaTyped(item) ? splitStrings : splitPlain;
}

/** Header fields with a common prefix, as a map from the rest of their names. Names are in lower case. */
export function prefixHeadersPart({ name, http }: PlacedMember<"prefixHeaders">): PartReader {
  const prefix = http.prefix.toLowerCase();
  return {
    needsQuery: false,
    read: ({ headers }, _query, value) => {
      const map: Record<string, unknown> = {};
      let any = false;
      for (const field of headers.keys()) {
        const key = field.toLowerCase();
        if (!key.startsWith(prefix)) continue;
        setMember(map, key.slice(prefix.length), headers.get(key) ?? "");
        any = true;
      }
      if (any) setMember(value, name, map);
    },
  };
}

function defaultOf(member: MemberSchema): (() => unknown) | undefined {
  const { default: node } = member;
  return node === undefined ? undefined : () => readNodeValue(targetOf(member), node);
}

function within<Value>(segment: string | number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw at(segment, error);
  }
}
