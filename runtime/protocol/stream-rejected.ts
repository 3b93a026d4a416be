/** Why a request turns out bad while its body is being read, when the handler has it already. */
import type { Rejection } from "./protocol.js";

/** Thrown by the streams that handlers read. Left alone, it becomes the answer. Recognised by name. */
export class StreamRejected extends Error {
  override readonly name = "StreamRejected";
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super("detail" in rejection ? rejection.detail : rejection.kind);
    this.rejection = rejection;
  }
}

export function isStreamRejected(error: unknown): error is StreamRejected {
  return error instanceof Error && error.name === "StreamRejected";
}
