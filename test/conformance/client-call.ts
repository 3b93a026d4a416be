/** Calls of conformance cases through clients, and what is wrong with the header fields of the requests. */
import type { NodeObject } from "../../generator/model/shapes.js";
import { type ClientOptions, clientProtocols, createClient } from "../../runtime/client/index.js";
import { isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import { type ConformanceCase, isObject, namesIn, textOf } from "./corpus.js";

/** Calls the operation of a case through a client of its protocol. */
export async function call(
  it: ConformanceCase,
  input: unknown,
  handle: NonNullable<ClientOptions["handle"]>,
  more: Partial<ClientOptions> = {},
): Promise<unknown> {
  const protocol = clientProtocols.find(({ id }) => id === it.protocol);
  if (protocol === undefined) throw new Error(`BUG: no client of ${it.protocol}`);
  // The cases of compression have bodies shorter than any that is worth it, and those of tokens know this one.
  const fixed = { compressFrom: 0, idempotencyToken: () => "00000000-0000-4000-8000-000000000000" };
  return createClient({ service: it.service, protocol, handle, ...fixed, ...more }).send(it.operation.name, input);
}

/** What is wrong with the header fields of a request, its host among them. */
export function headerProblems({ headers, body }: WireRequest, test: NodeObject): readonly string[] {
  const problems: string[] = [];
  for (const [name, want] of Object.entries(isObject(test["headers"]) ? test["headers"] : {})) {
    const found = headers.get(name.toLowerCase()) ?? undefined;
    if (found !== want) problems.push(`header ${name}: ${String(found)}, want ${String(want)}`);
  }
  for (const name of namesIn(test["forbidHeaders"])) {
    if ((headers.get(name) ?? undefined) !== undefined) problems.push(`header ${name} is forbidden`);
  }
  for (const name of namesIn(test["requireHeaders"])) {
    // The transport adds it to every body of known length.
    const found = name === "content-length" && !isBodyStream(body) ? "" : (headers.get(name) ?? undefined);
    if (found === undefined) problems.push(`header ${name} is missing`);
  }
  const host = textOf(test["resolvedHost"]) || (textOf(test["host"]).split("/", 1)[0] ?? "");
  const found = headers.get("host");
  if (host !== "" && found !== host) problems.push(`host ${String(found)}, want ${host}`);
  return problems;
}
