/** Stubs that are set, how often each has answered, and a way to remove it. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { ask } from "../api.js";
import type { SetStub } from "../api-types.js";
import { calls } from "../live.js";
import { fragmentOf } from "../route.js";
import { attempt, loadStubs } from "../store.js";
import { Badge, Empty } from "./parts.js";
import { type Column, Table } from "./table.js";

const columns: readonly Column[] = [
  { label: "Operation" },
  { label: "Where" },
  { label: "Answers" },
  { label: "Used", kind: "number" },
  { label: "Actions", kind: "hidden" },
];

export function StubTable({ stubs, name }: { readonly stubs: readonly SetStub[]; readonly name: string }): JSX.Element {
  // Each call may be one that a stub has answered.
  const newest = calls.value[0]?.requestId;
  useEffect(() => void attempt(loadStubs), [newest]);
  const remove = (stub: SetStub): Promise<boolean> =>
    attempt(async () => {
      await ask("DELETE", `stubs/${encodeURIComponent(stub.id)}`);
      await loadStubs();
    }, "The stub is removed.");
  if (stubs.length === 0) return <Empty>No stubs are set.</Empty>;
  return (
    <Table caption={`${name}, the first to be asked first`} columns={columns}>
      <tbody>
        {stubs.map((stub) => (
          <tr key={stub.id}>
            <th scope="row">
              <a href={fragmentOf({ view: "operations", operation: stub.operation, tab: "stub" })}>{stub.operation}</a>
            </th>
            <td>
              <code>{matchOf(stub)}</code>
            </td>
            <td>
              {stub.answers.join(", ")} {stub.open ? null : <Badge kind="plain">spent</Badge>}
            </td>
            <td class="number">{stub.used}</td>
            <td>
              <button
                type="button"
                class="quiet"
                aria-label={`Remove the stub of ${stub.operation}`}
                onClick={() => void remove(stub)}
              >
                Remove
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What the stub says of itself, without the operation, which stands beside it: `on("SignUp", {…})` is `{…}`. */
function matchOf({ description, operation }: SetStub): string {
  const start = `on(${JSON.stringify(operation)}`;
  if (!description.startsWith(start)) return description;
  return description.slice(start.length).replace(/^, /, "").replace(/\)$/, "") || "any input";
}
