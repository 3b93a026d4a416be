/** Writes the output of an awsJson operation. */
import type { JsonWriter } from "../../codec/json/index.js";
import type { StructureSchema } from "../../schema/schema.js";
import type { HeaderPair, ProtocolSettings, WireResponse } from "../protocol.js";
import type { AwsJsonVersion } from "./version.js";

const unit = "smithy.api#Unit";

/** Compiles the writer of one operation's output. */
export function outputWriter(
  schema: StructureSchema,
  write: JsonWriter,
  version: AwsJsonVersion,
  settings: ProtocolSettings,
): (output: unknown, requestId: string) => WireResponse {
  const contentType: HeaderPair = ["content-type", version.contentType];
  if (schema.id === unit) {
    const body = settings.unitOutput === "object" ? "{}" : "";
    return (_, requestId) => ({ status: 200, headers: [contentType, ["x-amzn-requestid", requestId]], body });
  }
  return (output, requestId) => ({
    status: 200,
    headers: [contentType, ["x-amzn-requestid", requestId]],
    body: write(output ?? {}, 0),
  });
}
