/** A valid value pushed to its edges: unusual texts, numbers, moments and sizes wherever the model and the place allow them. */
import { setMember } from "../../runtime/codec/member-access.js";
import { integerBetween, type PlaceHash, randomOf } from "../../runtime/mock/random.js";
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../../runtime/schema/schema.js";
import { checkOf } from "../../runtime/validate/interpret.js";
import type { Check } from "../../runtime/validate/issue.js";
import { type Charset, edgeBytes, edgeDocuments, edgeMoments, edgeNumbers, edgeTexts } from "./edge-pools.js";
import { type Direction, isForm, placeOf, type WirePlace } from "./wire-place.js";

const checks = new WeakMap<MemberSchema, Check>();

/** Whether a value keeps the constraints of its member. */
function fits(member: MemberSchema, value: unknown): boolean {
  let check = checks.get(member);
  if (check === undefined) {
    check = checkOf({ type: "structure", id: "wrought#Edge", members: { value: member } });
    checks.set(member, check);
  }
  return check({ value }) === undefined;
}

/** Pushes an input or output to its edges, but for the members in `kept`; the same seed gives the same value. */
export function edgeValue(
  schema: StructureSchema,
  value: unknown,
  seed: PlaceHash,
  protocol: string,
  direction: Direction,
  kept: ReadonlySet<string>,
): unknown {
  const edges = new Edges(randomOf(seed), protocol, direction);
  const pushed = edges.structure(schema, value as object, true) as Record<string, unknown>;
  for (const [name, part] of Object.entries(value as object)) if (kept.has(name)) setMember(pushed, name, part);
  return pushed;
}

class Edges {
  readonly #random: () => number;
  readonly #protocol: string;
  readonly #direction: Direction;

  constructor(random: () => number, protocol: string, direction: Direction) {
    this.#random = random;
    this.#protocol = protocol;
    this.#direction = direction;
  }

  structure(schema: Schema & { type: "structure" | "union" }, value: object, top: boolean): unknown {
    const result: Record<string, unknown> = {};
    // Keys that depend on each other stay as they are.
    const dependent = schema.type === "structure" && schema.dependentKeys !== undefined;
    for (const [name, part] of Object.entries(value)) {
      const member = schema.members[name];
      if (member === undefined) throw new Error(`BUG: ${schema.id} has no ${name}`);
      const place = placeOf(this.#protocol, this.#direction, member, top);
      setMember(result, name, dependent ? part : this.#member(member, part, place));
    }
    return result;
  }

  /** The edge, or the value as it was when the edge breaks a rule. */
  #member(member: MemberSchema, value: unknown, place: WirePlace): unknown {
    const target = targetOf(member);
    const edge = this.#part(member, target, value, place);
    return edge === value || fits(member, edge) ? edge : value;
  }

  #part(member: MemberSchema, target: Schema, value: unknown, place: WirePlace): unknown {
    switch (target.type) {
      case "structure":
      case "union":
        return this.structure(target, value as object, false);
      case "list":
        return this.#list(target, value as readonly unknown[], place, member);
      case "map":
        return this.#map(target, value as object, place, member);
      default:
        return place === "fixed" ? value : this.#simple(member, target, value, place);
    }
  }

  #list(target: Schema & { type: "list" }, value: readonly unknown[], place: WirePlace, member: MemberSchema): unknown {
    if (this.#mayBeEmpty(place, member, "list") && this.#random() < 0.15) return [];
    const items = value.map((item) => this.#member(target.member, item, place));
    return target.sparse && place === "body" && !isForm(this.#protocol) ? [...items, null] : items;
  }

  #map(target: Schema & { type: "map" }, value: object, place: WirePlace, member: MemberSchema): unknown {
    if (this.#mayBeEmpty(place, member, "map") && this.#random() < 0.15) return {};
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const edge = place === "body" ? String(this.#member(target.key, key, place)) : key;
      // The SDK loses this one when it reads an answer.
      const name = edge === "__proto__" ? key : edge;
      setMember(result, name, this.#member(target.value, item, place));
    }
    return result;
  }

  /** Where a format has a word for it. */
  #mayBeEmpty(place: WirePlace, { xml }: MemberSchema, type: "list" | "map"): boolean {
    if (place !== "body") return false;
    if (isForm(this.#protocol) && this.#direction === "request")
      return this.#protocol === "awsQuery" && type === "list";
    return xml?.flattened !== true;
  }

  #simple(member: MemberSchema, target: Schema, value: unknown, place: WirePlace): unknown {
    const pool = poolOf(member, target, place, this.#protocol, this.#direction);
    for (let turn = 0; turn < 4; turn++) {
      const edge = pool[integerBetween(0, pool.length - 1, this.#random)];
      if (edge !== undefined && fits(member, edge)) return edge;
    }
    return value;
  }
}

function poolOf(
  member: MemberSchema,
  target: Schema,
  place: WirePlace,
  protocol: string,
  direction: Direction,
): readonly unknown[] {
  switch (target.type) {
    case "string":
      return edgeTexts[charsetOf(place, protocol, direction)];
    case "blob":
      return edgeBytes;
    case "timestamp": {
      const format = member.timestampFormat ?? target.timestampFormat ?? (place === "header" ? "http-date" : undefined);
      return edgeMoments[format === "http-date" ? "whole" : "fractional"];
    }
    case "document":
      return edgeDocuments;
    case "boolean":
      return [true, false];
    case "enum":
    case "intEnum":
    case "list":
    case "map":
    case "structure":
    case "union":
      return [];
    default:
      return edgeNumbers[target.type];
  }
}

function charsetOf(place: WirePlace, protocol: string, direction: Direction): Charset {
  if (place === "header" || place === "label") return "header";
  if (place === "query") return "any";
  const isXml = protocol === "restXml" || (isForm(protocol) && direction === "response");
  return isXml ? "xml" : "any";
}
