/** `wrought pack`: a mock as a package of its own. */
import { relative, resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { serviceSchemaOf } from "../live/service-schema.js";
import { packageFiles } from "../pack/package-files.js";
import { nameFault } from "../pack/package-name.js";
import { prebuiltParts } from "../pack/prebuilt.js";
import { PackRefused, type WrittenPackage, writePackage } from "../pack/write-package.js";
import { createMock } from "../../runtime/mock/create-mock.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { ModelsRequest } from "./find-models.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { textsOf } from "./model-file.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { type ChosenService, theService } from "./the-service.js";

export interface PackRunRequest extends ModelsRequest {
  /** As typed. */
  readonly out: string;
  readonly name: string | undefined;
  readonly version: string;
  readonly licence: string;
  readonly force: boolean;
}

export async function runPack(request: PackRunRequest, view: View, context: Context): Promise<ExitCode> {
  const { diagnostics, written } = await packed(request, context);
  const { terminal, cwd } = context;
  const shown = (path: string): string => relative(cwd, path) || ".";
  if (view.json) {
    const { folder, tarball, size } = written ?? {};
    const result = { command: "pack", ok: written !== undefined, folder, tarball, size, diagnostics };
    terminal.out.line(JSON.stringify(result, undefined, 2));
  } else {
    printDiagnostics(terminal.err, diagnostics, view);
    if (written !== undefined && !view.quiet) {
      const tarball = shown(written.tarball);
      terminal.out.line(
        `${tarball}  ${(written.size / 1000).toFixed(0)} kB, and the same in ${shown(written.folder)}/`,
      );
      terminal.out.line(`run it with: npx ./${tarball} --port 4566`);
    }
  }
  return written === undefined ? exitCode.problems : exitCode.ok;
}

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there are errors. */
  readonly written?: WrittenPackage;
}

async function packed(request: PackRunRequest, context: Context): Promise<Outcome> {
  const loaded = await loadUnits(request, context);
  if (hasErrors(loaded.diagnostics)) return { diagnostics: loaded.diagnostics };
  const refused = (...more: readonly Diagnostic[]): Outcome => ({ diagnostics: [...loaded.diagnostics, ...more] });
  const chosen = theService(loaded.units);
  if ("code" in chosen) return refused(chosen);
  const fault = unserved(chosen);
  if (fault !== undefined) return refused(fault);
  const texts = await textsOf(chosen.unit.sources);
  if (hasErrors(texts.diagnostics)) return refused(...texts.diagnostics);
  const prebuilt = prebuiltParts();
  if (prebuilt === undefined) return refused(diagnostic("pack-refused", "Wrought itself is not built yet.", notBuilt));
  const { model, service } = chosen;
  const { version, licence, force } = request;
  const name = request.name ?? defaultName(service.id);
  const wrongName = nameFault(name);
  if (wrongName !== undefined) return refused(diagnostic("pack-refused", `${name} is no package name: ${wrongName}.`));
  // The file of the service comes first: the packed server reads it, and the rest with it.
  const sources = texts.sources.toSorted((a, b) => rank(a.file, chosen) - rank(b.file, chosen));
  const files = packageFiles({ model, service, sources, name, version, licence }, prebuilt);
  try {
    const written = await writePackage(files, { out: resolve(context.cwd, request.out), name, version, force });
    return { diagnostics: loaded.diagnostics, written };
  } catch (error) {
    if (error instanceof PackRefused || isSystemError(error)) {
      return refused(diagnostic("pack-refused", `The package was not written: ${error.message}.`));
    }
    throw error;
  }
}

const notBuilt = { hint: "Run `npm run build` in its folder first." };

function rank(file: string, { unit }: ChosenService): number {
  return file === unit.name ? 0 : 1;
}

/** A mock that cannot be made here cannot be made there. */
function unserved({ model, service }: ChosenService): Diagnostic | undefined {
  try {
    createMock({ service: serviceSchemaOf(model, service) });
    return undefined;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return diagnostic("protocol-unserved", `${error.message}.`, { shapeId: service.id });
  }
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** `weather-mock` for `example.weather#Weather`. */
function defaultName(id: string): string {
  const words = id.slice(id.indexOf("#") + 1).replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3-$2$4");
  return `${words.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}-mock`;
}
