/** `operations.ts`: a constant an operation, the interface of all of them, error unions, paginators, the service. */
import { commentOf, noteOf } from "../comment-of.js";
import type { GeneratedFile } from "../../options.js";
import type { OperationPlan, ServicePlan, WaiterPlan } from "../../plan/service-plan.js";
import { type Expression, isList, type ObjectExpression, printAfter, printExpression } from "../../print/expression.js";
import { printInterface } from "../../print/declaration.js";
import { lineWidth } from "../../print/layout.js";
import { flatType, generic, printAnnotation, printTyped, type TypeNode, unionOf } from "../../print/type-node.js";
import { OutputFile } from "../output-file.js";

/** Emits `operations.ts`. */
export function emitOperations(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "operations");
  for (const operation of plan.operations) {
    file.add(printErrors(file, operation));
    file.add(printConstant(file, operation));
    if (operation.paginator !== undefined) file.add(printPaginator(file, operation, operation.paginator));
    for (const waiter of operation.waiters) file.add(printWaiter(file, plan, operation, waiter));
  }
  const methods = plan.operations.map((operation) => printMethod(file, plan, operation));
  file.add(
    `${noteOf(`The operations of ${plan.name}, as a client or a stand-in for one offers them.`)}${printInterface(plan.names.operations, methods)}`,
  );
  file.add(printService(file, plan));
  return file.finish();
}

function printErrors(file: OutputFile, { name, errorsName, errors }: OperationPlan): string {
  file.useTypes(errors.map((error) => ({ module: "errors", name: error.name })));
  const names = errors.map((error) => error.name);
  const type: TypeNode = names.length === 0 ? "never" : names.length === 1 ? (names[0] ?? "never") : unionOf(...names);
  const head = `export type ${errorsName}`;
  return `${noteOf(`What {@link ${name}} is modelled to throw.`)}${printAlias(head, type)}`;
}

/** A union that does not fit goes one type a line, after the equals sign. */
function printAlias(head: string, type: TypeNode): string {
  return `${head}${printAnnotation(" =", type, 0, head.length, ";")}\n`;
}

function printConstant(file: OutputFile, operation: OperationPlan): string {
  const { name, errorsName, input, output } = operation;
  file.useTypes([...input.uses, ...output.uses, { module: "runtime", name: "Operation" }]);
  const value = qualified(file, operation.value);
  const { text, used } = printTyped(`export const ${name}`, generic("Operation", input.node, output.node, errorsName));
  const note = noteOf(`{@link ${name}} as data: its schemas, errors and bindings.`);
  return `${note}${text}${printAfter(used, value, 0, 1)};\n`;
}

/** The data with its schemas qualified by their file. */
function qualified(file: OutputFile, value: Expression): Expression {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item) => qualified(file, item));
  if (value.kind === "object") {
    return { kind: "object", entries: value.entries.map(([key, item]) => [key, qualified(file, item)] as const) };
  }
  if (value.kind !== "name") return value;
  const { name } = value;
  return {
    kind: "name",
    name: name === "unitSchema" ? file.useValue({ module: "runtime", name }) : file.useMember("schemas", name),
  };
}

function printPaginator(file: OutputFile, operation: OperationPlan, name: string): string {
  file.useTypes([...operation.input.uses, ...operation.output.uses, { module: "runtime", name: "Paginator" }]);
  const callee = file.useValue({ module: "runtime", name: "paginator" });
  const { text, used } = printTyped(
    `export const ${name}`,
    generic("Paginator", operation.input.node, operation.output.node),
  );
  const value: Expression = { kind: "pure", callee, args: [{ kind: "name", name: operation.name }] };
  return `${noteOf(`Calls {@link ${operation.name}} page by page.`)}${text}${printAfter(used, value, 0, 1)};\n`;
}

function printWaiter(file: OutputFile, plan: ServicePlan, operation: OperationPlan, waiter: WaiterPlan): string {
  file.useTypes([{ module: "runtime", name: "Waiter" }]);
  const callee = file.useValue({ module: "runtime", name: "waiter" });
  const type = generic("Waiter", operation.input.node, operation.output.node);
  const { text, used } = printTyped(`export const ${waiter.name}`, type);
  const value: Expression = { kind: "pure", callee, args: [waiter.value] };
  return `${commentOf(waiter.doc, plan.link)}${text}${printAfter(used, value, 0, 1)};\n`;
}

function printMethod(file: OutputFile, plan: ServicePlan, { name, input, output, doc }: OperationPlan): string {
  file.useTypes([...input.uses, ...output.uses]);
  return `${commentOf(doc, plan.link, "  ")}${printSignature(name, `input: ${flatType(input.node)}`, `Promise<${flatType(output.node)}>`)}`;
}

function printSignature(name: string, parameter: string, result: string): string {
  const flat = `  ${name}(${parameter}): ${result};`;
  return flat.length <= lineWidth ? `${flat}\n` : `  ${name}(\n    ${parameter},\n  ): ${result};\n`;
}

function printService(file: OutputFile, plan: ServicePlan): string {
  file.useTypes([{ module: "runtime", name: "ServiceSchema" }]);
  const operations: Expression = {
    kind: "object",
    entries: plan.operations.map(({ wireName, name }) => [wireName, { kind: "name", name }]),
  };
  const value = plan.value as ObjectExpression;
  const whole: Expression = { kind: "object", entries: [...value.entries, ["operations", operations]] };
  const head = `export const ${plan.names.service}: ServiceSchema =`;
  return `${commentOf(plan.doc, plan.link)}${head} ${printExpression(whole, 0, lineWidth, 1)};\n`;
}
