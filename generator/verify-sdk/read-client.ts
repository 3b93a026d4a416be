/** An installed client of the AWS SDK for JavaScript, read from its files: nothing of it is run. */
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Declarations } from "./declarations.js";
import { extendedIn, readDeclarations, thrownIn } from "./declarations.js";
import type { Facts, OperationFacts, StructureFacts } from "./facts.js";
import type { SchemaModule } from "./schema-module.js";
import { readSchemaModule } from "./schema-module.js";

export interface InstalledClient {
  readonly name: string;
  readonly version: string;
  /** The namespace of the service's shapes, where the client says it. */
  readonly namespace: string | undefined;
  readonly facts: Facts;
  /** Whether it has a schema module; without one, sensitivity and unions are not known. */
  readonly hasSchemas: boolean;
}

/** The folder of a package where Node would find it from `start`. */
export function findClient(name: string, start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return realpathSync(found);
    if (dirname(folder) === folder) return undefined;
  }
}

/** Undefined when the folder holds no client of this kind. */
export function readClient(folder: string, name: string): InstalledClient | undefined {
  const commands = textsIn(join(folder, "dist-types/commands"), "Command.d.ts");
  if (commands.size === 0) return undefined;
  const schemas = textsIn(join(folder, "dist-es/schemas"), ".js");
  const declarations = merged(
    [...textsIn(join(folder, "dist-types/models"), ".d.ts")].map(([file, text]) => readDeclarations(text, file)),
  );
  const modules = [...schemas].map(([file, text]) => readSchemaModule(text, file));
  const hasSchemas = modules.some(({ operations }) => operations.size > 0);
  const facts = hasSchemas ? factsOf(modules, declarations, commands) : declaredFacts(declarations, commands);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version?: string };
  const namespace = modules.find((one) => one.namespace !== undefined)?.namespace;
  return { name, version: version ?? "", namespace, facts, hasSchemas };
}

/** Texts of the files that end so, by their names without the ending. */
function textsIn(folder: string, ending: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
  return new Map(
    names.toSorted().map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), "utf8")]),
  );
}

function merged(all: readonly Declarations[]): Declarations {
  return {
    enums: new Map(all.flatMap(({ enums }) => [...enums])),
    structures: new Map(all.flatMap(({ structures }) => [...structures])),
  };
}

function factsOf(
  modules: readonly SchemaModule[],
  { enums }: Declarations,
  commands: ReadonlyMap<string, string>,
): Facts {
  const operations = modules
    .flatMap((one) => [...one.operations])
    .map(([name, operation]): [string, OperationFacts] => {
      return [name, { ...operation, errors: thrownIn(commands.get(name) ?? "") }];
    });
  return { operations: new Map(operations), structures: new Map(modules.flatMap((one) => [...one.structures])), enums };
}

/** Of a client before schema modules: what its declarations say. */
function declaredFacts({ enums, structures }: Declarations, commands: ReadonlyMap<string, string>): Facts {
  const operations = [...commands].map(([name, text]): [string, OperationFacts] => {
    return [name, { input: extendedIn(text, "Input"), output: extendedIn(text, "Output"), errors: thrownIn(text) }];
  });
  const known: ReadonlyMap<string, StructureFacts> = structures;
  return { operations: new Map(operations), structures: known, enums };
}
