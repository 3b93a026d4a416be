/** `AddedRequiredMember`: a new member that values of before do not have. */
import { comparedMember } from "../compared.js";
import { changesOf } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const addedRequiredMember: Evaluator = {
  name: "AddedRequiredMember",
  events: [
    {
      id: "AddedRequiredMember",
      severity: "ERROR",
      when: "A structure that was there got a member that is required and has no default.",
    },
  ],
  evaluate: (differences) =>
    changesOf(differences, "structure").flatMap(({ old, now }) =>
      now.members
        .filter(({ name, traits }) => {
          return traits.has("smithy.api#required") && !traits.has("smithy.api#default") && !old.shape.members.has(name);
        })
        .map((member) => {
          const message = `The new member ${member.id} is required and has no default.`;
          return finding("ERROR", "AddedRequiredMember", comparedMember(member), message);
        }),
    ),
};
