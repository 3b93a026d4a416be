/** The TypeScript type of every shape as members write it. */
import { isSensitiveMember } from "../knowledge/sensitivity.js";
import type { MemberShape, Shape, ShapeId, SimpleShapeType } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";
import { arrayOf, generic, type TypeNode, unionOf } from "../print/type-node.js";
import type { PlanContext } from "./context.js";
import type { RuntimeName } from "./runtime-names.js";
import type { Module, TypePlan, Use } from "./service-plan.js";
import { roleOf } from "./symbols.js";

/** Types of simple shapes; longs are numbers, as in the AWS SDK, because JSON gives nothing else. */
const simpleTypes: Readonly<Record<SimpleShapeType, TypePlan>> = {
  blob: plain("Uint8Array"),
  boolean: plain("boolean"),
  string: plain("string"),
  byte: plain("number"),
  short: plain("number"),
  integer: plain("number"),
  long: plain("number"),
  float: plain("number"),
  double: plain("number"),
  bigInteger: plain("bigint"),
  bigDecimal: plain("string"),
  timestamp: plain("Date"),
  document: fromRuntime("DocumentType"),
};

function plain(node: string): TypePlan {
  return { node, uses: [] };
}

function fromRuntime(name: RuntimeName): TypePlan {
  return { node: name, uses: [{ module: "runtime", name }] };
}

/** Answers with the type of any shape or member; shapes are asked in dependency order, so nothing recurses. */
export class TypePlanner {
  readonly #context: PlanContext;
  readonly #types = new Map<ShapeId, TypePlan>();

  constructor(context: PlanContext) {
    this.#context = context;
    for (const shape of context.order.shapes) this.#types.set(shape.id, this.#plan(shape));
  }

  /** The type of the shape itself. */
  shape(id: ShapeId): TypePlan {
    const planned = this.#types.get(id);
    if (planned !== undefined) return planned;
    const shape = this.#context.model.shape(id);
    if (shape === undefined) throw new Error(`BUG: no shape ${id}`);
    if (id === "smithy.api#Unit") return fromRuntime("Unit");
    return this.#plan(shape);
  }

  /** The type of a structure's or union's member, without `| undefined`. */
  member(member: MemberShape): TypePlan {
    const type = this.#isStreamed(member) ? fromRuntime("StreamedBlob") : this.shape(member.target);
    if (!isSensitiveMember(this.#context.model, member)) return type;
    return {
      node: generic("Sensitive", type.node),
      uses: [...type.uses, { module: "runtime", name: "Sensitive" }],
    };
  }

  /** A streaming blob that only responses carry. */
  #isStreamed({ target, container }: MemberShape): boolean {
    const shape = this.#context.model.shape(target);
    if (shape?.type !== "blob" || !hasTrait(shape, "smithy.api#streaming")) return false;
    return !this.#context.closure.inInput.has(container);
  }

  #plan(shape: Shape): TypePlan {
    const name = this.#context.symbols.typeOf.get(shape.id);
    const role = roleOf(shape);
    if (name !== undefined) return this.#named(shape, name, moduleOf(role));
    if (shape.type === "list") {
      const item = this.shape(shape.member.target);
      return { node: arrayOf(orNull(item.node, shape)), uses: item.uses };
    }
    if (shape.type === "map") {
      const value = this.shape(shape.value.target);
      return { node: generic("Record", "string", orNull(value.node, shape)), uses: value.uses };
    }
    if (shape.type === "blob" && hasTrait(shape, "smithy.api#streaming")) return fromRuntime("StreamingBlob");
    return isSimple(shape) ? simpleTypes[shape.type] : plain("unknown");
  }

  #named(shape: Shape, name: string, module: Module): TypePlan {
    const uses: readonly Use[] = [{ module, name }];
    const streaming = shape.type === "union" && hasTrait(shape, "smithy.api#streaming");
    return streaming ? { node: generic("AsyncIterable", name), uses } : { node: name, uses };
  }
}

function moduleOf(role: "structure" | "union" | "error" | "enum" | "inline"): Module {
  return role === "enum" ? "enums" : role === "error" ? "errors" : "types";
}

function orNull(node: TypeNode, shape: Shape): TypeNode {
  return hasTrait(shape, "smithy.api#sparse") ? unionOf(node, "null") : node;
}

function isSimple(shape: Shape): shape is Shape & { readonly type: SimpleShapeType } {
  return Object.hasOwn(simpleTypes, shape.type);
}
