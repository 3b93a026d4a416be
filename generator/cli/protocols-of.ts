/** Which protocols a service speaks: its traits that are protocols, by definition or by name. */
import type { Model, ServiceShape, ShapeId } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";

const known: ReadonlySet<ShapeId> = new Set([
  "aws.protocols#awsJson1_0",
  "aws.protocols#awsJson1_1",
  "aws.protocols#awsQuery",
  "aws.protocols#ec2Query",
  "aws.protocols#restJson1",
  "aws.protocols#restXml",
  "smithy.protocols#rpcv2Cbor",
  "smithy.protocols#rpcv2Json",
]);

/** Ids of the protocol traits, in model order. AWS models apply them without bringing their definitions. */
export function protocolsOf(model: Model, service: ServiceShape): readonly ShapeId[] {
  return [...service.traits.keys()].filter((id) => {
    const definition = model.shape(id);
    return known.has(id) || (definition !== undefined && hasTrait(definition, "smithy.api#protocolDefinition"));
  });
}
