/** Parameterised malformed-request tests: `$name:L` and `$name:S` filled in, one case a row (spec: httpMalformedRequestTests). */
import type { Node, NodeObject } from "../../generator/model/shapes.js";

/** The cases of a test; the test itself when it has no parameters. */
export function expandParameters(test: NodeObject): readonly NodeObject[] {
  const parameters = test["testParameters"];
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) return [test];
  const columns = Object.entries(parameters as NodeObject);
  const rows = Math.max(...columns.map(([, column]) => (Array.isArray(column) ? column.length : 0)));
  return Array.from({ length: rows }, (_, row) => {
    const values = new Map(columns.map(([name, column]) => [name, Array.isArray(column) ? String(column[row]) : ""]));
    const filled = fill(test, values);
    return { ...(filled as NodeObject), id: `${String(test["id"])}_case${row}` };
  });
}

function fill(node: Node, values: ReadonlyMap<string, string>): Node {
  if (typeof node === "string") return fillText(node, values);
  if (Array.isArray(node)) return node.map((item: Node) => fill(item, values));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, item]) => [key, key === "testParameters" ? item : fill(item, values)]),
  );
}

/** `L` is the value as it is, `S` the value as a JSON string, `$$` a dollar. */
function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\$|\$(\w+):([LS])/g, (match, name: string | undefined, format: string | undefined) => {
    if (name === undefined) return "$";
    const value = values.get(name);
    if (value === undefined) return match;
    return format === "S" ? JSON.stringify(value) : value;
  });
}
