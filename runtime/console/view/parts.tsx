/** The small parts that all views are made of. */
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

/** A label with its control, and what is to be said about it. The control takes `id` and `aria-describedby`. */
export function Labelled({
  label,
  hint,
  problem,
  children,
}: {
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly children: (control: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => JSX.Element;
}): JSX.Element {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": about, "aria-invalid": problem !== undefined })}
      <p id={about} class={problem === undefined ? "hint" : "problem"}>
        {problem ?? hint}
      </p>
    </div>
  );
}

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ComponentChildren;
}

/** Tabs as the ARIA practices have them: one stop, arrows between them. The panel is whatever the caller draws. */
export function Tabs<Id extends string>({
  name,
  tabs,
  chosen,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = tabs.findIndex((tab) => tab.id === chosen);
    const last = tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    const tab = target === undefined ? undefined : tabs[target];
    if (tab === undefined || target === undefined) return;
    event.preventDefault();
    onChoose(tab.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[target]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={name} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab.id}
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} tabIndex={-1}>
        {children}
      </div>
    </>
  );
}

/** A choice of few, all in sight: radio buttons that look like one control. */
export function Segments<Value extends string>({
  name,
  values,
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly values: readonly (readonly [value: Value, label: string])[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}): JSX.Element {
  const group = useId();
  return (
    <fieldset class="segments">
      <legend class="sr">{name}</legend>
      {values.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={group} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A mark beside a name. */
export function Badge({
  kind,
  children,
}: {
  readonly kind: "plain" | "good" | "warn" | "bad" | "secret";
  readonly children: ComponentChildren;
}): JSX.Element {
  return <span class={`badge ${kind}`}>{children}</span>;
}

/** A switch that is on or off. */
export function Toggle({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <label class="toggle">
      <input type="checkbox" role="switch" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

/** JSON as text that can be scrolled by keyboard. */
export function Json({ name, value }: { readonly name: string; readonly value: unknown }): JSX.Element {
  return <Code name={name} text={JSON.stringify(value, undefined, 2) ?? "nothing"} />;
}

export function Code({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  return (
    <pre class="code" role="region" tabIndex={0} aria-label={name}>
      {text}
    </pre>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="empty">{children}</p>;
}
