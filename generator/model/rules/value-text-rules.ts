/** Texts within trait values that have a syntax of their own: URI patterns, media types; and bounds that bound something. */
import type { AnyShape } from "../selector/neighbors.js";
import { traitOf } from "../traits.js";
import { type ModelShapes, partOf, type Rule, type RuleEvent } from "./rule.js";
import { patternFault } from "./pattern-fault.js";
import { hostPrefixFault, uriFault } from "./uri-fault.js";

export const valueTextRules: readonly Rule[] = [uris, hostPrefixes, mediaTypes, bounds, patterns];

function* uris(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#http";
  for (const shape of shapes.carriers(trait)) {
    const uri = traitOf(shape, trait)?.uri;
    const fault = uri === undefined ? undefined : uriFault(uri);
    if (fault === undefined) continue;
    yield { event: "Model", shape, message: `The URI of ${shape.id} ${fault}.`, trait, path: ["uri"] };
  }
}

function* hostPrefixes(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#endpoint";
  for (const shape of shapes.carriers(trait)) {
    const prefix = traitOf(shape, trait)?.hostPrefix;
    const fault = prefix === undefined ? undefined : hostPrefixFault(prefix);
    if (fault === undefined) continue;
    yield { event: "Model", shape, message: `The host prefix of ${shape.id} ${fault}.`, trait, path: ["hostPrefix"] };
  }
}

function* patterns(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#pattern";
  for (const shape of shapes.carriers(trait)) {
    const pattern = traitOf(shape, trait);
    const fault = pattern === undefined ? undefined : patternFault(pattern);
    if (fault !== undefined) yield { event: "Model", shape, message: `The pattern of ${shape.id} ${fault}.`, trait };
  }
}

/** RFC 6838, section 4.2, with parameters as in RFC 7231, section 3.1.1.1. */
const token = String.raw`[\w!#$%&'*+.^|~\x60-]+`;
const mediaType = new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"[^"]*"))*\\s*$`);

function* mediaTypes(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#mediaType";
  for (const shape of shapes.carriers(trait)) {
    const value = traitOf(shape, trait);
    if (value === undefined || value.length > 1000 || mediaType.test(value)) continue;
    yield { event: "MediaType", shape, message: `${shape.id} has ${JSON.stringify(value)} as its media type.`, trait };
  }
}

const decimals = new Set(["float", "double", "bigDecimal"]);

function* bounds(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const trait of ["smithy.api#length", "smithy.api#range"]) {
    for (const shape of shapes.carriers(trait)) {
      const [min, max] = [partOf(shape, trait, "min"), partOf(shape, trait, "max")];
      if (min === undefined && max === undefined)
        yield { event: "Model", shape, message: `${trait} of ${shape.id} has neither min nor max.`, trait };
      const broken = [min, max].some((bound) => typeof bound === "number" && !Number.isInteger(bound));
      if (!broken || decimals.has(typeOf(shapes, shape))) continue;
      yield {
        event: "RangeTrait",
        shape,
        message: `${trait} of ${shape.id} has a bound that its values cannot have.`,
        trait,
      };
    }
  }
}

function typeOf({ model }: ModelShapes, shape: AnyShape): string {
  return shape.type === "member" ? (model.shape(shape.target)?.type ?? "float") : shape.type;
}
