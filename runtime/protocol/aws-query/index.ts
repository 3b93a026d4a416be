/** awsQuery, server side (spec: AWS query protocol): form-encoded requests, XML responses. */
import { queryStyle } from "../../codec/form/index.js";
import { queryProtocol } from "../../query-binding/index.js";
import type { Protocol } from "../protocol.js";
import { modelledErrorWriter, writeRejection } from "./errors.js";
import { outputWriter } from "./response.js";

export const awsQuery: Protocol = queryProtocol({
  id: "aws.protocols#awsQuery",
  style: queryStyle,
  outputWriter,
  modelledErrorWriter,
  writeRejection,
});
