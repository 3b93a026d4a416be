/** `ChangedDefault`: the value that stands for none. */
import type { Model, Node } from "../../model/shapes.js";
import type { Change, TraitChange } from "../differences.js";
import { traitChangesOf } from "../differences.js";
import type { Finding, Severity } from "../event.js";
import { finding, quoted } from "../event.js";
import type { Evaluator } from "../evaluator.js";
import { isZeroValue } from "../nullability.js";

const trait = "smithy.api#default";

export const changedDefault: Evaluator = {
  name: "ChangedDefault",
  events: [
    {
      id: "ChangedDefault",
      severity: "ERROR",
      when:
        "A default was removed, unless it was null where null is the target's too; was added to a shape, or to a member without " +
        "`addedDefault`; changed on a shape; or became, or is no longer, the zero value of Smithy 1.0.",
    },
    { id: "ChangedDefault", severity: "DANGER", when: "A member has another default." },
  ],
  evaluate: ({ changed, newModel }) =>
    changed.flatMap((change) =>
      traitChangesOf(change)
        .filter((one) => one.trait === trait)
        .flatMap((one) => verdict(change, one, newModel) ?? []),
    ),
};

function verdict({ now }: Change, change: TraitChange, newModel: Model): Finding | undefined {
  const { old: before, now: after } = change;
  const say = (severity: Severity, what: string): Finding => {
    return finding(severity, "ChangedDefault", now, `The default of ${now.id} ${what}.`);
  };
  const target = now.kind === "member" ? newModel.shape(now.shape.target) : undefined;
  if (after === undefined) {
    const isNoLoss = before === null && now.kind === "member" && (target?.traits.get(trait) ?? null) === null;
    return isNoLoss ? undefined : say("ERROR", `was removed; it was ${quoted(before ?? null)}`);
  }
  if (before === undefined) return added(change, now.kind === "member" && isHarmless(after, now.traits), say);
  const what = `changed from ${quoted(before)} to ${quoted(after)}`;
  if (now.kind === "shape") return say("ERROR", what);
  const type = target?.type ?? "structure";
  return say(isZeroValue(before, type) === isZeroValue(after, type) ? "DANGER" : "ERROR", what);
}

function isHarmless(value: Node, traits: ReadonlyMap<string, Node>): boolean {
  return value === null || traits.has("smithy.api#addedDefault");
}

function added(
  { now }: TraitChange,
  isHarmlessHere: boolean,
  say: (severity: Severity, what: string) => Finding,
): Finding | undefined {
  return isHarmlessHere ? undefined : say("ERROR", `is ${quoted(now ?? null)}; it had none`);
}
