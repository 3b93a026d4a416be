/** A number with its label. What is typed stays a text: an empty one is no number. */
import type { JSX } from "preact";
import { Labelled } from "./parts.js";

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly min: number;
  readonly max?: number;
  readonly step?: "any";
  readonly isRequired?: boolean;
  readonly problem?: string | undefined;
}

export function NumberField({
  label,
  hint = "",
  text,
  onText,
  min,
  max,
  step,
  isRequired = false,
  problem,
}: NumberFieldProps): JSX.Element {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={min}
          {...(max !== undefined && { max })}
          {...(step !== undefined && { step })}
          required={isRequired}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
