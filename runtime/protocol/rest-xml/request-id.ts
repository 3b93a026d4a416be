/** In which header fields a restXml service says the id of a request. */
import { writeBase64 } from "../../codec/base64.js";
import type { ServiceSchema } from "../../schema/schema.js";
import type { HeaderPair } from "../protocol.js";

export type RequestIdFields = (requestId: string) => readonly HeaderPair[];

const ofS3: ReadonlySet<string | undefined> = new Set(["S3", "S3 Control"]);
const encoder = new TextEncoder();

/** S3 has two fields of its own, which its clients ask for when they ask for help: an id, and one of the host, opaque to everybody. */
export function requestIdFieldsOf({ sdkId }: Pick<ServiceSchema, "sdkId">): RequestIdFields {
  if (!ofS3.has(sdkId)) return (id) => [["x-amzn-requestid", id]];
  return (id) => [
    ["x-amz-request-id", id],
    ["x-amz-id-2", writeBase64(encoder.encode(`host of ${id}`))],
  ];
}
