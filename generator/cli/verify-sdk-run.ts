/** `wrought verify-sdk`: what a model has and the installed client has not, and the other way round. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { namespaceOf } from "../model/shape-id.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { Difference } from "../verify-sdk/compare-facts.js";
import { compareFacts } from "../verify-sdk/compare-facts.js";
import type { Facts } from "../verify-sdk/facts.js";
import { modelFacts } from "../verify-sdk/model-facts.js";
import type { InstalledClient } from "../verify-sdk/read-client.js";
import { findClient, readClient } from "../verify-sdk/read-client.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { LookRequest } from "./load-units.js";
import { eachUnit } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printable } from "./printable.js";
import type { Channel } from "./terminal.js";

export interface VerifySdkRequest extends LookRequest {
  /** The package. */
  readonly client: string;
}

interface Verified {
  readonly client: InstalledClient;
  readonly service: string;
  /** The model files, as named. */
  readonly models: readonly string[];
  readonly facts: Facts;
  readonly differences: readonly Difference[];
}

export async function runVerifySdk(request: VerifySdkRequest, view: View, context: Context): Promise<ExitCode> {
  const diagnostics: Diagnostic[] = [];
  const verified = await verify(request, context, diagnostics);
  const isFine = !hasErrors(diagnostics) && verified?.differences.length === 0;
  const { out, err } = context.terminal;
  if (view.json) out.line(JSON.stringify(asJson(verified, diagnostics, isFine), undefined, 2));
  else {
    if (verified !== undefined && !view.quiet) print(out, verified);
    printDiagnostics(err, diagnostics, view);
  }
  return isFine ? exitCode.ok : exitCode.problems;
}

async function verify(
  request: VerifySdkRequest,
  context: Context,
  diagnostics: Diagnostic[],
): Promise<Verified | undefined> {
  const client = clientOf(request.client, context.cwd, diagnostics);
  if (client === undefined) return undefined;
  const chosen = await serviceFor(client, request, context, diagnostics);
  if (chosen === undefined) return undefined;
  const facts = modelFacts(chosen.model, chosen.service);
  const differences = compareFacts(facts, client.facts, client);
  return { client, service: chosen.service.id, models: chosen.models, facts, differences };
}

function clientOf(name: string, cwd: string, diagnostics: Diagnostic[]): InstalledClient | undefined {
  // A name is part of a path below node_modules, and nothing else.
  const isName = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(name);
  const folder = isName ? findClient(name, cwd) : undefined;
  const client = folder === undefined ? undefined : readClient(folder, name);
  if (folder === undefined) diagnostics.push(diagnostic("sdk-missing", `${name} is not installed here.`));
  else if (client === undefined) diagnostics.push(diagnostic("sdk-unreadable", `${name} has no commands of a client.`));
  return client;
}

interface Chosen {
  readonly model: Model;
  readonly service: ServiceShape;
  readonly models: readonly string[];
}

/** The service of the client's namespace; the only one there is when there is one. Models after it are not looked at. */
async function serviceFor(
  { namespace, name }: InstalledClient,
  request: VerifySdkRequest,
  context: Context,
  diagnostics: Diagnostic[],
): Promise<Chosen | undefined> {
  const others: Chosen[] = [];
  for await (const { unit, model, services } of eachUnit(request, context, diagnostics)) {
    const models = unit.sources.map(({ file }) => file);
    for (const service of services) {
      if (namespaceOf(service.id) === namespace) return { model, service, models };
      if (others.length < 2) others.push({ model, service, models });
    }
  }
  const [only, second] = others;
  if (only !== undefined && second === undefined) return only;
  if (!hasErrors(diagnostics)) {
    const what = namespace === undefined ? "" : ` in the namespace ${namespace}`;
    diagnostics.push(diagnostic("service-missing", `No model has the service of ${name}${what}.`));
  }
  return undefined;
}

function print(out: Channel, { client, service, models, facts, differences }: Verified): void {
  const { colors } = out;
  const sides = `${client.name} ${client.version} and ${service} (${models.join(", ")})`;
  if (differences.length === 0) {
    const { operations, structures, enums } = facts;
    const counts = [
      counted(operations.size, "operation"),
      counted(structures.size, "structure"),
      counted(enums.size, "enum"),
    ];
    out.line(`${printable(sides)} ${colors.green("agree")}: ${counts.join(", ")}`);
  } else out.line(`${printable(sides)} ${colors.red("differ")} in ${counted(differences.length, "place")}`);
  printSection(
    out,
    "only in the client",
    differences.filter(({ model }) => model === undefined),
  );
  printSection(
    out,
    "only in the model",
    differences.filter((one) => one.client === undefined),
  );
  printSection(
    out,
    "different",
    differences.filter((one) => one.model !== undefined && one.client !== undefined),
  );
  if (!client.hasSchemas) {
    out.line(
      colors.dim("This client has no schema module: sensitivity, unions, inputs and outputs were not compared."),
    );
  }
}

function printSection(out: Channel, title: string, differences: readonly Difference[]): void {
  if (differences.length === 0) return;
  out.line(out.colors.bold(`${title} (${differences.length})`));
  const width = Math.max(...differences.map(({ kind }) => kind.length));
  for (const { kind, subject, model, client } of differences) {
    const both = model !== undefined && client !== undefined;
    const one = model ?? client ?? "";
    const detail = both ? `  model: ${model}, client: ${client}` : one === "present" ? "" : `  ${one}`;
    out.line(printable(`  ${kind.padEnd(width)}  ${subject}${detail}`));
  }
}

function asJson(verified: Verified | undefined, diagnostics: readonly Diagnostic[], ok: boolean): object {
  if (verified === undefined) return { command: "verify-sdk", ok, diagnostics };
  const { client, service, models, differences } = verified;
  const { name, version, hasSchemas } = client;
  return {
    command: "verify-sdk",
    ok,
    client: { name, version, hasSchemas },
    service,
    models,
    differences,
    diagnostics,
  };
}
