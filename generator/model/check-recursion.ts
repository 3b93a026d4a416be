/** Shapes that no finite value can satisfy, and resources within themselves (Smithy 2.0, "Recursive shape definitions"). */
import type { CheckContext } from "./check-context.js";
import { cyclesOf } from "./cycles.js";
import type { Model, ResourceShape, Shape, ShapeId, StructureShape, UnionShape } from "./shapes.js";
import { hasTrait } from "./traits.js";

type Composite = StructureShape | UnionShape;

export function checkRecursion(context: CheckContext): void {
  checkCollections(context);
  checkComposites(context);
  checkResources(context);
}

/** Lists and maps of themselves, with no structure or union between. */
function checkCollections(context: CheckContext): void {
  const { model } = context;
  const collection = (id: ShapeId): readonly Shape[] => {
    const target = model.shape(id);
    return target?.type === "list" || target?.type === "map" ? [target] : [];
  };
  const edges = (shape: Shape): readonly Shape[] =>
    shape.type === "list"
      ? collection(shape.member.target)
      : shape.type === "map"
        ? collection(shape.value.target)
        : [];
  const collections = [...model.shapes.values()].filter(({ type }) => type === "list" || type === "map");
  const cycles = cyclesOf(collections, edges);
  report(context, cycles, "contains itself with no structure or union between");
  if (cycles.length === 0) checkNesting(context, collections, edges);
}

/** Far above what anybody writes; types of lists of lists are written out in full. */
const deepestCollections = 64;

/** Lists and maps in each other, counted from the innermost; reported where the limit is passed, not above. */
function checkNesting(
  { problems }: CheckContext,
  collections: readonly Shape[],
  edges: (shape: Shape) => readonly Shape[],
): void {
  const levels = new Map<Shape, number>();
  for (const shape of collections) {
    const chain: Shape[] = [];
    let next: Shape | undefined = shape;
    for (; next !== undefined && !levels.has(next); [next] = edges(next)) chain.push(next);
    let level = next === undefined ? 0 : (levels.get(next) ?? 0);
    for (const outer of chain.toReversed()) levels.set(outer, ++level);
  }
  for (const [{ id, source }, level] of levels) {
    if (level !== deepestCollections + 1) continue;
    const message = `${id} nests lists and maps more than ${deepestCollections} levels deep.`;
    problems.report("recursion-invalid", message, { shapeId: id, at: source, hint: "Put a structure between them." });
  }
}

/** Structures that need themselves, and unions of which every choice needs them. */
function checkComposites(context: CheckContext): void {
  const { model } = context;
  const impossible = impossibleShapes(model);
  if (impossible.size === 0) return;
  const edges = (shape: Shape): readonly Shape[] =>
    isComposite(shape) ? needs(model, shape).filter((needed) => impossible.has(needed)) : [];
  report(context, cyclesOf(impossible, edges), "cannot have a value, because every value would contain another one");
}

function checkResources(context: CheckContext): void {
  const { model } = context;
  const resources = [...model.shapes.values()].filter((shape) => shape.type === "resource");
  const edges = (shape: ResourceShape): readonly ResourceShape[] =>
    shape.resources.flatMap((id) => {
      const found = model.shape(id);
      return found?.type === "resource" ? [found] : [];
    });
  report(context, cyclesOf(resources, edges), "is a resource within itself");
}

/**
 * Structures and unions without finite values: what is left when those that need nothing, and then those that need only
 * what is already possible, are taken away. Linear in the size of the model.
 */
function impossibleShapes(model: Model): Set<Shape> {
  const left = new Map<Shape, number>();
  const neededBy = new Map<Shape, Composite[]>();
  const possible: Shape[] = [];
  for (const shape of model.shapes.values()) {
    if (!isComposite(shape)) continue;
    const needed = needs(model, shape);
    // A union needs one of its choices, and so nothing at all when one of them is no composite.
    const isFree = needed.length === 0 || (shape.type === "union" && needed.length < shape.members.size);
    left.set(shape, shape.type === "union" ? 1 : needed.length);
    if (isFree) possible.push(shape);
    else for (const other of needed) addTo(neededBy, other, shape);
  }
  const impossible = new Set(left.keys());
  for (let shape = possible.pop(); shape !== undefined; shape = possible.pop()) {
    if (!impossible.delete(shape)) continue;
    for (const dependent of neededBy.get(shape) ?? []) {
      const count = (left.get(dependent) ?? 0) - 1;
      left.set(dependent, count);
      if (count <= 0) possible.push(dependent);
    }
  }
  return impossible;
}

function isComposite(shape: Shape): shape is Composite {
  return shape.type === "structure" || shape.type === "union";
}

/** The structures and unions that a value contains: by required members of a structure, by any member of a union. */
function needs(model: Model, shape: Composite): readonly Composite[] {
  const needed: Composite[] = [];
  for (const member of shape.members.values()) {
    if (shape.type === "structure" && !hasTrait(member, "smithy.api#required")) continue;
    const target = model.shape(member.target);
    if (target !== undefined && isComposite(target)) needed.push(target);
  }
  return needed;
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

function report({ problems }: CheckContext, cycles: readonly (readonly Shape[])[], what: string): void {
  for (const cycle of cycles) {
    const ids = cycle.map(({ id }) => id);
    const through = ids.length === 1 ? "" : ` (with ${ids.slice(0, 6).join(", ")}${ids.length > 6 ? " …" : ""})`;
    for (const { id, source } of cycle) {
      problems.report("recursion-invalid", `${id} ${what}${through}.`, { shapeId: id, at: source });
    }
  }
}
