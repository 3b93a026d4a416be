/** The client of a query protocol made of its parts: how it names parameters and where its XML has the output. */
import { type FormPair, type FormStyle, formText, formWriters } from "../codec/form/index.js";
import { MalformedBody } from "../codec/malformed-body.js";
import { type XmlElement, parseXml, xmlReaders } from "../codec/xml/index.js";
import { absentStructureOf } from "../codec/absent-member.js";
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
} from "../client-binding/index.js";
import { wholeBodyOf } from "../protocol/body-stream.js";
import type { ClientProtocol } from "../protocol/client.js";
import type { HeaderPair } from "../protocol/protocol.js";
import type { OperationSchema } from "../schema/schema.js";

export interface QueryClientParts {
  readonly id: string;
  readonly style: FormStyle;
  /** The element that has the members of an operation's output. */
  readonly outputElement: (root: XmlElement, operation: OperationSchema) => XmlElement | undefined;
}

const headers: readonly HeaderPair[] = [["content-type", "application/x-www-form-urlencoded"]];

/** Makes the protocol (spec: AWS query protocol); timestamps are date-times, in both directions. */
export function queryClient({ id, style, outputElement }: QueryClientParts): ClientProtocol {
  return clientProtocol(id, (service, settings) => {
    const { maxDepth } = settings;
    const options = { timestampFormat: "date-time", side: "client", maxDepth } as const;
    const writerOf = formWriters({ ...options, style });
    const readers = xmlReaders(options);
    return (schema) => {
      const input = clientInputOf(schema, settings);
      const write = writerOf(input.schema);
      const start: readonly FormPair[] = [
        ["Action", schema.name],
        ["Version", service.version],
      ];
      const empty = absentStructureOf(schema.output, "client");
      return {
        schema,
        writeRequest: (value) => {
          const complete = input.complete(value);
          const pairs = [...start];
          write("", complete, pairs, 0);
          return {
            method: "POST",
            target: "/",
            headers,
            body: formText(pairs),
            hostPrefix: input.hostPrefix(complete),
          };
        },
        readResponse: outcomeReaderOf(schema, {
          isOutput: isSuccess,
          readOutput: (arrival) => {
            const root = rootOf(arrival, maxDepth);
            const element = root === undefined ? undefined : outputElement(root, schema);
            const output = element === undefined ? empty() : readers.of(schema.output)(element, 0);
            return { output, requestId: idOf(arrival, root) };
          },
          readError: (arrival) => {
            const root = rootOf(arrival, maxDepth);
            const element = root === undefined ? undefined : errorElementOf(root);
            const known: Arrival = { ...arrival, requestId: idOf(arrival, root) };
            return receivedError(schema, known, wordsOfElement(arrival.headers, element), (error) => {
              if (element === undefined) return absentStructureOf(error, "client")();
              return readers.of(error)(element, 0) as Readonly<Record<string, unknown>>;
            });
          },
        }),
      };
    };
  });
}

/** `undefined` without a body. A level of values takes three elements at most: a map's own, `entry` and `value`. */
function rootOf({ response }: Arrival, maxDepth: number): XmlElement | undefined {
  const body = wholeBodyOf(response);
  if (body.length === 0) return undefined;
  const root = parseXml(body, 3 * maxDepth + 6);
  if (root === undefined) throw new MalformedBody("the body is not XML");
  return root;
}

function idOf({ requestId }: Arrival, root: XmlElement | undefined): string | undefined {
  return requestId ?? (root === undefined ? undefined : requestIdOfElement(root));
}
