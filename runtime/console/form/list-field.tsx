/** The items of a list: added, removed, moved. The focus stays where the work is. */
import type { JSX } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { JsonSchema } from "../api-types.js";
import { pointerStep } from "../schema/check.js";
import { moved } from "../schema/edit.js";
import { emptyOf, fieldOf } from "../schema/field.js";
import type { ValueFieldProps } from "./field-props.js";
import { formContext } from "./form-context.js";

/** What is focused once the list has changed: a button of an item, the item's own first control, or the button that adds. */
type Place = { readonly item: number; readonly part: "up" | "down" | "control" } | "add";

export function ListField(props: ValueFieldProps & { readonly item: JsonSchema }): JSX.Element {
  const { name, item, path, value, onChange, isSecret = false } = props;
  const { definitions, Value } = useContext(formContext);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const { box, focusNext } = useFocusAfter();
  const change = (next: readonly unknown[], place: Place): void => {
    focusNext(place);
    onChange(next);
  };
  const add = (): void =>
    change([...items, emptyOf(fieldOf(item, definitions))], { item: items.length, part: "control" });
  return (
    <div class="items" ref={box}>
      <ol>
        {items.map((part, index) => (
          // Items have no identity but their place.
          <li key={index}>
            <div class="item">
              <Value
                schema={item}
                name={`${name} ${index + 1}`}
                path={path + pointerStep(index)}
                value={part ?? ""}
                onChange={(next) => onChange(items.map((old, at) => (at === index ? (next ?? "") : old)))}
                isSecret={isSecret}
                isItem
              />
            </div>
            <ItemButtons
              name={`${name} ${index + 1}`}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              onMove={(by) => change(moved(items, index, by), { item: index + by, part: by < 0 ? "up" : "down" })}
              onRemove={() => change(items.toSpliced(index, 1), "add")}
            />
          </li>
        ))}
      </ol>
      <button type="button" class="add" onClick={add} aria-label={`Add item to ${name}`}>
        Add item
      </button>
    </div>
  );
}

function ItemButtons({
  name,
  isFirst,
  isLast,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  return (
    <div class="item-buttons">
      <button type="button" class="quiet" disabled={isFirst} aria-label={`Move ${name} up`} onClick={() => onMove(-1)}>
        ↑
      </button>
      <button type="button" class="quiet" disabled={isLast} aria-label={`Move ${name} down`} onClick={() => onMove(1)}>
        ↓
      </button>
      <button type="button" class="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
        ✕
      </button>
    </div>
  );
}

/** A box, and a way to focus something in it once it has been drawn anew. */
function useFocusAfter() {
  const box = useRef<HTMLDivElement>(null);
  const place = useRef<Place | undefined>(undefined);
  useEffect(() => {
    const wanted = place.current;
    place.current = undefined;
    if (wanted === undefined || box.current === null) return;
    if (wanted === "add") return box.current.querySelector<HTMLElement>(":scope > .add")?.focus();
    const item = box.current.querySelector(`:scope > ol > li:nth-child(${wanted.item + 1})`);
    const control = item?.querySelector<HTMLElement>(".item :is(input, select, textarea, button)");
    const buttons = item?.querySelectorAll<HTMLButtonElement>(":scope > .item-buttons button") ?? [];
    const [up, down] = buttons;
    const button = wanted.part === "up" ? [up, down] : [down, up];
    // At the end of the list the button is disabled, and the other one takes the focus.
    (wanted.part === "control" ? control : button.find((it) => it?.disabled === false))?.focus();
  });
  return { box, focusNext: (wanted: Place) => (place.current = wanted) };
}
