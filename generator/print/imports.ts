/** The import collector: the only one who writes import statements. Types first, then values; sorted; none unused. */
import { lineWidth } from "./layout.js";
import { printString } from "./literal.js";

export class Imports {
  readonly #types = new Map<string, Set<string>>();
  readonly #values = new Map<string, Set<string>>();
  readonly #namespaces = new Map<string, string>();

  /** Notes that the file uses `name` of `module` as a type. */
  type(module: string, name: string): void {
    add(this.#types, module, name);
  }

  /** Notes that the file uses `name` of `module` at run time; that serves its type too. */
  value(module: string, name: string): void {
    add(this.#values, module, name);
  }

  /** Notes that the file uses the module as a whole, under `name`. */
  namespace(module: string, name: string): void {
    this.#namespaces.set(module, name);
  }

  /** The statements, with a blank line after them; empty when nothing is imported. */
  print(): string {
    const types = [...this.#types].flatMap(([module, names]) => {
      const values = this.#values.get(module);
      const rest = [...names].filter((name) => values?.has(name) !== true);
      return rest.length === 0 ? [] : [[module, rest] as const];
    });
    const values = [
      ...[...this.#values].map(([module, names]) => [module, statement("import", [...names], module)] as const),
      ...[...this.#namespaces].map(
        ([module, name]) => [module, `import * as ${name} from ${printString(module)};\n`] as const,
      ),
    ];
    const statements = [
      ...types.toSorted(byModule).map(([module, names]) => statement("import type", names, module)),
      ...values.toSorted(byModule).map(([, text]) => text),
    ];
    return statements.length === 0 ? "" : `${statements.join("")}\n`;
  }
}

function add(modules: Map<string, Set<string>>, module: string, name: string): void {
  const names = modules.get(module);
  if (names === undefined) modules.set(module, new Set([name]));
  else names.add(name);
}

/** Packages before siblings, then by code units: the same in every locale. */
function byModule(a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number {
  const order = Number(a[0].startsWith(".")) - Number(b[0].startsWith("."));
  if (order !== 0) return order;
  return a[0] < b[0] ? -1 : 1;
}

function statement(keyword: string, names: readonly string[], module: string): string {
  const sorted = names.toSorted((a, b) => (a < b ? -1 : 1));
  const flat = `${keyword} { ${sorted.join(", ")} } from ${printString(module)};`;
  if (flat.length <= lineWidth) return `${flat}\n`;
  return `${keyword} {\n${sorted.map((name) => `  ${name},\n`).join("")}} from ${printString(module)};\n`;
}
