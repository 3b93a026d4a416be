/** `ChangedNullability`: members that a client may miss now, or no longer. */
import type { MemberShape, Model, ShapeId } from "../../model/shapes.js";
import { hasTrait } from "../../model/traits.js";
import type { ComparedMember } from "../compared.js";
import { comparedMember } from "../compared.js";
import type { Change, Differences } from "../differences.js";
import { changesOf, memberChanges } from "../differences.js";
import type { Finding, Level } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";
import { isNullable } from "../nullability.js";

const name = "ChangedNullability";

type Cause = readonly [suffix: string, severity: Level, what: string];

const causes = {
  removedInput: [".RemovedInputTrait", "ERROR", "Its structure is no longer marked `input`."],
  addedInput: [".AddedInputTrait", "DANGER", "Its structure is marked `input` now."],
  addedClientOptional: [".AddedClientOptionalTrait", "ERROR", "A required member is `clientOptional` now."],
  removedClientOptional: [".RemovedClientOptionalTrait", "ERROR", "A required member is no longer `clientOptional`."],
  addedRequired: [".AddedRequiredTrait", "ERROR", "The member is required now."],
  addedRequiredStructure: [
    ".AddedRequiredTrait.StructureOrUnion",
    "WARNING",
    "A member that targets a structure or union is required now.",
  ],
  addedDefault: [".AddedDefaultTrait", "ERROR", "A member that was not required has a default now."],
  removedRequired: [".RemovedRequiredTrait", "ERROR", "The member is no longer required and has no default instead."],
  removedRequiredStructure: [
    ".RemovedRequiredTrait.StructureOrUnion",
    "WARNING",
    "A member that targets a structure or union is no longer required.",
  ],
  addedNull: [".AddedNullDefault", "ERROR", "The default became null."],
  removedNull: [".RemovedNullDefault", "ERROR", "The default was null and is something else."],
  other: ["", "ERROR", "The member may be absent now, or no longer, for another reason."],
} as const satisfies Readonly<Record<string, Cause>>;

export const changedNullability: Evaluator = {
  name,
  events: Object.values(causes).map(([suffix, severity, when]) => ({ id: `${name}${suffix}`, severity, when })),
  evaluate: (differences) => {
    const { oldModel, newModel } = differences;
    const members = new Map<ShapeId, Change<ComparedMember>>();
    for (const change of [...memberChanges(differences), ...membersOfInputs(differences)]) {
      members.set(change.now.id, change);
    }
    return [...members.values()].flatMap((change) => {
      const was = isNullable(oldModel, change.old.shape);
      return was === isNullable(newModel, change.now.shape) ? [] : findings(change, was, differences);
    });
  },
};

/** Members that stay, of structures that became inputs or are inputs no longer. */
function membersOfInputs(differences: Differences): readonly Change<ComparedMember>[] {
  return changesOf(differences, "structure")
    .filter(({ old, now }) => old.traits.has("smithy.api#input") !== now.traits.has("smithy.api#input"))
    .flatMap(({ old, now }) =>
      now.members.flatMap((member) => {
        const before = old.shape.members.get(member.name);
        return before === undefined ? [] : [{ old: comparedMember(before), now: comparedMember(member) }];
      }),
    );
}

function findings(
  change: Change<ComparedMember>,
  was: boolean,
  { oldModel, newModel }: Differences,
): readonly Finding[] {
  const found = [
    ...inputCauses(isInInput(oldModel, change.old.shape), isInInput(newModel, change.now.shape), change, newModel),
    ...nullCauses(change),
  ];
  const what = was ? "can no longer be absent" : "can be absent now";
  return (found.length === 0 ? [causes.other] : found).map(([suffix, severity, why]) => {
    return finding(severity, `${name}${suffix}`, change.now, `${change.now.id} ${what} for clients. ${why}`);
  });
}

function isInInput(model: Model, member: MemberShape): boolean {
  const container = model.shape(member.container);
  return container !== undefined && hasTrait(container, "smithy.api#input");
}

function inputCauses(
  wasInput: boolean,
  isInput: boolean,
  change: Change<ComparedMember>,
  newModel: Model,
): readonly Cause[] {
  if (wasInput !== isInput) return [wasInput ? causes.removedInput : causes.addedInput];
  return isInput ? [] : traitCauses(change, newModel);
}

function traitCauses({ old, now }: Change<ComparedMember>, newModel: Model): readonly Cause[] {
  const [required, wasRequired] = [now, old].map(({ traits }) => traits.has("smithy.api#required"));
  const [optional, wasOptional] = [now, old].map(({ traits }) => traits.has("smithy.api#clientOptional"));
  const [hasDefault, hadDefault] = [now, old].map(({ traits }) => traits.has("smithy.api#default"));
  const type = newModel.shape(now.shape.target)?.type;
  const isStructure = type === "structure" || type === "union";
  const found: Cause[] = [];
  if (required && wasRequired && optional !== wasOptional) {
    found.push(optional ? causes.addedClientOptional : causes.removedClientOptional);
  } else if (required && !wasRequired && !optional) {
    found.push(isStructure ? causes.addedRequiredStructure : causes.addedRequired);
  }
  if (hasDefault && !hadDefault && !(wasRequired && !required)) found.push(causes.addedDefault);
  if (wasRequired && !required && !hasDefault && !wasOptional) {
    found.push(isStructure ? causes.removedRequiredStructure : causes.removedRequired);
  }
  return found;
}

function nullCauses({ old, now }: Change<ComparedMember>): readonly Cause[] {
  const [before, after] = [old.traits.get("smithy.api#default"), now.traits.get("smithy.api#default")];
  if (before === undefined || after === undefined || (before === null) === (after === null)) return [];
  return [after === null ? causes.addedNull : causes.removedNull];
}
