/** What each rule about a whole model is given, and what it says: events with the ids that the official validators give them. */
import { isArray, isObject, property } from "../node.js";
import type { AnyShape } from "../selector/neighbors.js";
import type { Model, Node, OperationShape, ResourceShape, ServiceShape, Shape, ShapeId } from "../shapes.js";

export interface RuleEvent {
  /** The official id of the rule, `HttpLabelTrait`. */
  readonly event: string;
  /** What it is about. */
  readonly shape: AnyShape;
  /** A sentence. */
  readonly message: string;
  /** The trait whose value is at fault; without it, the shape. */
  readonly trait?: ShapeId;
  /** The part of the trait's value that is at fault. */
  readonly path?: readonly (string | number)[];
}

/** What is wrong with a value for a shape: where inside of it, and what. */
export interface ValueFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds what breaks one part of the Smithy specification. References may name nothing: that is said elsewhere. */
export type Rule = (shapes: ModelShapes) => Iterable<RuleEvent>;

/** The shapes of a model by kind, and what services reach, each looked up once. */
export class ModelShapes {
  readonly model: Model;
  readonly services: readonly ServiceShape[];
  readonly operations: readonly OperationShape[];
  readonly resources: readonly ResourceShape[];
  readonly #carriers = new Map<ShapeId, AnyShape[]>();
  readonly #closures = new Map<ServiceShape, ServiceClosure>();

  /** What is wrong with a JSON value for a shape of the model. */
  readonly faultsIn: (shape: Shape, value: Node) => readonly ValueFault[];

  /** What a selector finds from one shape on. */
  readonly selected: (start: AnyShape, selector: string) => Iterable<AnyShape>;

  constructor(model: Model, { faultsIn, selected }: Pick<ModelShapes, "faultsIn" | "selected">) {
    this.model = model;
    this.faultsIn = faultsIn;
    this.selected = selected;
    const all = [...model.shapes.values()];
    for (const shape of all) {
      this.#index(shape);
      if ("members" in shape) for (const member of shape.members.values()) this.#index(member);
    }
    this.services = all.filter((shape) => shape.type === "service");
    this.operations = all.filter((shape) => shape.type === "operation");
    this.resources = all.filter((shape) => shape.type === "resource");
  }

  #index(shape: AnyShape): void {
    for (const id of shape.traits.keys()) {
      const known = this.#carriers.get(id);
      if (known === undefined) this.#carriers.set(id, [shape]);
      else known.push(shape);
    }
  }

  /** Shapes and members of structures, unions and enums that have a trait, in the order of the model. */
  carriers(trait: ShapeId): readonly AnyShape[] {
    return this.#carriers.get(trait) ?? [];
  }

  /** The structures and unions that have members with a trait. */
  holders(trait: ShapeId): ReadonlySet<Shape> {
    const ids = this.carriers(trait).flatMap((shape) => (shape.type === "member" ? [shape.container] : []));
    return new Set([...new Set(ids)].flatMap((id) => this.model.shape(id) ?? []));
  }

  operation(id: ShapeId | undefined): OperationShape | undefined {
    const shape = id === undefined ? undefined : this.model.shape(id);
    return shape?.type === "operation" ? shape : undefined;
  }

  resource(id: ShapeId): ResourceShape | undefined {
    const shape = this.model.shape(id);
    return shape?.type === "resource" ? shape : undefined;
  }

  /** The members of a structure or union; none for anything else. */
  membersOf(id: ShapeId): readonly MemberOf[] {
    const shape = this.model.shape(id);
    return shape?.type === "structure" || shape?.type === "union" ? [...shape.members.values()] : [];
  }

  closureOf(service: ServiceShape): ServiceClosure {
    const known = this.#closures.get(service) ?? closureOf(this, service);
    this.#closures.set(service, known);
    return known;
  }
}

type MemberOf = Extract<AnyShape, { type: "member" }>;

/** What is bound to a service, through resources too, and all shapes that are reached from there. */
export interface ServiceClosure {
  readonly operations: ReadonlySet<OperationShape>;
  readonly resources: ReadonlySet<ResourceShape>;
  readonly shapes: ReadonlySet<Shape>;
}

/** The operations that a resource binds itself, with the words for how: `put`, `operations`. */
export function* boundOperations(resource: ResourceShape): Iterable<readonly [how: string, id: ShapeId]> {
  for (const how of lifecycles) {
    const id = resource[how];
    if (id !== undefined) yield [how, id];
  }
  for (const id of resource.operations) yield ["operations", id];
  for (const id of resource.collectionOperations) yield ["collectionOperations", id];
}

export const lifecycles = ["create", "put", "read", "update", "delete", "list"] as const;

function closureOf(shapes: ModelShapes, service: ServiceShape): ServiceClosure {
  const resources = new Set<ResourceShape>();
  const pendingResources = [...service.resources];
  for (let id = pendingResources.pop(); id !== undefined; id = pendingResources.pop()) {
    const resource = shapes.resource(id);
    if (resource === undefined || resources.has(resource)) continue;
    resources.add(resource);
    pendingResources.push(...resource.resources);
  }
  const bound = [...resources].flatMap((resource) => [...boundOperations(resource)].map(([, id]) => id));
  const operations = new Set([...service.operations, ...bound].flatMap((id) => shapes.operation(id) ?? []));
  const reached = new Set<Shape>([service, ...resources, ...operations]);
  const pending = [...service.errors];
  for (const { input, output, errors } of operations) pending.push(input, output, ...errors);
  for (const { identifiers, properties } of resources) pending.push(...identifiers.values(), ...properties.values());
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const shape = shapes.model.shape(id);
    if (shape === undefined || reached.has(shape)) continue;
    reached.add(shape);
    if (shape.type === "list") pending.push(shape.member.target);
    else if (shape.type === "map") pending.push(shape.key.target, shape.value.target);
    else if (shape.type === "structure" || shape.type === "union")
      for (const member of shape.members.values()) pending.push(member.target);
  }
  return { operations, resources, shapes: reached };
}

/** Names in backticks, at most ten. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, 10).map((name) => `\`${name}\``);
  return all.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
}

/** The entries by what they have in common, in the order in which it is first met. */
export function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** A part of a trait's value, whatever it is; undefined when there is none. */
export function partOf(shape: AnyShape, trait: ShapeId, ...keys: readonly string[]): Node | undefined {
  let node = shape.traits.get(trait);
  for (const key of keys) node = node !== undefined && isObject(node) ? property(node, key) : undefined;
  return node;
}

/** The texts of a list within a trait's value; none where there is no list. */
export function textsOf(node: Node | undefined): readonly string[] {
  return node !== undefined && isArray(node) ? node.filter((item) => typeof item === "string") : [];
}

/** The entries of an object within a trait's value; none where there is no object. */
export function entriesOf(node: Node | undefined): readonly (readonly [string, Node])[] {
  return node !== undefined && isObject(node) ? Object.entries(node) : [];
}

/** The items of a list within a trait's value; none where there is no list. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node !== undefined && isArray(node) ? node : [];
}
