/** What a compiler says of code that meets the new version of a service, beside what the comparison says without one. */
import { breaksOf } from "../../generator/diff/typescript/breaks.js";
import { declarationsOf } from "../../generator/diff/typescript/declaration.js";
import type { Declarations } from "../../generator/diff/typescript/declaration.js";
import { generate } from "../../generator/index.js";
import { servicesOf } from "../../generator/model/services.js";
import { planService } from "../../generator/plan/plan-service.js";
import type { Model } from "../../generator/model/shapes.js";
import { project, typeErrors } from "../generated/type-check.js";
import type { Line } from "./type-consumer.js";
import { aboutOf, consumerOf } from "./type-consumer.js";

export interface ModelPair {
  readonly name: string;
  readonly old: Model;
  readonly now: Model;
}

export interface Verdicts {
  readonly compiled: readonly string[];
  readonly predicted: readonly string[];
}

/** The first service of both sides, by pair. Both lists name declarations and deeds, sorted; pairs without a common service are left out. */
export async function verdictsOf(folder: string, pairs: readonly ModelPair[]): Promise<ReadonlyMap<string, Verdicts>> {
  const files = new Map<string, string>();
  const consumers = new Map<string, { readonly lines: readonly Line[]; readonly predicted: readonly string[] }>();
  for (const { name, old, now } of pairs) {
    const [before, after] = [declarations(old), declarations(now)];
    if (before === undefined || after === undefined) continue;
    addService(files, `${name}/old`, old);
    addService(files, `${name}/new`, now);
    const { text, lines } = consumerOf(before, after);
    files.set(`${name}/consumer.ts`, text);
    const predicted = breaksOf(before, after).filter(({ why }) => !why.startsWith("it was a"));
    consumers.set(name, { lines, predicted: [...new Set(predicted.map(aboutOf))].toSorted() });
  }
  const errors = await typeErrors(project(folder, files));
  const other = errors.filter((error) => !error.includes("/consumer.ts:"));
  if (other.length > 0) throw new Error(`generated code does not compile: ${other.slice(0, 3).join("\n")}`);
  return new Map(
    [...consumers].map(([name, { lines, predicted }]) => {
      const numbers = errors.flatMap((error) => {
        const [file = "", line = ""] = error.split(" ", 1)[0]?.split(":") ?? [];
        return file === `${name}/consumer.ts` ? [Number(line)] : [];
      });
      const compiled = new Set(numbers.map((line) => lines[line - 1]?.about ?? "?"));
      return [name, { compiled: [...compiled].toSorted(), predicted }];
    }),
  );
}

function declarations(model: Model): Declarations | undefined {
  const [service] = servicesOf(model);
  return service === undefined ? undefined : declarationsOf(planService(model, service).plan);
}

function addService(files: Map<string, string>, folder: string, model: Model): void {
  const generated = generate(model, { outputs: everything }).files;
  const top = generated[0]?.path.split("/")[0];
  for (const { path, text } of generated) {
    if (path.startsWith(`${top}/`) && path.endsWith(".ts"))
      files.set(`${folder}/${path.slice(path.indexOf("/") + 1)}`, text);
  }
}

const everything = { companions: true, errors: true, operations: true, server: true, index: true };
