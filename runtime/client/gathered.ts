/** Bodies read as far as they come: whole, broken off, or left because they do not end. */
import { joined } from "../codec/joined.js";
import { type BodyStream, type WholeBody, isBodyStream } from "../protocol/body-stream.js";

export interface Gathered {
  readonly bytes: Uint8Array;
  /** `broken`: the stream has failed; `left`: it was too long, or took too long. */
  readonly end: "whole" | "broken" | "left";
}

export interface GatherLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Never throws: what has come is what there is. A stream that does not end in time is let go of. */
export async function gathered(body: WholeBody | BodyStream, limits: GatherLimits): Promise<Gathered> {
  if (typeof body === "string") return { bytes: new TextEncoder().encode(body), end: "whole" };
  if (!isBodyStream(body)) return { bytes: body, end: "whole" };
  const pieces = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, limits.milliseconds, "late");
  });
  const ended = (end: Gathered["end"]): Gathered => {
    clearTimeout(timer);
    return { bytes: joined(chunks, length), end };
  };
  try {
    for (;;) {
      const piece = await Promise.race([pieces.next(), late]);
      if (piece === "late" || length > limits.bytes) {
        void Promise.resolve(pieces.return?.()).catch(() => undefined);
        return ended("left");
      }
      if (piece.done === true) return ended("whole");
      chunks.push(piece.value);
      length += piece.value.length;
    }
  } catch {
    return ended("broken");
  }
}
