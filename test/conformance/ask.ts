/** Asks a mock of a case's service one request. */
import { type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import type { ConformanceCase } from "./corpus.js";

/** What a handler does in a case. */
export type Handler = (input: unknown) => unknown;

export interface Answered {
  readonly response: WireResponse;
  /** What the mock's log says; of a response that streams only when it has been read. */
  readonly record: () => RequestRecord | undefined;
}

export async function ask(
  it: ConformanceCase,
  request: WireRequest,
  handler: Handler,
  validation: "strict" | "off",
): Promise<Answered> {
  let record: RequestRecord | undefined;
  const mock = createMock({
    service: it.service,
    protocols: protocols.filter(({ id }) => id === it.protocol),
    handlers: Object.fromEntries([[it.operation.name, handler]]),
    validation,
    cors: false,
    onRequest: (made) => (record = made),
  });
  const response = await mock.handle(request);
  return { response, record: () => record };
}
