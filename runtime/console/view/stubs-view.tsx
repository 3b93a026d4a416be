/** Every stub of the mock. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { ask } from "../api.js";
import { attempt, go, loadStubs, operations, stubs } from "../store.js";
import { StubTable } from "./stub-table.js";

export function StubsView(): JSX.Element {
  const id = useId();
  const removeAll = (): Promise<boolean> =>
    attempt(async () => {
      await ask("DELETE", "stubs");
      await loadStubs();
    }, "All stubs are removed.");
  return (
    <article class="page">
      <div class="title">
        <h1 tabIndex={-1}>Stubs</h1>
      </div>
      <p class="hint">The first that matches a call answers it.</p>
      <div class="bar">
        <label for={id}>New stub of</label>
        <select
          id={id}
          value=""
          onChange={(event) => go({ view: "operations", operation: event.currentTarget.value, tab: "stub" })}
        >
          <option value="">choose an operation</option>
          {operations.value.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="button" disabled={stubs.value.length === 0} onClick={() => void removeAll()}>
          Remove all
        </button>
      </div>
      <StubTable stubs={stubs.value} name="Stubs" />
    </article>
  );
}
