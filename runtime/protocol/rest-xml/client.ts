/** restXml, client side (spec: AWS restXml protocol), with what S3 has of its own. */
import { parseXml } from "../../codec/xml/index.js";
import {
  type Arrival,
  clientInputOf,
  clientProtocol,
  errorElementOf,
  isSuccess,
  outcomeReaderOf,
  receivedError,
  requestIdOfElement,
  wordsOfElement,
} from "../../client-binding/index.js";
import { type BodyFormat, messageReaderOf, payloadOf, requestWriterOf } from "../../http-binding/index.js";
import { type OperationSchema, targetOf } from "../../schema/schema.js";
import { wholeBodyOf } from "../body-stream.js";
import type { ClientOutcome, ClientProtocol } from "../client.js";
import { type XmlCodec, unwrappedFormat, xmlCodec, xmlFormat } from "./body.js";

export const restXmlClient: ClientProtocol = clientProtocol("aws.protocols#restXml", (service, settings) => {
  const codec = xmlCodec(service, settings.maxDepth, "client");
  const format = xmlFormat(codec);
  const unwrapped = unwrappedFormat(codec);
  return (schema) => {
    const input = clientInputOf(schema, settings);
    const mayHoldError = service.sdkId === "S3" && !hasBlobPayload(schema);
    const write = requestWriterOf({ ...schema, input: input.schema }, format);
    const read = messageReaderOf(
      schema.output,
      schema.unwrappedXmlOutput === true ? unwrapped : format,
      settings.maxEventBytes,
    );
    return {
      schema,
      writeRequest: (value) => {
        const complete = input.complete(value);
        return { ...write(complete), hostPrefix: input.hostPrefix(complete) };
      },
      readResponse: outcomeReaderOf(schema, {
        isOutput: (arrival) => isSuccess(arrival) && !(mayHoldError && holdsError(arrival)),
        readOutput: ({ response, headers, requestId }) => ({ output: read(response, headers), requestId }),
        readError: (arrival) => readError(arrival, schema, codec),
      }),
    };
  };
});

function hasBlobPayload({ output }: OperationSchema): boolean {
  const payload = payloadOf(output);
  return payload !== undefined && targetOf(payload.member).type === "blob";
}

/** S3 answers long copies with 200 before it knows how they end. */
function holdsError({ response: { body } }: Arrival): boolean {
  return typeof body === "string"
    ? errorStart.test(body)
    : body instanceof Uint8Array && errorStart.test(utf8.decode(body.subarray(0, 256)));
}

const errorStart = /^\s*(?:<\?xml[^>]*>\s*)?<Error[\s>]/;
const utf8 = new TextDecoder();

function readError(arrival: Arrival, schema: OperationSchema, codec: XmlCodec): ClientOutcome {
  const { response, headers } = arrival;
  const body = wholeBodyOf(response);
  const root = body.length === 0 ? undefined : parseXml(body, codec.maxElements);
  const element = root === undefined ? undefined : errorElementOf(root);
  const words = wordsOfElement(headers, element);
  const requestId = arrival.requestId ?? (root === undefined ? undefined : requestIdOfElement(root));
  const known = { ...words, code: words.code ?? codesOfStatus.get(response.status) };
  return receivedError(schema, { ...arrival, requestId }, known, (error) =>
    messageReaderOf(error, errorFormat(codec))(response, headers),
  );
}

/** HEAD responses have no body, so that their status is all there is to tell errors by. */
const codesOfStatus: ReadonlyMap<number, string> = new Map([
  [304, "NotModified"],
  [403, "Forbidden"],
  [404, "NotFound"],
]);

/** The members of an error stand in its own element, whatever is around that. */
function errorFormat(codec: XmlCodec): BodyFormat {
  return {
    ...xmlFormat(codec),
    membersReader: (schema) => {
      const read = codec.readers.of(schema);
      return (body) => {
        const root = codec.parse(body);
        return read(errorElementOf(root) ?? root, 0);
      };
    },
  };
}
