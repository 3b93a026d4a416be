/** awsJson1_0 and awsJson1_1, client side: one implementation, two versions. */
import { eventStreamType } from "../../codec/event-stream/index.js";
import { type JsonCare, careOf, jsonReaders, jsonWriters, parseJson } from "../../codec/json/index.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import { clientInputOf, clientProtocol, rpcOperation, wordsOfTree } from "../../client-binding/index.js";
import { nameOf } from "../../schema/schema.js";
import type { WholeBody } from "../body-stream.js";
import type { ClientProtocol } from "../client.js";
import { queryModeFields } from "../query-error.js";
import { eventInputWriter, eventOutputReader } from "../rpc-events.js";
import { eventBodies } from "./events.js";
import { jsonShapes } from "./json-shapes.js";
import { type AwsJsonVersion, version10, version11 } from "./version.js";

export const awsJson1_0Client: ClientProtocol = clientOf(version10);
export const awsJson1_1Client: ClientProtocol = clientOf(version11);

function clientOf(version: AwsJsonVersion): ClientProtocol {
  return clientProtocol(version.id, (service, settings) => {
    const { maxDepth } = settings;
    const readerOf = jsonReaders({ ...jsonShapes, maxDepth, side: "client" });
    const writerOf = jsonWriters({ ...jsonShapes, maxDepth, side: "client" });
    const bodies = eventBodies(version, readerOf, writerOf, maxDepth, "client");
    return (schema) => {
      const input = clientInputOf(schema, settings);
      const writeEvents = eventInputWriter(input.schema, bodies);
      const write = writerOf(input.schema);
      return rpcOperation(schema, input, {
        target: "/",
        headers: [
          ["content-type", writeEvents === undefined ? version.contentType : eventStreamType],
          ["x-amz-target", `${nameOf(service.id)}.${schema.name}`],
          ...queryModeFields(service),
        ],
        write: writeEvents ?? ((value) => write(value, 0)),
        read: (shape, body) =>
          readerOf(shape)(treeOf(body, careOf(shape, { side: "client" }), maxDepth), 0) as Readonly<
            Record<string, unknown>
          >,
        readEvents: eventOutputReader(schema.output, bodies, settings.maxEventBytes),
        errorWordsOf: (fields, body) => wordsOfTree(fields, parseJson(body, "nothing", maxDepth)?.json),
      });
    };
  });
}

/** An empty body is an empty structure. */
function treeOf(body: WholeBody, care: JsonCare, maxDepth: number): unknown {
  if (body.length === 0) return {};
  const parsed = parseJson(body, care, maxDepth);
  if (parsed === undefined) throw new MalformedBody("the body is not JSON");
  return parsed.json;
}
