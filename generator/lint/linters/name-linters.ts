/** Linters that look at names (Smithy 2.0, "Linting models"). */
import { isArray, isObject, property } from "../../model/node.js";
import { unitId } from "../../model/prelude-shapes.js";
import type { AnyShape } from "../../model/selector/neighbors.js";
import type { NodeObject } from "../../model/shapes.js";
import type { Linter, LinterEvent } from "./linter.js";
import { ownName, textsIn, wordsOf } from "./linter.js";

/** An abbreviation is written like a word: `Id`, not `ID`. */
export const abbreviationName: Linter = function* abbreviations(shapes, configuration) {
  const allowed = new Set(textsIn(configuration, "allowedAbbreviations"));
  const better = (word: string): string =>
    allowed.has(word) || !/[A-Z].*[A-Z]/s.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase();
  for (const shape of shapes.all) {
    if (shape.type === "member" && !shapes.isField(shape)) continue;
    const name = ownName(shape);
    const wanted = wordsOf(name).map(better).join("");
    if (wanted !== name) yield { shape, message: `The name ${name} has an abbreviation: ${wanted} would do.` };
  }
};

export const reservedWords: Linter = function* reserved(shapes, configuration) {
  const entries = property(configuration, "reserved");
  for (const entry of isArray(entries) ? entries.filter(isObject) : []) {
    const selector = property(entry, "selector");
    const reason = property(entry, "reason");
    const tests = textsIn(entry, "words").map(wordTest);
    for (const shape of shapes.select(typeof selector === "string" ? selector : "*")) {
      const name = ownName(shape);
      if (tests.some((test) => test(name.toLowerCase())))
        yield { shape, message: `The name ${name} is reserved.${typeof reason === "string" ? ` ${reason}` : ""}` };
    }
  }
};

/** Whether a name in lower case is meant by a word that may begin or end with a star. */
function wordTest(word: string): (name: string) => boolean {
  const text = word.toLowerCase().replace(/^\*|\*$/g, "");
  const [open, close] = [word.startsWith("*"), word.endsWith("*")];
  if (open && close) return (name) => name.includes(text);
  if (open) return (name) => name.endsWith(text);
  return close ? (name) => name.startsWith(text) : (name) => name === text;
}

/** The first word of an operation, or the second after a prefix, is a verb of the list. */
export const standardOperationVerb: Linter = function* verbs(shapes, configuration) {
  const prefixes = new Set(textsIn(configuration, "prefixes"));
  const standard = textsIn(configuration, "verbs");
  const alternatives = property(configuration, "suggestAlternatives");
  for (const shape of shapes.all) {
    if (shape.type !== "operation") continue;
    const [first = "", second] = wordsOf(ownName(shape));
    const verb = prefixes.has(first) ? second : first;
    const message = verbFault(verb, standard, isObject(alternatives) ? alternatives : {});
    if (message !== undefined) yield { shape, message };
  }
};

function verbFault(
  verb: string | undefined,
  standard: readonly string[],
  alternatives: NodeObject,
): string | undefined {
  if (verb === undefined) return "The name has no verb after its prefix.";
  const better = textsIn(alternatives, verb);
  if (Object.hasOwn(alternatives, verb)) return `The name begins with ${verb}: better is one of ${better.join(", ")}.`;
  return standard.includes(verb) ? undefined : `The name begins with ${verb}, not with one of ${standard.join(", ")}.`;
}

/** Members of structures and unions do not say the name of their container again. */
export const repeatedShapeName: Linter = function* repeated(shapes, configuration): Iterable<LinterEvent> {
  const isExact = property(configuration, "exactMatch") === true;
  for (const container of shapes.all) {
    if (container.type !== "structure" && container.type !== "union") continue;
    const name = ownName(container).toLowerCase();
    for (const member of container.members.values()) {
      const own = member.name.toLowerCase();
      if (isExact ? own === name : own.startsWith(name))
        yield { shape: member, message: `The member repeats the name of its ${container.type}.` };
    }
  }
};

/** Input and output of an operation say that they are, so that nothing else uses them. */
export const inputOutputStructureReuse: Linter = function* reuse(shapes) {
  for (const operation of shapes.all) {
    if (operation.type !== "operation") continue;
    for (const role of ["input", "output"] as const) {
      const shape: AnyShape | undefined = shapes.model.shape(operation[role]);
      if (shape === undefined || shape.id === unitId || shape.traits.has(`smithy.api#${role}`)) continue;
      yield {
        shape,
        message: `The ${role} of ${operation.id} has no trait ${role}.`,
        suffix: `${role === "input" ? "Input" : "Output"}.${ownName(operation)}`,
      };
    }
  }
};
