/** Writes the output of an ec2Query operation (spec: AWS EC2 query protocol, response serialization). */
import { type XmlWriters, escapeText, namespaceText } from "../../codec/xml/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import type { WireResponse } from "../protocol.js";

/** Compiles the writer of one operation's output: its members and `requestId`, with no element around them but the root. */
export function outputWriter(
  { name, output }: OperationSchema,
  { xmlNamespace }: ServiceSchema,
  writers: XmlWriters,
): (value: unknown, requestId: string) => WireResponse {
  const root = `${name}Response`;
  const open = `<${root}${namespaceText(xmlNamespace)}`;
  const write = writers.content(output);
  return (value, requestId) => {
    const { attributes, content } = write(value ?? {}, 0);
    return {
      status: 200,
      headers: [
        ["content-type", "text/xml;charset=UTF-8"],
        ["x-amzn-requestid", requestId],
      ],
      body: `${open}${attributes}>${content}<requestId>${escapeText(requestId)}</requestId></${root}>`,
    };
  };
}
