/** A shape on a terminal: what it is, what it says of itself, its members, who uses it. */
import type { ExplainedMember, ExplainedOperation, ExplainedShape, ExplainedValue } from "./explain-shape.js";
import { plainText } from "./plain-text.js";
import { printable } from "./printable.js";
import { shortName } from "./short-name.js";
import type { Channel } from "./terminal.js";

/** Text is as wide as a page, not as a wide screen: it is to be read. */
const width = 96;

export function printExplained(out: Channel, shape: ExplainedShape): void {
  const { colors } = out;
  out.line(`${colors.bold(shortName(shape.id))}  ${colors.cyan(kindOf(shape))}`);
  out.line(colors.dim(shape.id));
  const facts = [...shape.constraints, ...(shape.sensitive ? ["sensitive"] : [])];
  if (facts.length > 0) out.line(`  ${printable(facts.join("; "))}`);
  if (shape.deprecated !== undefined)
    out.line(`  ${colors.yellow("deprecated")} ${printable(shape.deprecated)}`.trimEnd());
  if (shape.documentation !== undefined) paragraph(out, shape.documentation, "  ");
  if (shape.operation !== undefined) printOperation(out, shape.operation);
  if (shape.service !== undefined) {
    printNames(out, "Protocols", shape.service.protocols.map(shortName));
    printNames(out, `Operations (${shape.service.operations.length})`, shape.service.operations.map(shortName));
  }
  if (shape.members.length > 0) heading(out, "Members");
  for (const member of shape.members) printMember(out, member);
  if (shape.values.length > 0) heading(out, "Values");
  for (const value of shape.values) printValue(out, value);
  printUsers(out, shape);
}

function kindOf({ type, error, service }: ExplainedShape): string {
  if (service !== undefined) return `service, version ${service.version}`;
  if (error === undefined) return type;
  const retry =
    error.retryable === undefined ? "" : error.retryable.throttling ? ", retryable (throttling)" : ", retryable";
  return `error of the ${error.fault}, HTTP ${error.httpStatus}${retry}`;
}

function printOperation(out: Channel, operation: ExplainedOperation): void {
  heading(out, "Operation");
  const { http, errors } = operation;
  if (http !== undefined) out.line(`  http     ${printable(`${http.method} ${http.uri}`)}`);
  out.line(`  input    ${shortName(operation.input)}`);
  out.line(`  output   ${shortName(operation.output)}`);
  out.line(`  auth     ${operation.auth}`);
  const flags = [
    ...(operation.readonly ? ["readonly"] : []),
    ...(operation.idempotent ? ["idempotent"] : []),
    ...(operation.paginated ? ["paginated"] : []),
  ];
  if (flags.length > 0) out.line(`  traits   ${flags.join(", ")}`);
  printNames(out, "Errors", errors.map(shortName));
  printNames(out, "Examples", operation.examples.map(printable));
}

function printMember(out: Channel, member: ExplainedMember): void {
  const { colors } = out;
  const marks = [
    ...(member.required ? [colors.red("required")] : []),
    ...(member.sensitive ? [colors.magenta("sensitive")] : []),
    ...(member.deprecated === undefined ? [] : [colors.yellow("deprecated")]),
  ];
  out.line(`  ${colors.bold(member.name)}  ${colors.cyan(member.type)}${marks.map((mark) => `  ${mark}`).join("")}`);
  const facts = [
    ...member.constraints,
    ...(member.default === undefined ? [] : [`default ${JSON.stringify(member.default)}`]),
  ];
  if (facts.length > 0) out.line(`      ${printable(facts.join("; "))}`);
  if (member.documentation !== undefined) paragraph(out, member.documentation, "      ");
}

function printValue(out: Channel, { name, value, documentation, deprecated }: ExplainedValue): void {
  const shown = typeof value === "number" || value !== name ? ` = ${printable(JSON.stringify(value))}` : "";
  const mark = deprecated === undefined ? "" : `  ${out.colors.yellow("deprecated")}`;
  out.line(`  ${out.colors.bold(printable(name))}${shown}${mark}`);
  if (documentation !== undefined) paragraph(out, documentation, "      ");
}

function printUsers(out: Channel, shape: ExplainedShape): void {
  if (shape.usedBy.length > 0) heading(out, "Used by");
  for (const { kind, by } of shape.usedBy)
    out.line(`  ${kind.padEnd(10)} ${by.includes("$") ? "" : "of "}${shortName(by)}`);
  const direct = new Set(shape.usedBy.map(({ by, kind }) => `${by} ${kind}`));
  const deep = shape.reachedFrom.filter(({ operation, through }) => !direct.has(`${operation} ${through}`));
  printNames(
    out,
    "Reached from",
    deep.map(({ operation, through }) => `${shortName(operation)} (${through})`),
  );
}

function printNames(out: Channel, title: string, names: readonly string[]): void {
  if (names.length === 0) return;
  heading(out, title);
  for (const name of names) out.line(`  ${name}`);
}

function heading(out: Channel, title: string): void {
  out.line();
  out.line(out.colors.bold(title));
}

function paragraph(out: Channel, documentation: string, indent: string): void {
  for (const line of plainText(documentation, width - indent.length)) {
    out.line(line === "" ? "" : out.colors.dim(`${indent}${line}`));
  }
}
