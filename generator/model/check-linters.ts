/** The validators that a model's metadata configures: those that Smithy itself brings have the configuration they need. */
import type { CheckContext } from "./check-context.js";
import { checkValue } from "./check-value.js";
import { isArray, isObject, property } from "./node.js";
import { parseSelector } from "./selector/parse-selector.js";
import type { Node, NodeObject } from "./shapes.js";
import { booleanValue, listOf, mapOf, oneOf, structureOf, text, textLike, type ValueRule } from "./value-rule.js";

const texts = listOf(text);
/** A star at the beginning or at the end, and something else. */
const word = textLike(/^(?!\*$)\*?[^*]+\*?$/);
/** Words with one space between. */
const phrase = textLike(/^[\p{L}\p{Nd}]+(?: [\p{L}\p{Nd}]+)*$/u);

/** Smithy 2.0, "Linting models" and "Model validation"; a validator that is not here is someone's own. */
const configurations: ReadonlyMap<string, ValueRule> = new Map([
  ["EmitEachSelector", structureOf({ "selector!": text, bindToTrait: text, messageTemplate: text })],
  ["EmitNoneSelector", structureOf({ "selector!": text })],
  ["AbbreviationName", structureOf({ allowedAbbreviations: texts })],
  ["CamelCase", structureOf({ memberNames: oneOf("upper", "lower", "auto") })],
  ["NoninclusiveTerms", structureOf({ terms: mapOf(text, texts), excludeDefaults: booleanValue })],
  [
    "ReservedWords",
    structureOf({ "reserved!": listOf(structureOf({ words: listOf(word), selector: text, reason: text })) }),
  ],
  ["MissingPaginatedTrait", structureOf(textsNamed("verbsRequirePagination", "verbsSuggestPagination"))],
  ["MissingSensitiveTrait", structureOf({ terms: listOf(phrase), excludeDefaults: booleanValue })],
  ["RepeatedShapeName", structureOf({ exactMatch: booleanValue })],
  ["ShouldHaveUsedTimestamp", structureOf({ additionalPatterns: texts })],
  [
    "StandardOperationVerb",
    structureOf({ ...textsNamed("verbs", "prefixes"), suggestAlternatives: mapOf(text, texts) }),
  ],
  ["UnreferencedShape", structureOf({ rootShapeSelector: text })],
]);

function textsNamed(...names: readonly string[]): Readonly<Record<string, ValueRule>> {
  return Object.fromEntries(names.map((name) => [name, texts]));
}

export interface LinterFault {
  /** From the root of the metadata. */
  readonly path: readonly (string | number)[];
  /** A predicate about what stands there. */
  readonly message: string;
}

/** Entries of another form than a validator has are said elsewhere. */
export function* linterFaults(context: CheckContext): Iterable<LinterFault> {
  const validators = property(context.model.metadata, "validators");
  for (const [index, validator] of isArray(validators) ? validators.entries() : []) {
    const name = isObject(validator) ? property(validator, "name") : undefined;
    const rule = typeof name === "string" ? configurations.get(name) : undefined;
    if (!isObject(validator) || typeof name !== "string" || rule === undefined) continue;
    const configuration = property(validator, "configuration") ?? {};
    const at = ["validators", index, "configuration"];
    for (const { path, message, isUnknownMember } of checkValue(rule, configuration, context))
      if (!isUnknownMember) yield { path: [...at, ...path], message };
    if (!isObject(configuration)) continue;
    for (const [path, selector] of selectorsOf(configuration))
      if (parseSelector(selector).kind === "invalid") yield { path: [...at, ...path], message: "is no selector" };
    const fault = emptyFault(name, configuration);
    if (fault !== undefined) yield { path: at, message: fault };
  }
}

function* selectorsOf(configuration: NodeObject): Iterable<readonly [readonly (string | number)[], string]> {
  for (const key of ["selector", "rootShapeSelector"]) {
    const selector = property(configuration, key);
    if (typeof selector === "string") yield [[key], selector];
  }
  const reserved = property(configuration, "reserved");
  for (const [index, entry] of isArray(reserved) ? reserved.entries() : []) {
    const selector = isObject(entry) ? property(entry, "selector") : undefined;
    if (typeof selector === "string") yield [["reserved", index, "selector"], selector];
  }
}

/** A validator that would look for nothing. */
function emptyFault(name: string, configuration: NodeObject): string | undefined {
  const isEmpty = (key: string): boolean => !hasEntries(property(configuration, key));
  if (name === "StandardOperationVerb" && isEmpty("verbs") && isEmpty("suggestAlternatives"))
    return "has neither verbs nor suggestAlternatives";
  if (property(configuration, "excludeDefaults") === true && isEmpty("terms"))
    return "excludes the default terms and has no others";
  return undefined;
}

function hasEntries(node: Node | undefined): boolean {
  return typeof node === "object" && node !== null && Object.keys(node).length > 0;
}
