/** JSON with comments as a tree in which every value knows its line and column, and `${NAME}` has been replaced. */
import type { Node as JsonNode, ParseError } from "jsonc-parser";
import { parseTree, printParseErrorCode } from "jsonc-parser";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";

export type Located =
  | { readonly kind: "object"; readonly location: Location; readonly entries: ReadonlyMap<string, LocatedEntry> }
  | { readonly kind: "array"; readonly location: Location; readonly items: readonly Located[] }
  | { readonly kind: "scalar"; readonly location: Location; readonly value: string | number | boolean | null };

export interface LocatedEntry {
  readonly key: Location;
  readonly value: Located;
}

export type Variables = Readonly<Record<string, string | undefined>>;

export interface ReadLocated {
  /** Absent when the text is not JSON. */
  readonly root?: Located;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is how messages name it. A variable that is not set is an error, as smithy-build has it. */
export function readLocated(text: string, file: string, variables: Variables): ReadLocated {
  const errors: ParseError[] = [];
  const plain = text.replace(/^\uFEFF/, "");
  const tree = parseTree(plain, errors, { allowTrailingComma: false });
  const reader = new LocatedReader(plain, file, variables);
  const [error] = errors;
  if (tree === undefined || error !== undefined) {
    const why = error === undefined ? "it is empty" : printParseErrorCode(error.error);
    reader.report("smithy-build-invalid", `${file} is not JSON: ${why}.`, reader.locate(error?.offset ?? 0));
    return { diagnostics: reader.diagnostics };
  }
  return { root: reader.read(tree), diagnostics: reader.diagnostics };
}

/** The value without its locations. */
export function plainOf(located: Located): unknown {
  if (located.kind === "scalar") return located.value;
  if (located.kind === "array") return located.items.map(plainOf);
  return Object.fromEntries([...located.entries].map(([key, { value }]) => [key, plainOf(value)]));
}

/** The place of a path below a value: of the deepest part that is there. */
export function locationAt(located: Located, path: readonly (string | number)[]): Location {
  const [first, ...rest] = path;
  if (first === undefined) return located.location;
  const next =
    located.kind === "object"
      ? located.entries.get(String(first))?.value
      : located.kind === "array"
        ? located.items[Number(first)]
        : undefined;
  return next === undefined ? located.location : locationAt(next, rest);
}

class LocatedReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #file: string;
  readonly #variables: Variables;

  constructor(text: string, file: string, variables: Variables) {
    this.#text = text;
    this.#file = file;
    this.#variables = variables;
  }

  locate(offset: number): Location {
    const before = this.#text.slice(0, offset).split("\n");
    return { file: this.#file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  report(code: DiagnosticCode, message: string, location: Location): void {
    this.diagnostics.push(diagnostic(code, message, { location }));
  }

  read(node: JsonNode): Located {
    const location = this.locate(node.offset);
    if (node.type === "array")
      return { kind: "array", location, items: (node.children ?? []).map((item) => this.read(item)) };
    if (node.type === "object") return { kind: "object", location, entries: this.#entries(node) };
    const value: unknown = node.value;
    if (typeof value === "string") return { kind: "scalar", location, value: this.#substituted(value, location) };
    return { kind: "scalar", location, value: typeof value === "number" || typeof value === "boolean" ? value : null };
  }

  /** Keys hold variables too. */
  #entries(node: JsonNode): ReadonlyMap<string, LocatedEntry> {
    const entries = new Map<string, LocatedEntry>();
    for (const { children } of node.children ?? []) {
      const [key, value] = children ?? [];
      if (key === undefined || value === undefined) continue;
      const location = this.locate(key.offset);
      entries.set(this.#substituted(String(key.value), location), { key: location, value: this.read(value) });
    }
    return entries;
  }

  /** `\${NAME}` stands for `${NAME}` itself. */
  #substituted(text: string, location: Location): string {
    return text.replace(/\\\$\{|\$\{([^{}]*)\}/g, (whole, name: string | undefined) => {
      if (name === undefined) return whole.slice(1);
      const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined;
      if (value !== undefined) return value;
      this.report("smithy-build-variable-missing", `The environment has no variable ${name}.`, location);
      return "";
    });
  }
}
