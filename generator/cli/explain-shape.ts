/** All that is to be said of one shape, as data: what `explain` prints and `explain --json` shows. */
import { closureOf } from "../knowledge/closure.js";
import { constraintsOf, ownConstraintsOf } from "../knowledge/constraints.js";
import { enumMembersOf } from "../knowledge/enum-members.js";
import { errorFactsOf } from "../knowledge/error-facts.js";
import type { ErrorFacts } from "../knowledge/error-facts.js";
import { isSensitiveMember } from "../knowledge/sensitivity.js";
import type { Use, Users } from "../knowledge/users.js";
import { reachedFrom } from "../knowledge/users.js";
import type { Reach } from "../knowledge/users.js";
import type { MemberShape, Model, Node, OperationShape, Shape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { protocolsOf } from "./protocols-of.js";
import { constraintWords, typeWords } from "./type-words.js";

/** What a member and a shape both can have. */
export interface Explained {
  /** The model's own text, HTML or Markdown. */
  readonly documentation?: string;
  /** The reason, or an empty text where the model gives none. */
  readonly deprecated?: string;
  readonly constraints: readonly string[];
}

export interface ExplainedMember extends Explained {
  readonly name: string;
  readonly type: string;
  readonly target: ShapeId;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly default?: Node;
}

export interface ExplainedValue extends Explained {
  readonly name: string;
  readonly value: string | number;
}

export interface ExplainedOperation {
  readonly input: ShapeId;
  readonly output: ShapeId;
  readonly errors: readonly ShapeId[];
  readonly auth: "required" | "optional" | "none";
  readonly http?: { readonly method: string; readonly uri: string };
  readonly paginated: boolean;
  readonly readonly: boolean;
  readonly idempotent: boolean;
  /** Titles of the modelled examples. */
  readonly examples: readonly string[];
}

export interface ExplainedShape extends Explained {
  readonly id: ShapeId;
  readonly type: string;
  readonly sensitive: boolean;
  readonly members: readonly ExplainedMember[];
  /** Of an enum. */
  readonly values: readonly ExplainedValue[];
  readonly error?: ErrorFacts;
  readonly operation?: ExplainedOperation;
  readonly service?: {
    readonly version: string;
    readonly protocols: readonly ShapeId[];
    readonly operations: readonly ShapeId[];
  };
  readonly usedBy: readonly Use[];
  readonly reachedFrom: readonly Reach[];
}

export function explainShape(model: Model, users: Users, shape: Shape): ExplainedShape {
  const error = errorFactsOf(shape);
  return {
    id: shape.id,
    type: shape.type,
    ...wordsOf(shape),
    constraints: constraintWords(shape.type, ownConstraintsOf(shape)),
    sensitive: hasTrait(shape, "smithy.api#sensitive"),
    members: membersOf(shape).map((member) => explainMember(model, member)),
    values: enumMembersOf(shape).map(({ name, value, traits }) => ({
      name,
      value,
      ...wordsOf({ traits }),
      constraints: [],
    })),
    ...(error === undefined ? {} : { error }),
    ...(shape.type === "operation" ? { operation: explainOperation(model, users, shape) } : {}),
    ...(shape.type === "service" ? { service: explainService(model, shape) } : {}),
    usedBy: users.get(shape.id) ?? [],
    reachedFrom: reachedFrom(users, shape.id),
  };
}

export function explainMember(model: Model, member: MemberShape): ExplainedMember {
  const target = model.shape(member.target);
  const preset = traitOf(member, "smithy.api#default");
  const own = wordsOf(member);
  const inherited = target === undefined || member.target.startsWith("smithy.api#") ? {} : wordsOf(target);
  return {
    name: member.name,
    type: typeWords(model, member.target),
    target: member.target,
    required: hasTrait(member, "smithy.api#required"),
    sensitive: isSensitiveMember(model, member),
    ...(preset === undefined || preset === null ? {} : { default: preset }),
    constraints: target === undefined ? [] : constraintWords(target.type, constraintsOf(model, member)),
    ...inherited,
    ...own,
  };
}

function wordsOf(shape: Pick<Shape, "traits">): Omit<Explained, "constraints"> {
  const documentation = traitOf(shape, "smithy.api#documentation");
  const deprecated = traitOf(shape, "smithy.api#deprecated");
  const since = deprecated?.since === undefined ? "" : ` (since ${deprecated.since})`;
  return {
    ...(documentation === undefined ? {} : { documentation }),
    ...(deprecated === undefined ? {} : { deprecated: `${deprecated.message ?? ""}${since}`.trim() }),
  };
}

function membersOf(shape: Shape): readonly MemberShape[] {
  switch (shape.type) {
    case "structure":
    case "union":
      return [...shape.members.values()];
    case "list":
      return [shape.member];
    case "map":
      return [shape.key, shape.value];
    default:
      return [];
  }
}

function explainOperation(model: Model, users: Users, shape: OperationShape): ExplainedOperation {
  const http = traitOf(shape, "smithy.api#http");
  return {
    input: shape.input,
    output: shape.output,
    errors: [...new Set([...shape.errors, ...serviceErrorsOf(model, users, shape)])],
    auth: authOf(shape),
    ...(http === undefined ? {} : { http: { method: http.method, uri: http.uri } }),
    paginated: hasTrait(shape, "smithy.api#paginated"),
    readonly: hasTrait(shape, "smithy.api#readonly"),
    idempotent: hasTrait(shape, "smithy.api#idempotent"),
    examples: (traitOf(shape, "smithy.api#examples") ?? []).map(({ title }) => title),
  };
}

/** Errors that every operation of a service can give. */
function serviceErrorsOf(model: Model, users: Users, shape: OperationShape): readonly ShapeId[] {
  return (users.get(shape.id) ?? []).flatMap(({ user }) => {
    const service = model.shape(user);
    return service?.type === "service" ? service.errors : [];
  });
}

/** Smithy specification, authentication traits: an empty `auth` list means none, `optionalAuth` that it may be left out. */
function authOf(shape: OperationShape): ExplainedOperation["auth"] {
  if (traitOf(shape, "smithy.api#auth")?.length === 0) return "none";
  return hasTrait(shape, "smithy.api#optionalAuth") ? "optional" : "required";
}

function explainService(
  model: Model,
  shape: Extract<Shape, { type: "service" }>,
): NonNullable<ExplainedShape["service"]> {
  const operations = closureOf(model, shape).operations.map(({ id }) => id);
  return { version: shape.version, protocols: protocolsOf(model, shape), operations };
}
