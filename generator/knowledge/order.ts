/** Shapes in an order in which each stands after what it refers to, and the references for which no such order exists. */
import { type Closure, membersOf } from "./closure.js";
import type { Model, Shape, ShapeId } from "../model/shapes.js";

export interface DependencyOrder {
  /** Targets before those who refer to them, as far as recursion allows. */
  readonly shapes: readonly Shape[];
  /** Whether the reference from one shape to another goes against the order, so that it must be lazy. */
  readonly isLazy: (from: ShapeId, to: ShapeId) => boolean;
  /** Shapes that can contain themselves. */
  readonly recursive: ReadonlySet<ShapeId>;
}

interface Frame {
  readonly shape: Shape;
  readonly targets: readonly ShapeId[];
  next: number;
}

/** Tarjan's algorithm with an explicit stack, so that hostile nesting cannot overflow ours. */
export function dependencyOrderOf(model: Model, closure: Closure): DependencyOrder {
  const walk = new Walk(model);
  for (const shape of closure.shapes) walk.from(shape);
  const position = new Map(walk.ordered.map((shape, index) => [shape.id, index]));
  return {
    shapes: walk.ordered,
    isLazy: (from, to) => (position.get(to) ?? -1) >= (position.get(from) ?? 0),
    recursive: walk.recursive,
  };
}

class Walk {
  readonly ordered: Shape[] = [];
  readonly recursive = new Set<ShapeId>();
  readonly #model: Model;
  readonly #index = new Map<ShapeId, number>();
  readonly #low = new Map<ShapeId, number>();
  readonly #open: ShapeId[] = [];
  readonly #isOpen = new Set<ShapeId>();

  constructor(model: Model) {
    this.#model = model;
  }

  from(start: Shape): void {
    if (this.#index.has(start.id)) return;
    const frames = [this.#enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = frame.targets[frame.next++];
      if (target === undefined) {
        this.#leave(frame.shape);
        frames.pop();
        const parent = frames.at(-1);
        if (parent !== undefined) this.#lower(parent.shape.id, this.#low.get(frame.shape.id) ?? 0);
        continue;
      }
      if (target === frame.shape.id) this.recursive.add(target);
      const shape = this.#model.shapes.get(target);
      if (shape === undefined) continue;
      const index = this.#index.get(target);
      if (index === undefined) frames.push(this.#enter(shape));
      else if (this.#isOpen.has(target)) this.#lower(frame.shape.id, index);
    }
  }

  #enter(shape: Shape): Frame {
    const index = this.#index.size;
    this.#index.set(shape.id, index);
    this.#low.set(shape.id, index);
    this.#open.push(shape.id);
    this.#isOpen.add(shape.id);
    return { shape, targets: membersOf(shape).map(({ target }) => target), next: 0 };
  }

  #leave(shape: Shape): void {
    this.ordered.push(shape);
    if (this.#low.get(shape.id) !== this.#index.get(shape.id)) return;
    const component: ShapeId[] = [];
    for (let id = this.#open.pop(); id !== undefined; id = this.#open.pop()) {
      this.#isOpen.delete(id);
      component.push(id);
      if (id === shape.id) break;
    }
    if (component.length > 1) for (const id of component) this.recursive.add(id);
  }

  #lower(id: ShapeId, low: number): void {
    if (low < (this.#low.get(id) ?? low)) this.#low.set(id, low);
  }
}
