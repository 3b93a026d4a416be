/** `ChangedMemberTarget`: a member that targets another shape, and whether that makes a difference. */
import type { Model, Shape } from "../../model/shapes.js";
import type { Compared, ComparedMember } from "../compared.js";
import { comparedMember, comparedShape } from "../compared.js";
import type { Change, Differences } from "../differences.js";
import { memberChanges, narrowed } from "../differences.js";
import type { Finding, Severity } from "../event.js";
import { finding, worse } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const changedMemberTarget: Evaluator = {
  name: "ChangedMemberTarget",
  events: [
    {
      id: "ChangedMemberTarget",
      severity: "ERROR",
      when: "A member targets a shape of another type, or of a type whose name matters: structures, unions, enums.",
    },
    {
      id: "ChangedMemberTarget",
      severity: "the worst found",
      when:
        "A member targets another simple shape, list or map: a warning, unless comparing the two targets and their members " +
        "finds something worse.",
    },
  ],
  evaluate: (differences) =>
    memberChanges(differences)
      .filter(({ old, now }) => old.shape.target !== now.shape.target)
      .map((change) => judged(change, differences)),
};

interface Verdict {
  readonly severity: Severity;
  readonly why: string;
}

function judged(change: Change<ComparedMember>, differences: Differences): Finding {
  const { old, now } = change;
  const [before, after] = [targetOf(differences.oldModel, old), targetOf(differences.newModel, now)];
  const { severity, why } =
    before === undefined || after === undefined ? compatible : verdictOn(before, after, differences);
  const message = `${old.id} targeted ${old.shape.target} and targets ${now.shape.target} now. ${why}`;
  return finding(severity, "ChangedMemberTarget", now, message);
}

const compatible: Verdict = { severity: "WARNING", why: "The two are compatible." };

function targetOf(model: Model, member: ComparedMember): Compared | undefined {
  const shape = model.shape(member.shape.target);
  return shape === undefined ? undefined : comparedShape(shape);
}

const named: ReadonlySet<string> = new Set([
  "structure",
  "union",
  "enum",
  "intEnum",
  "service",
  "operation",
  "resource",
]);

/** Lists and maps nest as deep as the loader allows, which bounds the recursion: two targets are compared as models are. */
function verdictOn(old: Compared, now: Compared, differences: Differences): Verdict {
  if (old.type !== now.type) {
    return { severity: "ERROR", why: `The one is a ${old.type}, the other a ${now.type}.` };
  }
  if (named.has(old.type) || old.traits.has("smithy.api#enum")) {
    return { severity: "ERROR", why: `The name of a ${old.type} such as this one stands in code.` };
  }
  const found = differences.judge(narrowed(differences, [{ old, now }, ...memberPairs(old, now)]));
  if (found.length === 0) return compatible;
  const severity = found.reduce<Severity>((worst, one) => worse(worst, one.severity), "WARNING");
  const list = found.map((one) => `[${one.severity}] ${one.message}`).join(" ");
  return { severity, why: `${severity === "WARNING" ? "The two are compatible. " : ""}Between the two: ${list}` };
}

/** The members of two lists, or of two maps, side by side. */
function memberPairs(old: Compared, now: Compared): readonly Change[] {
  if (old.kind === "member" || now.kind === "member") return [];
  const [before, after]: readonly Shape[] = [old.shape, now.shape];
  if (before?.type === "list" && after?.type === "list") return [pair(before.member, after.member)];
  if (before?.type !== "map" || after?.type !== "map") return [];
  return [pair(before.key, after.key), pair(before.value, after.value)];
}

function pair(old: ComparedMember["shape"], now: ComparedMember["shape"]): Change {
  return { old: comparedMember(old), now: comparedMember(now) };
}
