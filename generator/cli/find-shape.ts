/** Finds the shape that a person names: by id or by name, in whatever case, a member's container by the member. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Model, Shape } from "../model/shapes.js";
import { shortName } from "./short-name.js";

export interface FoundShape {
  readonly model: Model;
  readonly shape: Shape;
  /** The member that was named, when one was. */
  readonly member?: string;
}

/** The shape, or why it is not clear which one is meant. An exact match wins over one that differs in case. */
export function findShape(models: readonly Model[], name: string): FoundShape | Diagnostic {
  const [wanted = name, memberName] = split(name);
  const all = models.flatMap((model) => [...model.shapes.values()].map((shape) => ({ model, shape })));
  const exact = all.filter(({ shape }) => shape.id === wanted || shortName(shape.id) === wanted);
  const folded = wanted.toLowerCase();
  const matches = exact.length > 0 ? exact : all.filter(({ shape }) => isFolded(shape, folded));
  const ids = [...new Set(matches.map(({ shape }) => shape.id))];
  const [first] = matches;
  if (first === undefined) {
    const hint = didYouMean(wanted, new Set(all.flatMap(({ shape }) => [shortName(shape.id)])));
    return diagnostic("shape-unknown", `No model has a shape ${wanted}.`, { hint });
  }
  if (ids.length > 1) {
    const some = ids.slice(0, 5).join(", ") + (ids.length > 5 ? ` and ${ids.length - 5} more` : "");
    const hint = "Give the whole id, or choose a service with --service.";
    return diagnostic("shape-unknown", `${ids.length} shapes are called ${wanted}: ${some}.`, { hint });
  }
  return memberName === undefined ? first : withMember(first, memberName);
}

function split(name: string): readonly [string | undefined, string | undefined] {
  const at = name.indexOf("$");
  return at < 0 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
}

function isFolded({ id }: Shape, folded: string): boolean {
  return id.toLowerCase() === folded || shortName(id).toLowerCase() === folded;
}

function withMember(found: FoundShape, name: string): FoundShape | Diagnostic {
  const { shape } = found;
  const names = "members" in shape ? [...shape.members.keys()] : [];
  const member = names.find((one) => one === name) ?? names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (member !== undefined) return { ...found, member };
  const hint = didYouMean(name, names);
  return diagnostic("shape-unknown", `${shortName(shape.id)} has no member ${name}.`, { hint, shapeId: shape.id });
}
