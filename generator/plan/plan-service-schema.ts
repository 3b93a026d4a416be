/** The runtime schema of a service, planned piece by piece as it is asked for: a mock needs few of its shapes. */
import { membersOf } from "../knowledge/closure.js";
import type { Model, OperationShape, ServiceShape } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { type Expression, objectOf, type ObjectExpression } from "../print/expression.js";
import { planContextOf } from "./plan-context.js";
import { errorIdsOf, examplesExpression, operationValue } from "./plan-operation-value.js";
import { patternExpression, planSchema } from "./plan-schemas.js";

export interface ServiceSchemaPlan {
  /** The object of the runtime's ServiceSchema but its operations. */
  readonly value: ObjectExpression;
  /** The object of each OperationSchema, by wire name. */
  readonly operations: ReadonlyMap<string, () => ObjectExpression>;
  /** A schema or a pattern by the name that other expressions refer to it by; undefined for a name that is none of the service's. */
  readonly named: (name: string) => Expression | undefined;
  /** The names of operations whose input is streamed. */
  readonly streamingInputs: readonly string[];
}

/** No schema has a name with a space in it. */
const patternPrefix = "pattern ";
const examplesPrefix = "examples ";

/** Patterns have names here, so that one is translated when a value is held against it, and not before. */
function patternValue(text: string): Expression {
  return { kind: "name", name: patternPrefix + text };
}

/** Examples are large, and looked at when their operation is called. */
function examplesValue(operation: OperationShape): Expression | undefined {
  const has = hasTrait(operation, "smithy.api#examples");
  return has ? { kind: "name", name: examplesPrefix + operation.id } : undefined;
}

/** Plans nothing but names; the rest when it is called for. */
export function planServiceSchema(model: Model, service: ServiceShape): ServiceSchemaPlan {
  const context = { ...planContextOf(model, service), patternValue, examplesValue };
  const { closure, symbols } = context;
  const idOf = new Map([...symbols.schemaOf].map(([id, name]) => [name, id]));
  const operations = closure.operations.map((operation) => {
    return [nameOf(operation), () => operationValue(context, operation, errorIdsOf(context, operation))] as const;
  });
  return {
    value: serviceValue(service),
    operations: new Map(operations),
    named: (name) => {
      if (name.startsWith(patternPrefix)) {
        const text = name.slice(patternPrefix.length);
        return patternExpression(text, context.pattern(text));
      }
      if (name.startsWith(examplesPrefix)) {
        const operation = model.shape(name.slice(examplesPrefix.length));
        return operation?.type === "operation" ? examplesExpression(operation) : undefined;
      }
      const shape = model.shape(idOf.get(name) ?? "");
      return shape === undefined ? undefined : planSchema(context, shape);
    },
    streamingInputs: closure.operations.filter((operation) => streams(model, operation)).map(nameOf),
  };
}

function nameOf({ id }: OperationShape): string {
  return id.slice(id.indexOf("#") + 1);
}

/** Whether a member of the input is a stream (spec: `streaming`). */
function streams(model: Model, { input }: OperationShape): boolean {
  const shape = model.shape(input);
  return (shape === undefined ? [] : membersOf(shape)).some(({ target }) => {
    const found = model.shape(target);
    return found !== undefined && hasTrait(found, "smithy.api#streaming");
  });
}

/** Protocol traits of the service, in model order. */
export function protocolsOf(service: ServiceShape): readonly string[] {
  return [...service.traits.keys()].filter((id) =>
    /^(aws|smithy)\.protocols#(awsJson1_[01]|restJson1|restXml|awsQuery|ec2Query|rpcv2Cbor|rpcv2Json)$/.test(id),
  );
}

/** The object of the runtime's ServiceSchema but its operations. */
export function serviceValue(service: ServiceShape): ObjectExpression {
  const aws = traitOf(service, "aws.api#service");
  const namespace = traitOf(service, "smithy.api#xmlNamespace");
  return objectOf({
    id: service.id,
    version: service.version,
    sdkId: aws?.sdkId ?? service.id.slice(service.id.indexOf("#") + 1),
    endpointPrefix: aws?.endpointPrefix,
    protocols: protocolsOf(service),
    xmlNamespace: namespace === undefined ? undefined : objectOf({ uri: namespace.uri, prefix: namespace.prefix }),
    signingName: traitOf(service, "aws.auth#sigv4")?.name,
    queryCompatible: hasTrait(service, "aws.protocols#awsQueryCompatible") ? true : undefined,
    restXml:
      traitOf(service, "aws.protocols#restXml")?.noErrorWrapping === true
        ? objectOf({ noErrorWrapping: true })
        : undefined,
  });
}
