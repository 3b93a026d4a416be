/** A form for a value of a schema, and the same value as JSON. */
import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import type { BodyProblem, Definitions, JsonSchema } from "../api-types.js";
import { type Problems, problemsOf } from "../schema/check.js";
import { hasSensitive, masked } from "../schema/mask.js";
import { Tabs, Toggle } from "../view/parts.js";
import { formContext } from "./form-context.js";
import { ValueField } from "./value-field.js";

export interface ValueFormProps {
  /** What the value is, for screen readers and as a heading. */
  readonly name: string;
  readonly schema: JsonSchema;
  readonly definitions: Definitions;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** `part`: what a stub matches, where nothing is required. */
  readonly extent: "whole" | "part";
  readonly isRevealed: boolean;
  readonly onReveal: (isRevealed: boolean) => void;
  /** Gives an example of the model, or a sample. */
  readonly onSample?: (() => void) | undefined;
  /** Whether what is missing is told, which is not before somebody has tried. */
  readonly isTried: boolean;
  /** What the mock has said of the value, its paths from the value on. */
  readonly refusals?: readonly BodyProblem[];
}

export function ValueForm(props: ValueFormProps): JSX.Element {
  const { name, schema, definitions, value, onChange, extent, isRevealed, onReveal, onSample, isTried, refusals } =
    props;
  const [tab, setTab] = useState<"form" | "json">("form");
  const problems = useMemo(
    () => shown(problemsOf(schema, definitions, value, extent), isTried, refusals),
    [schema, definitions, value, extent, isTried, refusals],
  );
  const context = { definitions, problems, isRevealed, isWhole: extent === "whole", Value: ValueField };
  return (
    <section class="value-form" aria-label={name}>
      <div class="bar">
        <h2>{name}</h2>
        <Toggle isOn={isRevealed} onChange={onReveal}>
          Reveal
        </Toggle>
        {onSample === undefined ? null : (
          <button type="button" onClick={onSample}>
            Sample
          </button>
        )}
        <button type="button" onClick={() => onChange({})}>
          Empty
        </button>
      </div>
      <Tabs
        name={`${name} as`}
        tabs={[
          { id: "form", label: "Form" },
          { id: "json", label: "JSON" },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        {tab === "form" ? (
          <formContext.Provider value={context}>
            <ValueField schema={schema} name={name} path="" value={value} onChange={onChange} isRoot />
          </formContext.Provider>
        ) : (
          <JsonEditor {...props} problems={problems} />
        )}
      </Tabs>
    </section>
  );
}

/** What is missing is no problem while the form is still being filled in. */
function shown(problems: Problems, isTried: boolean, refusals: readonly BodyProblem[] = []): Problems {
  const own = [...problems].filter(([, problem]) => isTried || problem !== "is required");
  return new Map([...refusals.map(({ path, message }) => [path, message] as const), ...own]);
}

function JsonEditor({
  name,
  schema,
  definitions,
  value,
  onChange,
  isRevealed,
  problems,
}: ValueFormProps & { readonly problems: Problems }) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const isHidden = !isRevealed && hasSensitive(schema, definitions, value);
  const text = JSON.stringify(isHidden ? masked(schema, definitions, value) : (value ?? {}), undefined, 2);
  const edit = (given: string): void => {
    const parsed = parsedJson(given);
    setDraft(parsed === undefined ? given : undefined);
    if (parsed !== undefined) onChange(parsed.value);
  };
  const wrong =
    draft === undefined
      ? [...problems].map(([path, problem]) => `${path || "/"} ${problem}`)
      : ["This is no JSON yet."];
  return (
    <div class="json-editor">
      <label for={id} class="sr">{`${name} as JSON`}</label>
      <textarea
        id={id}
        spellcheck={false}
        rows={Math.min(24, Math.max(6, text.split("\n").length + 1))}
        readOnly={isHidden}
        aria-invalid={wrong.length > 0}
        aria-describedby={`${id}-about`}
        value={draft ?? text}
        onInput={(event) => edit(event.currentTarget.value)}
      />
      <div id={`${id}-about`}>
        {isHidden ? <p class="hint">Sensitive values are hidden: reveal them to edit.</p> : null}
        {wrong.length === 0 ? null : (
          <ul class="problem">
            {wrong.slice(0, 20).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
