/** A text, a number, a choice: one control with its label. What is sensitive is a password until it is revealed. */
import type { JSX } from "preact";
import { useContext, useId } from "preact/hooks";
import type { Field } from "../schema/field.js";
import type { ControlProps } from "./field-props.js";
import { formContext } from "./form-context.js";
import { BytesControl, DocumentControl, MomentControl } from "./special-controls.js";
import { type ControlAttributes, TextInput } from "./text-input.js";

export interface SimpleFieldProps {
  readonly field: Field;
  readonly label: JSX.Element;
  readonly hint: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly problem: string | undefined;
  readonly isSecret: boolean;
}

export function SimpleField(props: SimpleFieldProps): JSX.Element {
  const { field, label, hint, value, onChange, problem, isSecret } = props;
  const { isRevealed } = useContext(formContext);
  const id = useId();
  const attributes = { id, "aria-describedby": `${id}-about`, "aria-invalid": problem !== undefined };
  const Control = controls[field.kind] ?? TextControl;
  return (
    <div class="labelled row">
      <label for={id} class="label">
        {label}
      </label>
      <Control {...{ field, value, onChange, attributes, isHidden: isSecret && !isRevealed }} />
      <p id={`${id}-about`} class={problem === undefined ? "hint" : "problem"}>
        {problem ?? hint}
      </p>
    </div>
  );
}

const controls: Partial<Record<Field["kind"], (props: ControlProps) => JSX.Element>> = {
  choice: ChoiceControl,
  boolean: BooleanControl,
  number: NumberControl,
  timestamp: MomentControl,
  blob: BytesControl,
  document: DocumentControl,
};

function textOf(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

export function TextControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const text = textOf(value);
  const set = (given: string): void => onChange(given === "" ? undefined : given);
  if (!text.includes("\n") || isHidden) return <TextInput {...{ attributes, text, onText: set, isHidden }} />;
  const onInput = (event: { readonly currentTarget: HTMLTextAreaElement }): void => set(event.currentTarget.value);
  return <textarea {...attributes} spellcheck={false} rows={4} value={text} onInput={onInput} />;
}

/** What is no number stays as it was typed, and is a problem. */
function NumberControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const set = (given: string): void => {
    const number = Number(given);
    const isUnfinished = Number.isNaN(number) || /[.]0*$/.test(given);
    onChange(given.trim() === "" ? undefined : isUnfinished ? given : number);
  };
  return <TextInput {...{ attributes, text: textOf(value), onText: set, isHidden, isNumber: true }} />;
}

function ChoiceControl({ field, value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const values = field.kind === "choice" ? field.values : [];
  const isNumber = typeof values[0] === "number";
  const set = (given: string): void => {
    onChange(given === "" ? undefined : isNumber && Number.isFinite(Number(given)) ? Number(given) : given);
  };
  const text = textOf(value);
  if (isHidden) return <TextInput {...{ attributes, text, onText: set, isHidden }} />;
  if (field.kind === "choice" && field.isOpen) return <OpenChoice {...{ attributes, values, text, set }} />;
  return <Select {...{ attributes, values: values.map(String), text, set }} />;
}

function BooleanControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const set = (given: string): void => {
    onChange(given === "" ? undefined : given === "true" ? true : given === "false" ? false : given);
  };
  const text = textOf(value);
  if (isHidden) return <TextInput {...{ attributes, text, onText: set, isHidden }} />;
  return <Select {...{ attributes, values: ["true", "false"], text, set }} />;
}

interface ChoiceProps {
  readonly attributes: ControlAttributes;
  readonly values: readonly (string | number)[];
  readonly text: string;
  readonly set: (text: string) => void;
}

/** A value that is none of the enum stays in sight. */
function Select({ attributes, values, text, set }: ChoiceProps): JSX.Element {
  const isKnown = text === "" || values.includes(text);
  return (
    <select {...attributes} value={text} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">—</option>
      {isKnown ? null : <option>{text}</option>}
      {values.map((it) => (
        <option key={it}>{it}</option>
      ))}
    </select>
  );
}

function OpenChoice({ attributes, values, text, set }: ChoiceProps): JSX.Element {
  const list = `${attributes.id}-values`;
  return (
    <div class="joined">
      <input
        {...attributes}
        list={list}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <datalist id={list}>
        {values.map((it) => (
          <option key={it} value={String(it)} />
        ))}
      </datalist>
    </div>
  );
}
