/** Controls of what has no control of its own in HTML: moments, bytes, any JSON. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ControlProps } from "./field-props.js";
import { TextInput } from "./text-input.js";

/** An RFC 3339 text, or seconds. */
export function MomentControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const set = (given: string): void => {
    onChange(given === "" ? undefined : /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : given);
  };
  const now = (): void => onChange(new Date().toISOString().replace(/\.\d+/, ""));
  const text = value === undefined ? "" : String(value);
  return (
    <div class="joined">
      <TextInput {...{ attributes, text, onText: set, isHidden, placeholder: "2030-01-31T12:00:00Z" }} />
      <button type="button" aria-label="Now, the present moment" onClick={now}>
        Now
      </button>
    </div>
  );
}

/** Base64, typed or of a file. */
export function BytesControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const set = (given: string): void => onChange(given === "" ? undefined : given);
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChange(base64Of(new Uint8Array(await file.arrayBuffer())));
  };
  const text = typeof value === "string" ? value : "";
  return (
    <div class="joined">
      <TextInput {...{ attributes, text, onText: set, isHidden, placeholder: "base64" }} />
      <input type="file" aria-label="Bytes of a file" onChange={(event) => void read(event.currentTarget.files?.[0])} />
    </div>
  );
}

function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What is no JSON yet stays here until it is. */
export function DocumentControl({ value, onChange, attributes, isHidden }: ControlProps): JSX.Element {
  const [draft, setDraft] = useState<string>();
  const set = (given: string): void => {
    try {
      onChange(given.trim() === "" ? undefined : (JSON.parse(given) as unknown));
      setDraft(undefined);
    } catch {
      setDraft(given);
    }
  };
  const text = draft ?? (value === undefined ? "" : JSON.stringify(value, undefined, 2));
  if (isHidden) return <TextInput {...{ attributes, text, onText: set, isHidden }} />;
  return (
    <textarea
      {...attributes}
      aria-invalid={draft !== undefined}
      spellcheck={false}
      rows={3}
      placeholder="Any JSON"
      value={text}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}
