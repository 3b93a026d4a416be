/** `ChangedEnumTrait`: values of an enum that went, came, moved, or have another name. */
import type { Compared, EnumEntry } from "../compared.js";
import { enumEntriesOf } from "../compared.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

const name = "ChangedEnumTrait";

export const changedEnumTrait: Evaluator = {
  name,
  events: [
    { id: `${name}.Removed.{index}`, severity: "ERROR", when: "A value is gone; the index is that of before." },
    {
      id: `${name}.NameChanged.{index}`,
      severity: "ERROR",
      when: "A value has another name; the index is that of before.",
    },
    {
      id: `${name}.OrderChanged.{index}`,
      severity: "ERROR",
      when: "A value came, and stands before one that was there; the index is that of now.",
    },
    { id: `${name}.Appended.{index}`, severity: "NOTE", when: "A value came, after all that were there." },
  ],
  evaluate: ({ changed }) =>
    changed.flatMap(({ old, now }) => {
      // An enum that became a string with the legacy trait is another type, and nothing else is to be said.
      if (old.type === "enum" && now.type !== "enum") return [];
      const [before, after] = [enumEntriesOf(old), enumEntriesOf(now)];
      if (before === undefined || after === undefined) return [];
      return [...goneOrRenamed(before, after, now), ...arrived(before, after, now)];
    }),
};

function goneOrRenamed(before: readonly EnumEntry[], after: readonly EnumEntry[], now: Compared): readonly Finding[] {
  const byValue = new Map(after.toReversed().map((entry) => [entry.value, entry]));
  return before.flatMap(({ value, name: was }, index) => {
    const entry = byValue.get(value);
    if (entry === undefined) {
      return [finding("ERROR", `${name}.Removed.${index}`, now, `The value "${value}" of ${now.id} was removed.`)];
    }
    if (entry.name === was) return [];
    const message = `The value "${value}" of ${now.id} is called ${entry.name ?? "nothing"}; it was ${was ?? "nothing"}.`;
    return [finding("ERROR", `${name}.NameChanged.${index}`, now, message)];
  });
}

/** A new value is appended when it stands after as many values as are left of the old ones and were inserted among them. */
function arrived(before: readonly EnumEntry[], after: readonly EnumEntry[], now: Compared): readonly Finding[] {
  const known = new Set(before.map(({ value }) => value));
  const kept = new Set(after.map(({ value }) => value));
  let end = before.filter(({ value }) => kept.has(value)).length;
  return after.flatMap(({ value }, index) => {
    if (known.has(value)) return [];
    if (index >= end) {
      return [finding("NOTE", `${name}.Appended.${index}`, now, `The value "${value}" was appended to ${now.id}.`)];
    }
    end++;
    const message = `The value "${value}" was inserted into ${now.id} before others.`;
    return [finding("ERROR", `${name}.OrderChanged.${index}`, now, message)];
  });
}
