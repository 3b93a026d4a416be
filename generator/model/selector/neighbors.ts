/** The directed relationships between shapes, forwards and backwards (Smithy 2.0, "Relationships"). Built on first use. */
import { membersOf } from "../members.js";
import { unitId } from "../prelude-shapes.js";
import type { MemberShape, Model, OperationShape, ResourceShape, ServiceShape, Shape, ShapeId } from "../shapes.js";

/** What a selector can select. */
export type AnyShape = Shape | MemberShape;

/** Asked about one neighbor and the names under which it is related; true ends the search. */
export type NeighborTest = (shape: AnyShape, relationships: readonly string[]) => boolean;

interface Incoming {
  readonly from: AnyShape;
  readonly relationships: readonly string[];
}

/** Searches rather than lists: most questions are answered by the first neighbor, and nothing is allocated for them. */
export class Neighbors {
  readonly #model: Model;
  #incoming: Map<ShapeId, Incoming[]> | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether any shape that this one refers to passes. Dangling references lead nowhere. */
  someForward(shape: AnyShape, test: NeighborTest): boolean {
    switch (shape.type) {
      case "member":
        return this.#to(shape.target, target, test);
      case "service":
        return this.#someOfService(shape, test);
      case "operation":
        return this.#someOfOperation(shape, test);
      case "resource":
        return this.#someOfResource(shape, test);
      case "list":
        return test(shape.member, member);
      case "map":
        return test(shape.key, member) || test(shape.value, member);
      default:
        if ("members" in shape) for (const each of shape.members.values()) if (test(each, member)) return true;
        return false;
    }
  }

  /** Whether any shape that refers to this one passes. */
  someReverse(shape: AnyShape, test: NeighborTest): boolean {
    if (shape.type === "member") {
      const container = this.#model.shape(shape.container);
      return container !== undefined && test(container, member);
    }
    this.#incoming ??= this.#index();
    return (this.#incoming.get(shape.id) ?? []).some(({ from, relationships }) => test(from, relationships));
  }

  #index(): Map<ShapeId, Incoming[]> {
    const incoming = new Map<ShapeId, Incoming[]>();
    const add = (from: AnyShape): void => {
      this.someForward(from, (to, relationships) => {
        if (to.type === "member") return false;
        const known = incoming.get(to.id);
        if (known === undefined) incoming.set(to.id, [{ from, relationships }]);
        else known.push({ from, relationships });
        return false;
      });
    };
    for (const shape of this.#model.shapes.values()) {
      add(shape);
      for (const each of membersOf(shape)) add(each);
    }
    return incoming;
  }

  #to(id: ShapeId | undefined, relationships: readonly string[], test: NeighborTest): boolean {
    const shape = id === undefined ? undefined : this.#model.shape(id);
    return shape !== undefined && test(shape, relationships);
  }

  #someOfService({ operations, resources, errors }: ServiceShape, test: NeighborTest): boolean {
    return (
      operations.some((id) => this.#to(id, ["operation"], test)) ||
      resources.some((id) => this.#to(id, ["resource"], test)) ||
      errors.some((id) => this.#to(id, ["error"], test))
    );
  }

  /** The unit stands for no input and no output. */
  #someOfOperation({ input, output, errors }: OperationShape, test: NeighborTest): boolean {
    return (
      (input !== unitId && this.#to(input, ["input"], test)) ||
      (output !== unitId && this.#to(output, ["output"], test)) ||
      errors.some((id) => this.#to(id, ["error"], test))
    );
  }

  #someOfResource(shape: ResourceShape, test: NeighborTest): boolean {
    const some = (ids: Iterable<ShapeId>, ...names: string[]): boolean => {
      for (const id of ids) if (this.#to(id, names, test)) return true;
      return false;
    };
    return (
      (["put", "read", "update", "delete"] as const).some((key) =>
        this.#to(shape[key], [key, "operation", "instanceOperation"], test),
      ) ||
      (["create", "list"] as const).some((key) =>
        this.#to(shape[key], [key, "operation", "collectionOperation"], test),
      ) ||
      some(shape.operations, "operation", "instanceOperation") ||
      some(shape.collectionOperations, "operation", "collectionOperation") ||
      some(shape.resources, "resource") ||
      some(shape.identifiers.values(), "identifier") ||
      some(shape.properties.values(), "property")
    );
  }
}

const target: readonly string[] = ["target"];
const member: readonly string[] = ["member"];
