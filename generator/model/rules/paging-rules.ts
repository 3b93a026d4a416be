/** Smithy 2.0, "Pagination": tokens, page sizes and items are members of the input and output, of types that can be such. */
import type { MemberShape, OperationShape, ServiceShape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { type ModelShapes, partOf, type Rule, type RuleEvent } from "./rule.js";

export const pagingRules: readonly Rule[] = [paginated];

const trait = "smithy.api#paginated";

interface Property {
  readonly name: string;
  readonly side: "input" | "output";
  readonly types: readonly string[];
  /** Tokens there must be, and they may be absent from messages. */
  readonly isToken: boolean;
}

const properties: readonly Property[] = [
  { name: "inputToken", side: "input", types: ["string", "enum", "map"], isToken: true },
  { name: "outputToken", side: "output", types: ["string", "enum", "map"], isToken: true },
  { name: "pageSize", side: "input", types: ["integer", "intEnum", "long", "short", "byte"], isToken: false },
  { name: "items", side: "output", types: ["list", "map"], isToken: false },
];

function* paginated(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.carriers(trait)) {
    if (operation.type !== "operation") continue;
    const own = [...faultsOf(shapes, operation, undefined)];
    const faults =
      own.length > 0
        ? own
        : shapes.services
            .filter((service) => shapes.closureOf(service).operations.has(operation))
            .flatMap((service) => [...faultsOf(shapes, operation, service)]);
    for (const fault of new Set(faults))
      yield { event: "PaginatedTrait", shape: operation, message: `The paging of ${operation.id} ${fault}.`, trait };
  }
}

/** What a service says holds for its operations, unless they say it themselves. */
function* faultsOf(
  shapes: ModelShapes,
  operation: OperationShape,
  service: ServiceShape | undefined,
): Iterable<string> {
  for (const { name, side, types, isToken } of properties) {
    const path = partOf(operation, trait, name) ?? (service === undefined ? undefined : partOf(service, trait, name));
    if (typeof path !== "string") {
      if (service !== undefined && isToken) yield `has no ${name} in ${service.id}`;
      continue;
    }
    if (side === "input" && path.includes(".")) {
      yield `has a path as its ${name}, which must be one member`;
      continue;
    }
    const member = memberAt(shapes, operation[side], path);
    const type = member === undefined ? undefined : shapes.model.shape(member.target)?.type;
    if (member === undefined) yield `has the ${name} ${path}, which is no member of the ${side}`;
    else if (type !== undefined && !types.includes(type)) yield `has the ${name} ${member.name}, which is a ${type}`;
    if (isToken && member !== undefined && hasTrait(member, "smithy.api#required"))
      yield `has the ${name} ${member.name}, which must not be required`;
  }
}

function memberAt(shapes: ModelShapes, container: ShapeId, path: string): MemberShape | undefined {
  let member: MemberShape | undefined;
  let id = container;
  for (const name of path.split(".")) {
    member = shapes.membersOf(id).find((one) => one.name === name);
    if (member === undefined) return undefined;
    id = member.target;
  }
  return member;
}
