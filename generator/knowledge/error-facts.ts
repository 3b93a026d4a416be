/** What an error shape says of itself: fault, status, retryability, query code. */
import type { Shape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export interface ErrorFacts {
  readonly fault: "client" | "server";
  readonly httpStatus: number;
  readonly retryable?: { readonly throttling: boolean };
  readonly queryCode?: { readonly code: string; readonly httpStatus: number };
}

/** The facts of an error structure; undefined for other shapes. Smithy specification, `error`, `httpError`, `retryable`. */
export function errorFactsOf(shape: Shape): ErrorFacts | undefined {
  const fault = traitOf(shape, "smithy.api#error");
  if (fault !== "client" && fault !== "server") return undefined;
  const status = traitOf(shape, "smithy.api#httpError");
  const retryable = traitOf(shape, "smithy.api#retryable");
  const query = traitOf(shape, "aws.protocols#awsQueryError");
  return {
    fault,
    httpStatus: typeof status === "number" ? status : fault === "client" ? 400 : 500,
    ...(retryable === undefined ? {} : { retryable: { throttling: retryable.throttling === true } }),
    ...(query === undefined ? {} : { queryCode: { code: query.code, httpStatus: query.httpResponseCode } }),
  };
}
