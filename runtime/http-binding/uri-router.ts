/**
 * Finds an operation by method and path: a tree over path segments, so that a request costs what its path is long,
 * however many operations there are.
 */
import type { HeaderReader } from "../protocol/protocol.js";
import type { OperationSchema } from "../schema/schema.js";
import { membersAt } from "./members-by-place.js";
import { percentDecode } from "./percent.js";
import { type QueryString, pathOf, readQuery } from "./query-string.js";
import { type QueryLiteral, segmentsOf, uriPatternOf } from "./uri-pattern.js";

/** The operation of a request; `undefined` when none has its method, path and fixed query. */
export type UriRouter = (method: string, target: string, headers: HeaderReader) => OperationSchema | undefined;

interface Route {
  readonly operation: OperationSchema;
  /** The fixed parts of the query, without `x-id`. */
  readonly query: readonly QueryLiteral[];
  /** S3's operations that share method and path are told apart by this. Only the newer SDKs send it. */
  readonly id: { readonly value: string; readonly needs: Needs } | undefined;
}

/** What tells an operation from its neighbours where the request has no `x-id`: its required parameters and headers. */
interface Needs {
  readonly query: readonly string[];
  readonly headers: readonly string[];
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
  return (method, target, headers) => {
    const root = methods.get(method);
    const hints = { query: laterQuery(target), headers };
    return root === undefined ? undefined : find(root, segmentsOf(pathOf(target)), 0, hints)?.operation;
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
      addRoute(greedyRoutes(node, suffix), routeOf(operation, query));
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
  addRoute(node.routes, routeOf(operation, query));
}

function routeOf(operation: OperationSchema, query: readonly QueryLiteral[]): Route {
  const id = query.find(({ name }) => name === "x-id");
  const others = query.filter((it) => it !== id);
  return { operation, query: others, id: id && { value: id.value, needs: needsOf(operation) } };
}

function needsOf({ input }: OperationSchema): Needs {
  return {
    query: membersAt(input, "query").flatMap(({ member, http }) => (member.required ? [http.name] : [])),
    headers: membersAt(input, "header").flatMap(({ member, http }) => (member.required ? [http.name] : [])),
  };
}

function greedyRoutes(node: Node, suffix: readonly string[]): Route[] {
  const known = node.greedy.find((it) => it.suffix.join("/") === suffix.join("/"));
  if (known !== undefined) return known.routes;
  const routes: Route[] = [];
  node.greedy.push({ suffix, routes });
  node.greedy.sort((left, right) => right.suffix.length - left.suffix.length);
  return routes;
}

/** The more a route asks of the request, the earlier it is tried; equals stay in model order. */
function addRoute(routes: Route[], route: Route): void {
  routes.push(route);
  routes.sort((left, right) => weightOf(right) - weightOf(left));
}

function weightOf({ query, id }: Route): number {
  return query.length + (id === undefined ? 0 : id.needs.query.length + id.needs.headers.length);
}

/** A fixed segment goes before a label, a label before a greedy one (spec: HTTP bindings, specificity routing). */
function find(node: Node, segments: readonly string[], at: number, hints: Hints): Route | undefined {
  const segment = segments[at];
  if (segment === undefined) return chosen(node.routes, hints);
  const literal = node.literals.get(percentDecode(segment) ?? segment);
  const byLiteral = literal === undefined ? undefined : find(literal, segments, at + 1, hints);
  if (byLiteral !== undefined) return byLiteral;
  if (segment !== "" && node.label !== undefined) {
    const byLabel = find(node.label, segments, at + 1, hints);
    if (byLabel !== undefined) return byLabel;
  }
  // A slash at the end makes no difference, unless a greedy label takes it.
  return (
    byGreedy(node, segments, at, hints) ??
    (segment === "" && at === segments.length - 1 ? chosen(node.routes, hints) : undefined)
  );
}

function byGreedy(node: Node, segments: readonly string[], at: number, hints: Hints): Route | undefined {
  for (const { suffix, routes } of node.greedy) {
    const end = segments.length - suffix.length;
    if (end <= at || (end === at + 1 && segments[at] === "")) continue;
    if (!suffix.every((text, index) => percentDecode(segments[end + index] ?? "") === text)) continue;
    const route = chosen(routes, hints);
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

/** What of a request tells routes of one path apart. */
interface Hints {
  readonly query: LaterQuery;
  readonly headers: HeaderReader;
}

function chosen(routes: readonly Route[], hints: Hints): Route | undefined {
  return routes.find(({ query, id }) => {
    if (!query.every(({ name, value }) => holds(hints.query().get(name), value))) return false;
    if (id === undefined) return true;
    const ids = hints.query().get("x-id");
    return ids === undefined ? areMet(id.needs, hints) : ids.includes(id.value);
  });
}

function holds(values: readonly string[] | undefined, value: string): boolean {
  return values !== undefined && (value === "" || values.includes(value));
}

function areMet(needs: Needs, { query, headers }: Hints): boolean {
  return needs.query.every((name) => query().has(name)) && needs.headers.every((name) => Boolean(headers.get(name)));
}
