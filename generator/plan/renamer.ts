/** Hands out symbols through the hook `renameSymbol`: what it gives back is a free, valid identifier, or a diagnostic. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { ShapeId } from "../model/shapes.js";
import type { NamingHooks, SymbolUse } from "../options.js";
import type { Names } from "./names.js";
import { isReservedWord } from "./names.js";

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

export class Renamer {
  readonly diagnostics: Diagnostic[] = [];
  readonly #names: Names;
  readonly #hook: NamingHooks["renameSymbol"];
  readonly #locate: (id: ShapeId) => Location | undefined;
  /** Names that the hook gave. */
  readonly #given = new Set<string>();

  constructor(names: Names, hook: NamingHooks["renameSymbol"], locate: (id: ShapeId) => Location | undefined) {
    this.#names = names;
    this.#hook = hook;
    this.#locate = locate;
  }

  /** The symbol for a shape whose name is `natural`. A name that a hook gave is never changed in silence. */
  take(natural: string, use: SymbolUse, suffix?: string): string {
    const wanted = this.#hook === undefined ? natural : this.#wanted(natural, use, this.#hook);
    const taken = this.#names.take(wanted, suffix);
    if (taken !== wanted && (wanted !== natural || this.#given.has(wanted))) {
      const whose = this.#given.has(wanted) ? "it gave it to another shape before" : "it is taken";
      this.#report("hook-collision", `The name ${wanted} for ${natural} cannot be used: ${whose}`, use);
    }
    if (wanted !== natural) this.#given.add(wanted);
    return taken;
  }

  #wanted(natural: string, use: SymbolUse, hook: NonNullable<NamingHooks["renameSymbol"]>): string {
    let name: unknown;
    try {
      name = hook(natural, use);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#report("hook-failed", `The hook renameSymbol threw an error for ${natural}: ${why}`, use);
      return natural;
    }
    if (name === natural) return natural;
    if (typeof name === "string" && identifier.test(name) && !isReservedWord(name)) return name;
    const shown = typeof name === "string" ? JSON.stringify(name) : name === null ? "null" : typeof name;
    this.#report("hook-invalid", `The hook renameSymbol gave ${shown} for ${natural}, which is no identifier`, use);
    return natural;
  }

  #report(code: DiagnosticCode, message: string, { shapeId }: SymbolUse): void {
    this.diagnostics.push(diagnostic(code, `${message}.`, { shapeId, location: this.#locate(shapeId) }));
  }
}
