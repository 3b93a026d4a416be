/** What is sensitive, as the Ruby SDK's `SENSITIVE` counts it: by trait on the member, its target, a list's member, a map's key or value. */
import { hasTrait } from "../model/traits.js";
import type { MemberShape, Model, StructureShape, UnionShape } from "../model/shapes.js";

const sensitive = "smithy.api#sensitive";

/** Whether what the member holds is sensitive, looking through lists and maps but not into structures. */
export function isSensitiveMember(model: Model, member: MemberShape): boolean {
  for (const pending = [member], seen = new Set<string>(); ;) {
    const next = pending.pop();
    if (next === undefined) return false;
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    const target = model.shape(next.target);
    if (hasTrait(next, sensitive) || (target !== undefined && hasTrait(target, sensitive))) return true;
    if (target?.type === "list") pending.push(target.member);
    if (target?.type === "map") pending.push(target.key, target.value);
  }
}

/** Names of the sensitive members, in model order. */
export function sensitiveMembersOf(model: Model, shape: StructureShape | UnionShape): readonly string[] {
  return [...shape.members.values()].filter((member) => isSensitiveMember(model, member)).map(({ name }) => name);
}
