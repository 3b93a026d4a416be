/** Which schemas can contain themselves. */
import { type Schema, targetOf } from "../schema/schema.js";

/** The schemas below `root`, itself included, that stand on a cycle (Tarjan's strongly connected components). */
export function recursiveSchemas(root: Schema): ReadonlySet<Schema> {
  const recursive = new Set<Schema>();
  const order = new Map<Schema, number>();
  const open: Schema[] = [];
  const visit = (schema: Schema): number => {
    const index = order.size;
    order.set(schema, index);
    open.push(schema);
    let lowest = index;
    for (const child of childrenOf(schema)) {
      const known = order.get(child);
      if (child === schema) recursive.add(schema);
      if (known === undefined) lowest = Math.min(lowest, visit(child));
      else if (open.includes(child)) lowest = Math.min(lowest, known);
    }
    if (lowest < index) return lowest;
    const component = open.splice(open.indexOf(schema));
    if (component.length > 1) for (const member of component) recursive.add(member);
    return lowest;
  };
  visit(root);
  return recursive;
}

function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.type) {
    case "structure":
    case "union":
      return Object.values(schema.members).map(targetOf);
    case "list":
      return [targetOf(schema.member)];
    case "map":
      return [targetOf(schema.value)];
    default:
      return [];
  }
}
