/** Writes the output of an awsQuery operation (spec: AWS query protocol, response serialization). */
import { type XmlWriters, escapeText, namespaceText } from "../../codec/xml/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import type { WireResponse } from "../protocol.js";

/** Compiles the writer of one operation's output; without an output there is no `Result` element. */
export function outputWriter(
  { name, output }: OperationSchema,
  { xmlNamespace }: ServiceSchema,
  writers: XmlWriters,
): (value: unknown, requestId: string) => WireResponse {
  const open = `<${name}Response${namespaceText(xmlNamespace)}>`;
  const write = output.id === "smithy.api#Unit" ? undefined : writers.of(output);
  const result = { name: `${name}Result`, attributes: "" };
  return (value, requestId) => {
    const metadata = `<ResponseMetadata><RequestId>${escapeText(requestId)}</RequestId></ResponseMetadata>`;
    return {
      status: 200,
      headers: [
        ["content-type", "text/xml"],
        ["x-amzn-requestid", requestId],
      ],
      body: `${open}${write?.(result, value ?? {}, 0) ?? ""}${metadata}</${name}Response>`,
    };
  };
}
