/** Cross-origin access, as AWS grants it: anybody may call, and may read what SDKs look at. */
import type { HeaderPair, WireRequest, WireResponse } from "../protocol/protocol.js";

const allowOrigin: HeaderPair = ["access-control-allow-origin", "*"];
const always = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";
const corsHeaders: readonly HeaderPair[] = [allowOrigin, ["access-control-expose-headers", always]];

/** What a page may read without being told (Fetch standard, CORS-safelisted response-header name), or is told always. */
const readable = new Set(
  `${always},cache-control,content-language,content-length,content-type,expires,last-modified,pragma`
    .toLowerCase()
    .split(","),
);

/** What goes onto a response: pages may read all that it has, members that stand in header fields too. */
export function corsHeadersFor(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  const others = headers.filter(([name]) => !readable.has(name.toLowerCase()));
  if (others.length === 0) return corsHeaders;
  const names = new Set(others.map(([name]) => name.toLowerCase()));
  return [allowOrigin, ["access-control-expose-headers", [always, ...names].join(",")]];
}

/** What SDKs in browsers send. */
const usual = [
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "authorization",
  "cache-control",
  "content-type",
  "x-amz-content-sha256",
  "x-amz-date",
  "x-amz-security-token",
  "x-amz-target",
  "x-amz-user-agent",
];

/** The answer to a preflight (Fetch standard, CORS-preflight request): whatever it asks for, if that is a header name. */
export function preflight(request: WireRequest, requestId: string): WireResponse {
  const asked = (request.headers.get("access-control-request-headers") ?? "").toLowerCase().split(",");
  const names = asked.map((name) => name.trim()).filter((name) => /^[\w!#$%&'*+.^`|~-]{1,64}$/.test(name));
  return {
    status: 200,
    headers: [
      ["access-control-allow-methods", "GET,HEAD,PUT,POST,DELETE,PATCH,OPTIONS"],
      ["access-control-allow-headers", [...new Set([...usual, ...names.slice(0, 64)])].join(",")],
      ["access-control-max-age", "86400"],
      ["x-amzn-requestid", requestId],
    ],
    body: "",
  };
}
