/** restJson1, client side (spec: AWS restJson1 protocol). */
import { parseJson } from "../../codec/json/index.js";
import {
  type Arrival,
  clientInputOf,
  clientProtocol,
  isSuccess,
  outcomeReaderOf,
  receivedError,
  wordsOfTree,
} from "../../client-binding/index.js";
import { messageReaderOf, requestWriterOf } from "../../http-binding/index.js";
import { wholeBodyOf } from "../body-stream.js";
import type { ClientProtocol } from "../client.js";
import { jsonFormat } from "./body.js";

export const restJson1Client: ClientProtocol = clientProtocol("aws.protocols#restJson1", (_, settings) => {
  const format = jsonFormat(settings.maxDepth, "client");
  return (schema) => {
    const input = clientInputOf(schema, settings);
    const write = requestWriterOf({ ...schema, input: input.schema }, format);
    const read = messageReaderOf(schema.output, format, settings.maxEventBytes);
    return {
      schema,
      writeRequest: (value) => {
        const complete = input.complete(value);
        return { ...write(complete), hostPrefix: input.hostPrefix(complete) };
      },
      readResponse: outcomeReaderOf(schema, {
        isOutput: isSuccess,
        readOutput: ({ response, headers, requestId }) => ({ output: read(response, headers), requestId }),
        readError: (arrival) => {
          const { response, headers } = arrival;
          return receivedError(schema, arrival, wordsOfTree(headers, treeOf(arrival, settings.maxDepth)), (error) =>
            messageReaderOf(error, format)(response, headers),
          );
        },
      }),
    };
  };
});

function treeOf({ response }: Arrival, maxDepth: number): unknown {
  return parseJson(wholeBodyOf(response), "nothing", maxDepth)?.json;
}
