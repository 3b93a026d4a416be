/** The patterns of a closure in JavaScript: each text once, and what could not be translated said once per shape. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Closure, membersOf } from "../knowledge/closure.js";
import { type TranslatedPattern, translatePattern } from "../knowledge/pattern.js";
import type { MemberShape, Model, Shape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export class PatternPlanner {
  readonly diagnostics: readonly Diagnostic[];
  readonly #translated = new Map<string, TranslatedPattern>();

  constructor(model: Model, closure: Closure) {
    const carriers: (Shape | MemberShape)[] = closure.shapes.flatMap((shape) => [shape, ...membersOf(shape)]);
    this.diagnostics = carriers.flatMap((carrier) => this.#report(model, carrier));
  }

  /** The pattern in JavaScript, or why there is none. */
  translate(text: string): TranslatedPattern {
    const known = this.#translated.get(text);
    if (known !== undefined) return known;
    const translated = translatePattern(text);
    this.#translated.set(text, translated);
    return translated;
  }

  #report(model: Model, carrier: Shape | MemberShape): readonly Diagnostic[] {
    const text = traitOf(carrier, "smithy.api#pattern");
    if (text === undefined) return [];
    const translated = this.translate(text);
    if (translated.ok) return [];
    const message = `The pattern ${text} is not checked: ${translated.reason}`;
    return [
      diagnostic("pattern-untranslatable", message, { shapeId: carrier.id, location: model.locate(carrier.source) }),
    ];
  }
}
