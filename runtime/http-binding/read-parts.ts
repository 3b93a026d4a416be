/** Reads members from the target of a request: path and query. */
import { absentCollectionReaderOf } from "../codec/absent-member.js";
import { CodecFailure, within } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import { targetOf } from "../schema/schema.js";
import { labelReaderOf } from "./labels.js";
import type { PlacedMember } from "./members-by-place.js";
import { percentDecode } from "./percent.js";
import type { QueryString } from "./query-string.js";
import { textReaderOf } from "./simple-text.js";
import { uriPatternOf } from "./uri-pattern.js";

/** Reads some members into `value`. */
export interface PartReader {
  readonly needsQuery: boolean;
  /** @throws CodecFailure */
  readonly read: (target: string, query: QueryString, value: Record<string, unknown>) => void;
}

/** One reader for all labels, so that the path is taken apart once. */
export function labelPart(members: readonly PlacedMember<"label">[], uri: string): readonly PartReader[] {
  if (members.length === 0) return [];
  const labels = labelReaderOf(uri);
  const readers = labels.names.flatMap((label, index) => {
    const placed = members.find(({ name }) => name === label);
    return placed === undefined ? [] : [{ name: label, index, read: textReaderOf(placed.member, "label", "server") }];
  });
  return [
    {
      needsQuery: false,
      read: (target, _query, value) => {
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
  const fallback = absentCollectionReaderOf(member, "server");
  const read = textReaderOf(target.type === "list" ? target.member : member, "query", "server");
  const readAll =
    target.type === "list"
      ? (texts: readonly string[]): unknown => texts.map((text, index) => within(index, () => read(text)))
      : (texts: readonly string[]): unknown => read(texts[0] ?? "");
  return {
    needsQuery: true,
    read: (_target, query, value) => {
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

/**
 * The whole query as a map (test RestJsonServersQueryParamsStringListMap: what has a member of its own is in it too), but
 * for what the operation's own pattern has there: it says which operation is meant, and nobody gave it as a parameter.
 */
export function queryParamsPart({ name, member }: PlacedMember<"queryParams">, uri: string): PartReader {
  const fixed = new Set(uriPatternOf(uri).query.map((literal) => literal.name));
  const target = targetOf(member);
  const isList = target.type === "map" && targetOf(target.value).type === "list";
  const fallback = absentCollectionReaderOf(member, "server");
  return {
    needsQuery: true,
    read: (_target, query, value) => {
      const own = [...query].filter(([key]) => !fixed.has(key));
      if (own.length === 0 && fallback === undefined) return;
      const map: Record<string, unknown> = {};
      for (const [key, texts] of own) setMember(map, key, isList ? [...texts] : (texts[0] ?? ""));
      setMember(value, name, map);
    },
  };
}
