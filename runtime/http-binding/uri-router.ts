/**
 * Finds an operation by method and path: a tree over path segments, so that a request costs what its path is long,
 * however many operations there are.
 */
import type { OperationSchema } from "../schema/schema.js";
import { percentDecode } from "./percent.js";
import { type QueryString, pathOf, readQuery } from "./query-string.js";
import { type QueryLiteral, segmentsOf, uriPatternOf } from "./uri-pattern.js";

/** The operation of a request; `undefined` when none has its method, path and fixed query. */
export type UriRouter = (method: string, target: string) => OperationSchema | undefined;

interface Route {
  readonly operation: OperationSchema;
  readonly query: readonly QueryLiteral[];
}

/** What may follow a path so far. */
interface Node {
  readonly literals: Map<string, Node>;
  label: Node | undefined;
  /** Greedy labels, by the fixed segments that follow them. */
  readonly greedy: { readonly suffix: readonly string[]; readonly routes: Route[] }[];
  readonly routes: Route[];
}

/** A router over operations that have an `http` trait; others are not reached. */
export function uriRouterOf(operations: Iterable<OperationSchema>): UriRouter {
  const methods = new Map<string, Node>();
  for (const operation of operations) {
    if (operation.http === undefined) continue;
    const { method, uri } = operation.http;
    const root = methods.get(method) ?? newNode();
    methods.set(method, root);
    plant(root, uri, operation);
  }
  return (method, target) => {
    const root = methods.get(method);
    return root === undefined ? undefined : find(root, segmentsOf(pathOf(target)), 0, laterQuery(target))?.operation;
  };
}

function newNode(): Node {
  return { literals: new Map(), label: undefined, greedy: [], routes: [] };
}

function plant(root: Node, uri: string, operation: OperationSchema): void {
  const { segments, query } = uriPatternOf(uri);
  let node = root;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === "greedy") {
      const suffix = segments.slice(index + 1).map((it) => (it.kind === "literal" ? it.text : ""));
      addRoute(greedyRoutes(node, suffix), { operation, query });
      return;
    }
    if (segment.kind === "label") {
      node = node.label ??= newNode();
    } else {
      const next = node.literals.get(segment.text) ?? newNode();
      node.literals.set(segment.text, next);
      node = next;
    }
  }
  addRoute(node.routes, { operation, query });
}

function greedyRoutes(node: Node, suffix: readonly string[]): Route[] {
  const known = node.greedy.find((it) => it.suffix.join("/") === suffix.join("/"));
  if (known !== undefined) return known.routes;
  const routes: Route[] = [];
  node.greedy.push({ suffix, routes });
  node.greedy.sort((left, right) => right.suffix.length - left.suffix.length);
  return routes;
}

/** The more a route asks of the query, the earlier it is tried; equals stay in model order. */
function addRoute(routes: Route[], route: Route): void {
  routes.push(route);
  routes.sort((left, right) => right.query.length - left.query.length);
}

/** A fixed segment goes before a label, a label before a greedy one (spec: HTTP bindings, specificity routing). */
function find(node: Node, segments: readonly string[], at: number, query: LaterQuery): Route | undefined {
  const segment = segments[at];
  if (segment === undefined) return chosen(node.routes, query);
  const literal = node.literals.get(percentDecode(segment) ?? segment);
  const byLiteral = literal === undefined ? undefined : find(literal, segments, at + 1, query);
  if (byLiteral !== undefined) return byLiteral;
  if (segment !== "" && node.label !== undefined) {
    const byLabel = find(node.label, segments, at + 1, query);
    if (byLabel !== undefined) return byLabel;
  }
  // A slash at the end makes no difference, unless a greedy label takes it.
  return (
    byGreedy(node, segments, at, query) ??
    (segment === "" && at === segments.length - 1 ? chosen(node.routes, query) : undefined)
  );
}

function byGreedy(node: Node, segments: readonly string[], at: number, query: LaterQuery): Route | undefined {
  for (const { suffix, routes } of node.greedy) {
    const end = segments.length - suffix.length;
    if (end <= at || (end === at + 1 && segments[at] === "")) continue;
    if (!suffix.every((text, index) => percentDecode(segments[end + index] ?? "") === text)) continue;
    const route = chosen(routes, query);
    if (route !== undefined) return route;
  }
  return undefined;
}

/** The query, read when first asked for: most services have no fixed parts in theirs. */
type LaterQuery = () => QueryString;

function laterQuery(target: string): LaterQuery {
  let query: QueryString | undefined;
  return () => (query ??= readQuery(target) ?? new Map());
}

function chosen(routes: readonly Route[], query: LaterQuery): Route | undefined {
  return routes.find((route) => route.query.every((literal) => holds(literal, query())));
}

/** `x-id` names the operation of an S3 request that other clients than the SDKs leave out. */
function holds({ name, value }: QueryLiteral, query: QueryString): boolean {
  const values = query.get(name);
  if (values === undefined) return name === "x-id";
  return value === "" || values.includes(value);
}
