/** `ChangedMemberOrder`: members that moved, which matters where values are laid out by position. */
import { changesOf } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const changedMemberOrder: Evaluator = {
  name: "ChangedMemberOrder",
  events: [
    {
      id: "ChangedMemberOrder",
      severity: "DANGER",
      when: "Members of a structure or union stand elsewhere than before: new ones belong at the end.",
    },
  ],
  evaluate: (differences) =>
    [...changesOf(differences, "structure"), ...changesOf(differences, "union")]
      .filter(({ old, now }) => {
        return old.members.some(({ name }, index) => index < now.members.length && now.members[index]?.name !== name);
      })
      .map(({ now }) => {
        return finding("DANGER", "ChangedMemberOrder", now, `Members of the ${now.type} ${now.id} changed places.`);
      }),
};
