/** What tells the two versions of awsJson apart. */
import { type StructureSchema, nameOf } from "../../schema/schema.js";

export interface AwsJsonVersion {
  /** The absolute id of the protocol's trait. */
  readonly id: string;
  readonly contentType: string;
  /** The `__type` of a modelled error: 1.0 says the whole shape id, 1.1 the name (spec: awsJson operation error serialization). */
  readonly typeOf: (error: StructureSchema) => string;
}

export const version10: AwsJsonVersion = {
  id: "aws.protocols#awsJson1_0",
  contentType: "application/x-amz-json-1.0",
  typeOf: (error) => error.id,
};

export const version11: AwsJsonVersion = {
  id: "aws.protocols#awsJson1_1",
  contentType: "application/x-amz-json-1.1",
  typeOf: (error) => nameOf(error.id),
};
