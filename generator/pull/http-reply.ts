/** What a server answered: the status, the headers that a pull reads, the body as a stream. */
import type { Readable } from "node:stream";

export interface HttpReply {
  readonly url: URL;
  readonly status: number;
  /** By name in lower case; a header that came several times is joined with commas. */
  readonly header: (name: string) => string | undefined;
  readonly body: Readable;
}

/** What is asked for. */
export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends one request and follows nothing. Rejects with what the transport says when there is no answer. */
export interface Transport {
  readonly send: (request: HttpRequest) => Promise<HttpReply>;
  readonly close: () => Promise<void>;
}
