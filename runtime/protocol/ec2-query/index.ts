/** ec2Query, server side (spec: AWS EC2 query protocol): form-encoded requests, XML responses. */
import { ec2Style } from "../../codec/form/index.js";
import { queryProtocol } from "../../query-binding/index.js";
import type { Protocol } from "../protocol.js";
import { modelledErrorWriter, writeRejection } from "./errors.js";
import { outputWriter } from "./response.js";

export const ec2Query: Protocol = queryProtocol({
  id: "aws.protocols#ec2Query",
  style: ec2Style,
  outputWriter,
  modelledErrorWriter,
  writeRejection,
});
