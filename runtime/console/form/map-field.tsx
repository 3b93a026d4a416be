/** The entries of a map: their keys are texts that can be changed. */
import type { JSX } from "preact";
import { useContext, useId, useState } from "preact/hooks";
import type { JsonSchema } from "../api-types.js";
import { pointerStep } from "../schema/check.js";
import { freeKey, isObject, withKey, withMember } from "../schema/edit.js";
import { emptyOf, fieldOf } from "../schema/field.js";
import type { ValueFieldProps } from "./field-props.js";
import { formContext } from "./form-context.js";

export function MapField(props: ValueFieldProps & { readonly item: JsonSchema }): JSX.Element {
  const { name, item, path, value, onChange, isSecret = false } = props;
  const { definitions, Value } = useContext(formContext);
  const map = isObject(value) ? value : {};
  const add = (): void => onChange(withMember(map, freeKey(map), emptyOf(fieldOf(item, definitions))));
  return (
    <div class="items">
      <ul>
        {Object.entries(map).map(([key, part], index) => (
          <li key={index}>
            <div class="item entry">
              <KeyInput
                mapName={name}
                text={key}
                isTaken={(text) => text !== key && Object.hasOwn(map, text)}
                onChange={(text) => onChange(withKey(map, key, text))}
              />
              <Value
                schema={item}
                name={key}
                path={path + pointerStep(key)}
                value={part}
                onChange={(next) => onChange(withMember(map, key, next ?? ""))}
                isSecret={isSecret}
                isItem
              />
            </div>
            <div class="item-buttons">
              <button
                type="button"
                class="quiet"
                aria-label={`Remove ${key} from ${name}`}
                onClick={() => onChange(withMember(map, key, undefined))}
              >
                ✕
              </button>
            </div>
          </li>
        ))}
      </ul>
      <button type="button" class="add" onClick={add} aria-label={`Add entry to ${name}`}>
        Add entry
      </button>
    </div>
  );
}

/** The key changes when it is left: half a key may be another one's. */
function KeyInput({
  mapName,
  text,
  isTaken,
  onChange,
}: {
  readonly mapName: string;
  readonly text: string;
  readonly isTaken: (text: string) => boolean;
  readonly onChange: (text: string) => void;
}): JSX.Element {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const taken = draft !== undefined && isTaken(draft);
  const leave = (): void => {
    if (draft !== undefined && !taken) onChange(draft);
    setDraft(undefined);
  };
  return (
    <div class="labelled key">
      <label for={id}>
        <span class="name">Key</span> <span class="sr">in {mapName}</span>
      </label>
      <input
        id={id}
        value={draft ?? text}
        aria-invalid={taken}
        aria-describedby={`${id}-about`}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={leave}
      />
      <p id={`${id}-about`} class="problem">
        {taken ? "This key is there already." : null}
      </p>
    </div>
  );
}
