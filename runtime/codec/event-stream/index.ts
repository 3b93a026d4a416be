/** Event streams (`application/vnd.amazon.eventstream`): framing, and events compiled from schemas. */
export type { EventFormat } from "./event-format.js";
export type { EventHeaders, HeaderValue } from "./header.js";
export { type EventMessage, longestMessage, readMessage, writeMessage } from "./message.js";
export { messagesOf } from "./messages-of.js";
export { type EventReader, eventReaderOf, initialReaderOf } from "./read-event.js";
export { StreamError, isStreamError } from "./stream-error.js";
export { type EventWriter, errorMessage, eventWriterOf, initialWriterOf } from "./write-event.js";

/** The media type of event streams. */
export const eventStreamType = "application/vnd.amazon.eventstream";
