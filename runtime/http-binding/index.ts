/**
 * HTTP bindings: everything of REST protocols but the format of their bodies.
 *
 * A REST protocol is made of these parts:
 * 1. `uriRouterOf(operations)` finds the operation of a method and target.
 * 2. It describes its bodies as a {@link BodyFormat}: a media type, and compilers of readers and writers of
 *    - the members that stand nowhere else, as one body (`membersReader`, `membersWriter`), and
 *    - a structured payload (`payloadReader`, `payloadWriter`); blobs and strings are done here.
 *    Readers get bodies that are not empty, throw `CodecFailure` for a value that does not fit, `MalformedBody` for a
 *    body that is not of the format, and fill in defaults of what they read. What stands in a query or header, and an
 *    empty body, gets its defaults here.
 * 3. `inputReaderOf(operation, format)` is the operation's `readInput`: labels, query, headers, body, content-type and
 *    accept rules. Rejections come back as values (`contentType`, `notAcceptable`, `malformed`, `misfit`).
 * 4. `messageWriterOf(schema, status, format)` writes an output (`status`: `operation.http.code`) or an error
 *    (`schema.error.httpStatus`): status, headers, content type, body. The protocol adds its own fields to the headers
 *    (request ids, error codes), and wraps the body of errors, in its format.
 * 5. Clients go the other way: `requestWriterOf(operation, format)` and `messageReaderOf(schema, format)`, with a format of
 *    their side.
 * Compile each operation when it is first asked for; see `protocol/rest-json/index.ts` for a whole one.
 */
export type { Body, BodyFormat, BodyReader, BodyWriter } from "./body-format.js";
export { bodyMembersOf, membersAt, payloadOf } from "./members-by-place.js";
export { inputReaderOf } from "./read-input.js";
export { type MessageReader, messageReaderOf } from "./read-message.js";
export { type MessageWriter, messageWriterOf } from "./write-message.js";
export { type RequestWriter, requestWriterOf } from "./write-request.js";
export { type UriRouter, uriRouterOf } from "./uri-router.js";
export { type TextPlace, textReaderOf, textWriterOf } from "./simple-text.js";
