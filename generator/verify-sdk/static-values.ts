/** The constants of a JavaScript module, read and not run: literals, references, and thunks of references. Anything else is unknown. */
import { ts } from "ts-morph";

/** A constant. Names of others stand as references, because modules refer in circles. */
export type StaticValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "list"; readonly items: readonly StaticValue[] }
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, StaticValue> }
  /** A name, or `() => name`. */
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "unknown" };

const unknown: StaticValue = { kind: "unknown" };
/** Literals nest a few levels; what nests deeper is nothing of ours. */
const deepest = 50;

/** The variables of a module's top level by name. Texts that others are named by are put in their place. */
export function staticValues(text: string, file: string): ReadonlyMap<string, StaticValue> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const values = new Map<string, StaticValue>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined) values.set(name.text, valueOf(initializer, values, 0));
    }
  }
  return values;
}

function valueOf(node: ts.Expression, known: ReadonlyMap<string, StaticValue>, depth: number): StaticValue {
  if (depth > deepest) return unknown;
  const read = (part: ts.Expression): StaticValue => valueOf(part, known, depth + 1);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return { kind: "text", text: node.text };
  if (ts.isNumericLiteral(node)) return { kind: "number", number: Number(node.text) };
  if (ts.isIdentifier(node)) {
    const value = known.get(node.text);
    return value?.kind === "text" || value?.kind === "number" ? value : { kind: "reference", name: node.text };
  }
  if (ts.isParenthesizedExpression(node)) return read(node.expression);
  if (ts.isArrayLiteralExpression(node)) return { kind: "list", items: node.elements.map(read) };
  if (ts.isArrowFunction(node) && node.parameters.length === 0 && !ts.isBlock(node.body)) return read(node.body);
  if (ts.isObjectLiteralExpression(node)) return objectOf(node, read);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
    return negated(read(node.operand));
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarToken) {
    const [left, right] = [read(node.left), read(node.right)];
    const isNumbers = left.kind === "number" && right.kind === "number";
    return isNumbers ? { kind: "number", number: left.number | right.number } : unknown;
  }
  return unknown;
}

function objectOf(node: ts.ObjectLiteralExpression, read: (part: ts.Expression) => StaticValue): StaticValue {
  const entries = new Map<string, StaticValue>();
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) return unknown;
    const { name } = property;
    const key = ts.isComputedPropertyName(name)
      ? read(name.expression)
      : { kind: "text" as const, text: plainName(name) };
    if (key.kind !== "text") return unknown;
    entries.set(key.text, read(property.initializer));
  }
  return { kind: "object", entries };
}

function plainName(name: Exclude<ts.PropertyName, ts.ComputedPropertyName>): string {
  return name.text;
}

function negated(value: StaticValue): StaticValue {
  return value.kind === "number" ? { kind: "number", number: -value.number } : unknown;
}
