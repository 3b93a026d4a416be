/** Which outputs a service gets: the wish, without those that would need one that is off. */
import { closureSidesOf } from "../knowledge/detached.js";
import type { ServiceShape } from "../model/shapes.js";
import type { Outputs } from "../options.js";
import type { MemberPlan } from "./service-plan.js";

/** A service that was detached from its operations has none to make files of; members that hold errors need their types. */
export function outputsOf(
  service: ServiceShape,
  aggregates: readonly { readonly members: readonly MemberPlan[] }[],
  wish: Outputs = {},
): Required<Outputs> {
  const uses = aggregates.flatMap(({ members }) => members.flatMap(({ type }) => type.uses));
  const errors = (wish.errors ?? true) || uses.some(({ module }) => module === "errors");
  const operations = errors && (wish.operations ?? true) && closureSidesOf(service) === undefined;
  return {
    companions: wish.companions ?? true,
    errors,
    operations,
    server: operations && (wish.server ?? true),
    index: wish.index ?? true,
    readme: wish.readme ?? true,
  };
}
