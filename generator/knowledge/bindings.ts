/** Where members stand on the wire: HTTP, XML, timestamps. Facts only; protocols decide what they mean. */
import type { MemberShape, Shape } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";

export type HttpBinding =
  | { readonly location: "label"; readonly greedy?: true }
  | { readonly location: "query" | "header"; readonly name: string }
  | { readonly location: "prefixHeaders"; readonly prefix: string }
  | { readonly location: "queryParams" | "payload" | "responseCode" };

/** The HTTP binding of a structure's member; undefined when it belongs to the body. */
export function httpBindingOf(member: MemberShape): HttpBinding | undefined {
  const header = traitOf(member, "smithy.api#httpHeader");
  const query = traitOf(member, "smithy.api#httpQuery");
  const prefix = traitOf(member, "smithy.api#httpPrefixHeaders");
  if (hasTrait(member, "smithy.api#httpLabel")) return { location: "label" };
  if (query !== undefined) return { location: "query", name: query };
  if (header !== undefined) return { location: "header", name: header };
  if (prefix !== undefined) return { location: "prefixHeaders", prefix };
  if (hasTrait(member, "smithy.api#httpQueryParams")) return { location: "queryParams" };
  if (hasTrait(member, "smithy.api#httpPayload")) return { location: "payload" };
  return hasTrait(member, "smithy.api#httpResponseCode") ? { location: "responseCode" } : undefined;
}

export interface XmlBinding {
  readonly name?: string;
  readonly namespace?: { readonly uri: string; readonly prefix?: string };
  readonly attribute?: true;
  readonly flattened?: true;
}

/** The XML traits of a shape or member; undefined when it has none. */
export function xmlBindingOf(shape: Shape | MemberShape): XmlBinding | undefined {
  const name = traitOf(shape, "smithy.api#xmlName");
  const namespace = traitOf(shape, "smithy.api#xmlNamespace");
  const attribute = hasTrait(shape, "smithy.api#xmlAttribute");
  const flattened = hasTrait(shape, "smithy.api#xmlFlattened");
  if (name === undefined && namespace === undefined && !attribute && !flattened) return undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(attribute ? { attribute } : {}),
    ...(flattened ? { flattened } : {}),
  };
}

/** The timestamp format that the shape or member states itself. */
export function timestampFormatOf(shape: Shape | MemberShape): "epoch-seconds" | "date-time" | "http-date" | undefined {
  return traitOf(shape, "smithy.api#timestampFormat");
}
