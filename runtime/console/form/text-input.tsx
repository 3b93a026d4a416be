/** A line of text, as dots while it is hidden. */
import type { JSX } from "preact";

export interface ControlAttributes {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}

export interface TextInputProps {
  readonly attributes: ControlAttributes;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isHidden: boolean;
  readonly isNumber?: boolean;
  readonly placeholder?: string;
}

export function TextInput({ attributes, text, onText, isHidden, isNumber, placeholder }: TextInputProps): JSX.Element {
  const shared = {
    ...attributes,
    spellcheck: false,
    value: text,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onText(event.currentTarget.value),
    ...(placeholder !== undefined && { placeholder }),
  };
  // A manager of passwords would fill in what is another service's.
  if (isHidden) return <input {...shared} type="password" autocomplete="new-password" />;
  return <input {...shared} type="text" autocomplete="off" {...(isNumber === true && { inputMode: "decimal" })} />;
}
