/** What is said of a shape or member beside the model's own words: constraints, defaults, sensitivity, deprecation, links. */
import { type Bounds, type Constraints, constraintsOf, ownConstraintsOf } from "../knowledge/constraints.js";
import { isSensitiveMember } from "../knowledge/sensitivity.js";
import type { MemberShape, Model, Shape, ShapeId, Traits } from "../model/shapes.js";
import { codeSpans } from "../documentation/code-span.js";
import { escapedText } from "../documentation/paragraph-of.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { DocPlan, DocTag } from "./doc-plan.js";

interface Carrier {
  readonly traits: Traits;
}

/** The documentation of a shape's declaration. */
export function planShapeDoc(shape: Shape, facts: readonly string[] = [], tags: readonly DocTag[] = []): DocPlan {
  return {
    html: traitOf(shape, "smithy.api#documentation"),
    facts: [...facts, ...commonFacts(shape)],
    tags: [...commonTags(shape), ...tags],
    shapeId: shape.id,
  };
}

/** The documentation of a member; without words of its own it has its target's. */
export function planMemberDoc(
  model: Model,
  member: MemberShape,
  sensitive: boolean = isSensitiveMember(model, member),
): DocPlan {
  const target = model.shape(member.target);
  const inherited =
    target === undefined || target.type === "structure" ? undefined : traitOf(target, "smithy.api#documentation");
  return {
    html: traitOf(member, "smithy.api#documentation") ?? inherited,
    facts: [...memberFacts(model, member), ...(sensitive ? ["Sensitive: do not log."] : []), ...commonFacts(member)],
    tags: commonTags(member),
    shapeId: undefined,
  };
}

/** The documentation of an enum member. */
export function planValueDoc(carrier: Carrier): DocPlan {
  return {
    html: traitOf(carrier, "smithy.api#documentation"),
    facts: commonFacts(carrier),
    tags: commonTags(carrier),
    shapeId: undefined,
  };
}

function memberFacts(model: Model, member: MemberShape): readonly string[] {
  const facts: string[] = [];
  const target = model.shape(member.target);
  if (hasTrait(member, "smithy.api#required")) facts.push("Required.");
  const constraints = constraintsOf(model, member);
  if (target !== undefined) facts.push(...constraintFacts(target, constraints));
  if (target?.type === "list") facts.push(...entryFacts(model, target.member, "Each item"));
  if (target?.type === "map") {
    facts.push(...entryFacts(model, target.key, "Each key"), ...entryFacts(model, target.value, "Each value"));
  }
  const value = traitOf(member, "smithy.api#default");
  if (value !== undefined && value !== null) {
    const later = hasTrait(member, "smithy.api#addedDefault") ? ", which the first versions did not have" : "";
    facts.push(`Default: ${code(JSON.stringify(value))}${later}.`);
  }
  if (hasTrait(member, "smithy.api#idempotencyToken")) facts.push("Makes a repeated request have no further effect.");
  const recommended = traitOf(member, "smithy.api#recommended");
  if (recommended !== undefined) facts.push(sentence("Recommended", recommended.reason));
  return facts;
}

function entryFacts(model: Model, member: MemberShape, subject: string): readonly string[] {
  const target = model.shape(member.target);
  if (target === undefined) return [];
  const constraints = constraintsOf(model, member);
  return constraintFacts(target, constraints).map(
    (fact) => `${subject}: ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`,
  );
}

/** The constraints of a value in words. */
export function constraintFacts(target: Shape, constraints: Constraints = ownConstraintsOf(target)): readonly string[] {
  const facts: string[] = [];
  if (constraints.length !== undefined) facts.push(`Length: ${lengthFact(target, constraints.length)}.`);
  if (constraints.range !== undefined) facts.push(`Range: ${bounds(constraints.range)}.`);
  if (constraints.pattern !== undefined) facts.push(`Pattern: ${code(constraints.pattern)}.`);
  if (constraints.uniqueItems === true) facts.push("Items are unique.");
  if (hasTrait(target, "smithy.api#sparse")) facts.push("May hold `null`.");
  const mediaType = traitOf(target, "smithy.api#mediaType");
  if (mediaType !== undefined) facts.push(`Media type: ${code(mediaType)}.`);
  return facts;
}

function lengthFact(target: Shape, length: Bounds): string {
  const unit = unitOf(target);
  const isOne = [length.min, length.max].every((bound) => bound === undefined || bound === 1);
  return `${bounds(length)} ${isOne ? (unit === "entries" ? "entry" : unit.slice(0, -1)) : unit}`;
}

function unitOf(target: Shape): string {
  if (target.type === "blob") return "bytes";
  if (target.type === "list") return "items";
  return target.type === "map" ? "entries" : "characters";
}

function bounds({ min, max }: Bounds): string {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `${min} to ${max}`;
}

function commonFacts(carrier: Carrier): readonly string[] {
  const facts: string[] = [];
  const references = traitOf(carrier, "smithy.api#references") ?? [];
  if (references.length > 0)
    facts.push(`Refers to ${references.map(({ resource }) => code(nameIn(resource))).join(", ")}.`);
  if (hasTrait(carrier, "smithy.api#unstable")) facts.push("Unstable: may change.");
  const tags = traitOf(carrier, "smithy.api#tags") ?? [];
  if (tags.length > 0) facts.push(`Tags: ${tags.map(code).join(", ")}.`);
  return facts;
}

/** The name of a shape, which may be given without its namespace. */
function nameIn(id: ShapeId): string {
  return id.slice(id.indexOf("#") + 1);
}

function commonTags(carrier: Carrier): readonly DocTag[] {
  const tags: DocTag[] = [];
  const since = traitOf(carrier, "smithy.api#since");
  if (since !== undefined) tags.push({ tag: "since", text: since });
  const deprecated = traitOf(carrier, "smithy.api#deprecated");
  if (deprecated !== undefined) tags.push({ tag: "deprecated", text: deprecationOf(deprecated) });
  for (const [text, url] of Object.entries(traitOf(carrier, "smithy.api#externalDocumentation") ?? {})) {
    tags.push({ tag: "see", text, url });
  }
  if (hasTrait(carrier, "smithy.api#internal")) tags.push({ tag: "internal" });
  return tags;
}

function deprecationOf({ message, since }: { readonly message?: string; readonly since?: string }): string {
  const start = since === undefined ? "" : `Since ${since}.`;
  return [start, message ?? ""].filter((part) => part !== "").join(" ") || "Do not use it in new code.";
}

function sentence(start: string, rest: string | undefined): string {
  return rest === undefined || rest === "" ? `${start}.` : `${start}: ${escapedText(rest)}`;
}

/** Inline code that is safe whatever the text holds. */
export function code(text: string): string {
  return codeSpans(text).join(" ");
}
