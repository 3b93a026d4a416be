/** A response body whose end is heard of: read to the end, broken off, or let go of. */
import type { BodyStream } from "../../protocol/body-stream.js";
import { isReportedFailure } from "../../protocol/reported-failure.js";

/** What was thrown, whatever that is. */
export interface StreamFailure {
  readonly cause: unknown;
}

/**
 * The same pieces. `ended` is called once, with the failure that broke the stream off, if one did. A failure that the stream has
 * told its reader about is no failure for the connection: the stream then simply ends.
 */
export function watchedStream(body: BodyStream, ended: (failure: StreamFailure | undefined) => void): BodyStream {
  return {
    [Symbol.asyncIterator]: () => {
      const pieces = body[Symbol.asyncIterator]();
      let isOver = false;
      const end = (failure?: StreamFailure): void => {
        if (!isOver) ended(failure);
        isOver = true;
      };
      const done = { done: true, value: undefined } as const;
      return {
        next: async () => {
          try {
            const piece = await pieces.next();
            if (piece.done === true) end();
            return piece;
          } catch (error) {
            end({ cause: isReportedFailure(error) ? error.cause : error });
            if (!isReportedFailure(error)) throw error;
            return done;
          }
        },
        return: async () => {
          end();
          await pieces.return?.();
          return done;
        },
      };
    },
  };
}
