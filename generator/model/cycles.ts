/** The cycles of a directed graph, in linear time and without recursion. */

/** Groups of nodes that all reach each other (Tarjan), and single nodes that reach themselves; in the order of `nodes`. */
export function cyclesOf<T>(nodes: Iterable<T>, edges: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const state = new Map<T, { index: number; low: number; isOpen: boolean }>();
  const open: T[] = [];
  const cycles: T[][] = [];
  const enter = (node: T): { node: T; next: readonly T[]; at: number } => {
    state.set(node, { index: state.size, low: state.size, isOpen: true });
    open.push(node);
    return { node, next: edges(node), at: 0 };
  };
  for (const root of nodes) {
    if (state.has(root)) continue;
    const path = [enter(root)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const own = stateOf(state, frame.node);
      const next = frame.next[frame.at++];
      if (next !== undefined) {
        const known = state.get(next);
        if (known === undefined) path.push(enter(next));
        else if (known.isOpen) own.low = Math.min(own.low, known.index);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) stateOf(state, parent.node).low = Math.min(stateOf(state, parent.node).low, own.low);
      if (own.low !== own.index) continue;
      const group = open.splice(open.lastIndexOf(frame.node));
      for (const member of group) stateOf(state, member).isOpen = false;
      if (group.length > 1 || frame.next.includes(frame.node)) cycles.push(group);
    }
  }
  return cycles;
}

function stateOf<T, S>(state: ReadonlyMap<T, S>, node: T): S {
  const found = state.get(node);
  if (found === undefined) throw new Error("BUG: a node is on the path and was never entered");
  return found;
}
