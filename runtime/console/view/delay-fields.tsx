/** How late an answer is: not at all, always the same, between two ends, or spread as real services are. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { type DelayDraft } from "../plain-stub.js";
import { NumberField } from "./number-field.js";

const kinds: readonly (readonly [DelayDraft["kind"], string])[] = [
  ["none", "none"],
  ["fixed", "fixed"],
  ["between", "between two ends"],
  ["spread", "median and 99th percentile"],
];

const names = {
  none: [],
  fixed: ["Milliseconds"],
  between: ["From, ms", "To, ms"],
  spread: ["Median, ms", "p99, ms"],
} as const;

export interface DelayFieldsProps {
  readonly label: string;
  readonly value: DelayDraft;
  readonly onChange: (value: DelayDraft) => void;
  readonly problem: string | undefined;
  /** Without "none". */
  readonly isRequired?: boolean;
}

export function DelayFields({ label, value, onChange, problem, isRequired = false }: DelayFieldsProps): JSX.Element {
  const id = useId();
  const [first, second] = names[value.kind];
  return (
    <fieldset class="delay">
      <legend class="sr">{label}</legend>
      <div class="labelled">
        <label for={id}>{label}</label>
        <select
          id={id}
          aria-describedby={`${id}-about`}
          value={value.kind}
          onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as DelayDraft["kind"] })}
        >
          {kinds
            .filter(([kind]) => !isRequired || kind !== "none")
            .map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
        </select>
        <p id={`${id}-about`} class="problem">
          {problem}
        </p>
      </div>
      {first === undefined ? null : (
        <NumberField
          label={first}
          text={value.first}
          onText={(text) => onChange({ ...value, first: text })}
          min={0}
          isRequired
        />
      )}
      {second === undefined ? null : (
        <NumberField
          label={second}
          text={value.second}
          onText={(text) => onChange({ ...value, second: text })}
          min={0}
          isRequired
        />
      )}
    </fieldset>
  );
}
