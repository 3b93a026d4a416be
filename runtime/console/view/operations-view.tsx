/** The operations, searched and walked through by keyboard, and the one that is chosen. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { found } from "../call-list.js";
import { type OperationTab, fragmentOf } from "../route.js";
import { go, health, operations } from "../store.js";
import { Documentation } from "./documentation.js";
import { Flags } from "./flags.js";
import { OperationPage } from "./operation-page.js";
import { Empty } from "./parts.js";
import { searchId } from "./shortcuts.js";

export interface OperationsViewProps {
  readonly operation: string | undefined;
  readonly tab: OperationTab;
}

export function OperationsView({ operation, tab }: OperationsViewProps): JSX.Element {
  return (
    <div class={`split${operation === undefined ? "" : " chosen"}`}>
      <OperationList chosen={operation} tab={tab} />
      <div class="detail">
        {operation === undefined ? <ServicePage /> : <OperationPage key={operation} name={operation} tab={tab} />}
      </div>
    </div>
  );
}

function OperationList({
  chosen,
  tab,
}: {
  readonly chosen: string | undefined;
  readonly tab: OperationTab;
}): JSX.Element {
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const shown = found(operations.value, search);
  const links = (): readonly HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("li a") ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = links();
    const index = all.findIndex((link) => link === document.activeElement);
    const target = targetOf(event.key, index, all.length);
    if (target === undefined) return;
    event.preventDefault();
    (target < 0 ? document.getElementById(searchId) : all[target])?.focus();
  };
  const open = (event: Event): void => {
    event.preventDefault();
    const [first] = shown;
    if (first !== undefined && search.trim() !== "") go({ view: "operations", operation: first.name, tab });
  };
  // One stop for all of them: the chosen one, else the first.
  const stop = shown.some(({ name }) => name === chosen) ? chosen : shown[0]?.name;
  return (
    <nav class="side" aria-label="Operations" ref={list} onKeyDown={onKeyDown}>
      {/* Where the list is all there is, it is what the page is about. */}
      <h1 class="narrow-only" tabIndex={-1}>
        Operations
      </h1>
      <form role="search" onSubmit={open}>
        <label for={searchId} class="sr">
          Search operations
        </label>
        <input
          id={searchId}
          type="search"
          placeholder="Search operations  /"
          autocomplete="off"
          spellcheck={false}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </form>
      <p class="hint count" role="status">
        {search.trim() === "" ? `${shown.length} operations` : `${shown.length} of ${operations.value.length}`}
      </p>
      <ul>
        {shown.map((operation) => (
          <li key={operation.name}>
            <a
              href={fragmentOf({ view: "operations", operation: operation.name, tab })}
              aria-current={operation.name === chosen ? "page" : undefined}
              tabIndex={operation.name === stop ? 0 : -1}
            >
              <span class="name">{operation.name}</span>
              <Flags operation={operation} />
            </a>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <Empty>No operation is called like that.</Empty> : null}
    </nav>
  );
}

/** The link that a key goes to; -1 is the search. */
function targetOf(key: string, index: number, count: number): number | undefined {
  const targets: ReadonlyMap<string, number> = new Map([
    ["ArrowDown", Math.min(index + 1, count - 1)],
    ["ArrowUp", index - 1],
  ]);
  const ends: ReadonlyMap<string, number> = new Map([
    ["Home", 0],
    ["End", count - 1],
  ]);
  // In the search, Home and End are the text's, and up is nowhere.
  if (index < 0) return key === "ArrowDown" && count > 0 ? 0 : undefined;
  return targets.get(key) ?? ends.get(key);
}

/** What the service says of itself, while no operation is chosen. */
function ServicePage(): JSX.Element {
  const about = health.value;
  return (
    <article class="page">
      <h1 tabIndex={-1}>{about?.sdkId}</h1>
      <p class="hint mono">{about?.service}</p>
      <Documentation text={about?.documentation} />
      <Empty>
        Choose an operation to read about it, send it a request or stub its answer. <kbd>/</kbd> searches, <kbd>↓</kbd>{" "}
        and <kbd>↑</kbd> walk through the list.
      </Empty>
    </article>
  );
}
