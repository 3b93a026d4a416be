/** Where one is, as the fragment of the address says it; it never leaves the browser. */

export type Route =
  | { readonly view: "operations"; readonly operation?: string; readonly tab: OperationTab }
  | { readonly view: "calls" | "stubs" | "clock" }
  | { readonly view: "faults"; readonly operation?: string };

export type OperationTab = "docs" | "send" | "stub";

const tabs: ReadonlyMap<string, OperationTab> = new Map([
  ["docs", "docs"],
  ["send", "send"],
  ["stub", "stub"],
]);

/** Anything that is nowhere is the list of operations. */
export function routeOf(fragment: string): Route {
  const [view = "", name = "", tab = ""] = fragment.replace(/^#\/?/, "").split("/").map(decoded);
  const operation = name === "" ? {} : { operation: name };
  switch (view) {
    case "calls":
    case "stubs":
    case "clock":
      return { view };
    case "faults":
      return { view, ...operation };
    default:
      return { view: "operations", ...operation, tab: tabs.get(tab) ?? "docs" };
  }
}

export function fragmentOf(route: Route): string {
  const parts: string[] = [route.view];
  if ("operation" in route && route.operation !== undefined) parts.push(encodeURIComponent(route.operation));
  if (route.view === "operations" && route.operation !== undefined && route.tab !== "docs") parts.push(route.tab);
  return `#/${parts.join("/")}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The token of `#token=…`, and the fragment without it. */
export function tokenIn(fragment: string): { readonly token: string | undefined; readonly rest: string } {
  const match = /^#token=([^&]*)&?(.*)$/.exec(fragment);
  if (match === null) return { token: undefined, rest: fragment };
  const [, token = "", rest = ""] = match;
  return { token: decoded(token), rest: rest === "" ? "" : `#${rest}` };
}
