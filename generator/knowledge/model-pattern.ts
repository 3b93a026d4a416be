/** The patterns of a model in JavaScript, each text translated once however often it is asked for. */
import type { Model } from "../model/shapes.js";
import { type TranslatedPattern, translatePattern } from "./pattern.js";

const answers = new WeakMap<Model, Map<string, TranslatedPattern>>();

/** The translation of a pattern of the model, or why there is none. */
export function patternOf(model: Model, text: string): TranslatedPattern {
  let known = answers.get(model);
  if (known === undefined) answers.set(model, (known = new Map()));
  let translated = known.get(text);
  if (translated === undefined) known.set(text, (translated = translatePattern(text)));
  return translated;
}
