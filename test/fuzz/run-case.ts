/** One fuzzed model through everything: load, generate, schemas, a mock. Says what is wrong with what came of it. */
import ts from "typescript-5.4";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { generate, loadModel } from "../../generator/index.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Model } from "../../generator/model/shapes.js";
import { createMock, protocols, sampleValue, type WireRequest } from "../../runtime/mock/index.js";
import { membersOf } from "../../runtime/schema/below.js";
import type { Schema, ServiceSchema } from "../../runtime/schema/schema.js";
import type { JsonObject } from "./json.js";
import type { Random } from "./random.js";
import { requestOf } from "./request.js";

/** How far a model came. */
export type Outcome = "rejected" | "without service" | "generated" | "served";

/** A fault; what is thrown beside it is one too. */
export class Fault extends Error {}

/** How far the model came. @throws Fault, or whatever the generator throws */
export async function runCase(root: JsonObject, random: Random, parses: boolean): Promise<Outcome> {
  const { model, diagnostics } = loadModel([{ file: "model.json", text: JSON.stringify(root) }]);
  const errors = checkDiagnostics(diagnostics);
  if ((model === undefined) !== errors > 0) throw new Fault("a model without errors, or errors with a model");
  if (model === undefined) return "rejected";
  const { files, diagnostics: more } = generate(model);
  if (checkDiagnostics(more) > 0) return "rejected";
  const services = servicesOf(model);
  if (services.length === 0) return "without service";
  for (const { path, text } of files) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\/(?:[a-z]+\.ts|README\.md)$/.test(path)) throw new Fault(`the path ${path}`);
    if (parses && path.endsWith(".ts")) checkSyntax(path, text);
  }
  return (await serve(model, random)) ? "served" : "generated";
}

/** The number of errors; each says where it is. */
function checkDiagnostics(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message, location } of errors) {
    if (location === undefined || location.line < 1 || location.column < 1)
      throw new Fault(`${code} without a place: ${message}`);
    if (!/[.…]$/.test(message)) throw new Fault(`no sentence: ${message}`);
  }
  return errors.length;
}

function checkSyntax(path: string, text: string): void {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  const [first] = (source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (first !== undefined) {
    const around = text.slice(Math.max(0, first.start - 80), first.start + 80);
    throw new Fault(`${path} is no TypeScript: ${ts.flattenDiagnosticMessageText(first.messageText, " ")}: ${around}`);
  }
  const imports = source.statements.filter(ts.isImportDeclaration);
  const body = text.slice(imports.at(-1)?.end ?? 0);
  for (const name of imports.flatMap(importedNames)) {
    if (!body.includes(name)) throw new Fault(`${path} imports ${name} for nothing`);
  }
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return [];
  return ts.isNamespaceImport(bindings) ? [bindings.name.text] : bindings.elements.map(({ name }) => name.text);
}

/** Whether one operation of one service was asked, in one of the protocols that mocks speak, whatever its own are. */
async function serve(model: Model, random: Random): Promise<boolean> {
  const service = random.pick(servicesOf(model), undefined);
  if (service === undefined) return false;
  const schema = serviceSchemaOf(model, service);
  const operation = random.pick(Object.values(schema.operations), undefined);
  const protocol = random.pick(protocols, undefined);
  if (operation === undefined || protocol === undefined) return false;
  // The query protocols have no event streams.
  if (protocol.id.endsWith("Query") && [operation.input, operation.output].some(hasEvents)) return false;
  const input = random.once(3) ? {} : sampleValue(operation.input, random.below(100));
  await ask({ ...schema, protocols: [protocol.id] }, requestOf(protocol.id, schema, operation, input));
  return true;
}

function hasEvents(schema: Schema): boolean {
  return membersOf(schema).some(({ target }) => {
    const shape = typeof target === "function" ? target() : target;
    return shape.type === "union" && shape.streaming === true;
  });
}

/** The mock may refuse the input; it must not fail. */
async function ask(service: ServiceSchema, request: WireRequest): Promise<void> {
  let cause: unknown;
  const mock = createMock({ service, validation: "off", onRequest: (record) => (cause = record.cause) });
  await mock.handle(request);
  // Not every protocol has documents.
  if (cause instanceof Error && /^expected (?:anything but a )?document/.test(cause.message)) return;
  if (cause !== undefined) throw new Fault(`the mock failed: ${cause instanceof Error ? cause.stack : String(cause)}`);
}
