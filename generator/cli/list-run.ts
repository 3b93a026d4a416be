/** `wrought list`: what is in the models, by service: operations by name, shapes by type. */
import { closureOf } from "../knowledge/closure.js";
import type { ServiceShape, Shape } from "../model/shapes.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { ModelsRequest } from "./find-models.js";
import type { LoadedUnit } from "./load-units.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { protocolsOf } from "./protocols-of.js";
import { shortName } from "./short-name.js";
import type { Channel } from "./terminal.js";

export interface ListRequest extends ModelsRequest {
  /** Every shape by name, not only how many there are. */
  readonly shapes: boolean;
}

/** One service, as `--json` shows it. */
interface ListedService {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly protocols: readonly string[];
  readonly models: readonly string[];
  readonly operations: readonly string[];
  /** How many shapes of each type the service reaches. */
  readonly counts: Readonly<Record<string, number>>;
  readonly shapes: readonly { readonly id: string; readonly type: string }[];
}

export async function runList(request: ListRequest, view: View, context: Context): Promise<ExitCode> {
  const { units, diagnostics } = await loadUnits(request, context);
  const services = units.flatMap((unit) => unit.services.map((service) => listed(unit, service)));
  const { out, err } = context.terminal;
  const ok = !hasErrors(diagnostics);
  if (view.json) {
    out.line(JSON.stringify({ command: "list", ok, services, diagnostics }, undefined, 2));
    return ok ? exitCode.ok : exitCode.problems;
  }
  for (const [index, service] of services.entries()) {
    if (index > 0) out.line();
    print(out, service, request.shapes);
  }
  if (services.length > 1) out.line(`\n${totalsOf(services)}`);
  printDiagnostics(err, diagnostics, view);
  return ok ? exitCode.ok : exitCode.problems;
}

function listed({ unit, model }: LoadedUnit, service: ServiceShape): ListedService {
  const closure = closureOf(model, service);
  return {
    id: service.id,
    name: shortName(service.id),
    version: service.version,
    protocols: protocolsOf(model, service),
    models: unit.sources.map(({ file }) => file),
    operations: closure.operations.map(({ id }) => shortName(id)),
    counts: countsByType(closure.shapes),
    shapes: closure.shapes.map(({ id, type }) => ({ id, type })),
  };
}

function countsByType(shapes: readonly Shape[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { type } of shapes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function print(out: Channel, service: ListedService, withShapes: boolean): void {
  const { colors } = out;
  out.line(`${colors.bold(service.name)}  ${colors.dim(`${service.id}  ${service.version}`)}`);
  out.line(`  model       ${service.models.join(", ")}`);
  if (service.protocols.length > 0) out.line(`  protocols   ${service.protocols.map(shortName).join(", ")}`);
  out.line(`  operations  ${service.operations.length}`);
  for (const name of service.operations) out.line(`    ${name}`);
  const counts = Object.entries(service.counts);
  out.line(`  shapes      ${counts.map(([type, count]) => `${count} ${type}`).join(", ")}`);
  if (!withShapes) return;
  for (const [type] of counts) {
    out.line(`  ${colors.bold(type)}`);
    for (const shape of service.shapes) if (shape.type === type) out.line(`    ${shortName(shape.id)}`);
  }
}

function totalsOf(services: readonly ListedService[]): string {
  const operations = services.reduce((sum, service) => sum + service.operations.length, 0);
  const shapes = services.reduce((sum, service) => sum + service.shapes.length, 0);
  return `${counted(services.length, "service")}, ${counted(operations, "operation")}, ${counted(shapes, "shape")}`;
}
