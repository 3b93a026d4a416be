/** Which schemas can contain themselves. */
import { membersOf } from "../schema/below.js";
import { type Schema, targetOf } from "../schema/schema.js";

/** The schemas below `root`, itself included, that stand on a cycle (Tarjan's strongly connected components). */
export function recursiveSchemas(root: Schema): ReadonlySet<Schema> {
  const walk = new Walk();
  walk.from(root);
  return walk.recursive;
}

interface Frame {
  readonly schema: Schema;
  readonly index: number;
  readonly children: Iterator<Schema>;
  lowest: number;
}

/** With a stack of its own: schemas may nest deeper than that of the engine. */
class Walk {
  readonly recursive = new Set<Schema>();
  readonly #index = new Map<Schema, number>();
  readonly #open: Schema[] = [];
  readonly #isOpen = new Set<Schema>();

  from(root: Schema): void {
    const frames = [this.#enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { done, value: child } = frame.children.next();
      if (done === true) {
        this.#leave(frame);
        frames.pop();
        const parent = frames.at(-1);
        if (parent !== undefined) parent.lowest = Math.min(parent.lowest, frame.lowest);
        continue;
      }
      if (child === frame.schema) this.recursive.add(child);
      const known = this.#index.get(child);
      if (known === undefined) frames.push(this.#enter(child));
      else if (this.#isOpen.has(child)) frame.lowest = Math.min(frame.lowest, known);
    }
  }

  #enter(schema: Schema): Frame {
    const index = this.#index.size;
    this.#index.set(schema, index);
    this.#open.push(schema);
    this.#isOpen.add(schema);
    return { schema, index, children: membersOf(schema).map(targetOf).values(), lowest: index };
  }

  #leave({ schema, index, lowest }: Frame): void {
    if (lowest < index) return;
    const component: Schema[] = [];
    for (let member = this.#open.pop(); member !== undefined; member = this.#open.pop()) {
      this.#isOpen.delete(member);
      component.push(member);
      if (member === schema) break;
    }
    if (component.length > 1) for (const member of component) this.recursive.add(member);
  }
}
