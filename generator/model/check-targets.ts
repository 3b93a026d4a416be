/** Every reference from shape to shape: it names something, and something of the right kind. */
import { membersOf } from "./members.js";
import type { CheckContext } from "./check-context.js";
import { unitId } from "./prelude-shapes.js";
import type { MemberShape, OperationShape, ResourceShape, ServiceShape, Shape, ShapeId } from "./shapes.js";
import { hasTrait } from "./traits.js";

/** What a reference may name, with the words for what it must be. */
interface Kind {
  readonly name: string;
  readonly accepts: (shape: Shape) => boolean;
}

const isData = ({ type }: Shape): boolean => type !== "service" && type !== "operation" && type !== "resource";
const isError = (shape: Shape): boolean => hasTrait(shape, "smithy.api#error");
const isText = ({ type }: Shape): boolean => type === "string" || type === "enum";

const data: Kind = { name: "a data shape", accepts: isData };
const valued: Kind = {
  name: "a data shape other than smithy.api#Unit",
  accepts: (shape) => isData(shape) && shape.id !== unitId,
};
const unit: Kind = { name: unitId, accepts: (shape) => shape.id === unitId };
const key: Kind = { name: "a string", accepts: isText };
const payload: Kind = {
  name: "a structure that is no error",
  accepts: (shape) => shape.type === "structure" && !isError(shape),
};
const error: Kind = {
  name: "a structure with the trait smithy.api#error",
  accepts: (shape) => shape.type === "structure" && isError(shape),
};
const operation: Kind = { name: "an operation", accepts: ({ type }) => type === "operation" };
const resource: Kind = { name: "a resource", accepts: ({ type }) => type === "resource" };
const identifier: Kind = { name: "a string", accepts: isText };

const lifecycles = ["create", "put", "read", "update", "delete", "list"] as const;

export function checkTargets(context: CheckContext): void {
  for (const shape of context.model.shapes.values()) {
    switch (shape.type) {
      case "service":
        checkService(context, shape);
        break;
      case "operation":
        checkOperation(context, shape);
        break;
      case "resource":
        checkResource(context, shape);
        break;
      default:
        for (const member of membersOf(shape)) checkMember(context, shape, member);
    }
  }
}

function checkMember(context: CheckContext, container: Shape, member: MemberShape): void {
  const { type } = container;
  const isEnum = type === "enum" || type === "intEnum";
  const kind = isEnum ? unit : type === "map" && member.name === "key" ? key : type === "union" ? data : valued;
  const target = context.model.shape(member.target);
  // The common case, before anything is made for a report.
  if (target !== undefined && kind.accepts(target) && !hasTrait(target, "smithy.api#mixin")) return;
  check(context, member, ["target"], member.target, kind, "targets");
}

function checkService(context: CheckContext, shape: ServiceShape): void {
  checkList(context, shape, "operations", operation);
  checkList(context, shape, "resources", resource);
  checkList(context, shape, "errors", error);
}

function checkOperation(context: CheckContext, shape: OperationShape): void {
  check(context, shape, ["input", "target"], shape.input, payload, "has as its input");
  check(context, shape, ["output", "target"], shape.output, payload, "has as its output");
  checkList(context, shape, "errors", error);
}

function checkResource(context: CheckContext, shape: ResourceShape): void {
  for (const [name, id] of shape.identifiers)
    check(context, shape, ["identifiers", name, "target"], id, identifier, "has as an identifier");
  for (const [name, id] of shape.properties)
    check(context, shape, ["properties", name, "target"], id, valued, "has as a property");
  for (const lifecycle of lifecycles) {
    const id = shape[lifecycle];
    if (id !== undefined) check(context, shape, [lifecycle, "target"], id, operation, `has for ${lifecycle}`);
  }
  checkList(context, shape, "operations", operation);
  checkList(context, shape, "collectionOperations", operation);
  checkList(context, shape, "resources", resource);
}

function checkList<Key extends string>(
  context: CheckContext,
  shape: Shape & Readonly<Record<Key, readonly ShapeId[]>>,
  property: Key,
  kind: Kind,
): void {
  for (const [index, id] of shape[property].entries()) {
    check(context, shape, [property, index, "target"], id, kind, `has among its ${property}`);
  }
}

function check(
  context: CheckContext,
  from: Shape | MemberShape,
  path: readonly (string | number)[],
  id: ShapeId,
  kind: Kind,
  verb: string,
): void {
  const target = context.model.shape(id);
  const isMixin = target !== undefined && hasTrait(target, "smithy.api#mixin");
  if (context.isBroken(id) || (target !== undefined && kind.accepts(target) && !isMixin)) return;
  const at = { file: from.source.file, path: [...from.source.path, ...path] };
  const about = { shapeId: from.id, at };
  if (target === undefined) {
    const what = context.model.member(id) === undefined ? "which does not exist" : "which is a member";
    const hint = (): string | undefined => context.suggestion(id, kind.accepts);
    context.problems.report("target-missing", `${from.id} ${verb} ${id}, ${what}.`, { ...about, hint });
  } else if (isMixin) {
    context.problems.report("mixin-invalid", `${from.id} ${verb} ${id}, a mixin, which may only be mixed in.`, about);
  } else {
    const found = kind === error && target.type === "structure" ? "lacks that trait" : `is ${described(target)}`;
    context.problems.report(
      "target-wrong-type",
      `${from.id} ${verb} ${id}, which ${found} and must be ${kind.name}.`,
      about,
    );
  }
}

function described(shape: Shape): string {
  if (shape.id === unitId) return "the unit";
  const error = shape.type === "structure" && isError(shape) ? "error " : "";
  const article = error !== "" || /^[aeio]/.test(shape.type) ? "an" : "a";
  return `${article} ${error}${shape.type}`;
}
