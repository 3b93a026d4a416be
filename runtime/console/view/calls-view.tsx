/** Calls as they come: a table that can be filtered and stopped, and the call that is chosen. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Call } from "../api-types.js";
import { type CallFilter, everyCall, filtered, mostRows, outcomeWords } from "../call-list.js";
import { calls, clearCalls, isPaused, pause, waitingCount } from "../live.js";
import { attempt } from "../store.js";
import { CallDetails } from "./call-details.js";
import { Empty, Segments, Toggle } from "./parts.js";
import { type Column, Table } from "./table.js";
import { StatusBadge } from "./sent-call.js";

const columns: readonly Column[] = [
  { label: "Operation" },
  { label: "Outcome" },
  { label: "Status" },
  { label: "Duration", kind: "number" },
  { label: "Time", kind: "number" },
];

export function CallsView(): JSX.Element {
  const [filter, setFilter] = useState<CallFilter>(everyCall);
  const [chosenId, setChosenId] = useState<string>();
  const all = filtered(calls.value, filter);
  const chosen = calls.value.find(({ requestId }) => requestId === chosenId);
  return (
    <article class="page wide">
      <div class="title">
        <h1 tabIndex={-1}>Calls</h1>
      </div>
      <CallControls filter={filter} onFilter={setFilter} />
      <Spoken calls={calls.value} />
      {all.length === 0 ? (
        <Empty>
          {calls.value.length === 0
            ? "No calls yet. They appear here as they come."
            : "None of the calls is like that."}
        </Empty>
      ) : (
        <div class={chosen === undefined ? "" : "beside"}>
          <CallTable shown={all.slice(0, mostRows)} chosenId={chosenId} onChoose={setChosenId} />
          {chosen === undefined ? null : (
            <CallDetails key={chosen.requestId} call={chosen} onClose={() => setChosenId(undefined)} />
          )}
        </div>
      )}
      {all.length > mostRows ? (
        <p class="hint">{`The newest ${mostRows} of ${all.length}; a filter finds the others.`}</p>
      ) : null}
    </article>
  );
}

function CallControls({
  filter,
  onFilter,
}: {
  readonly filter: CallFilter;
  readonly onFilter: (filter: CallFilter) => void;
}): JSX.Element {
  return (
    <div class="bar">
      <input
        type="search"
        aria-label="Filter by operation"
        placeholder="Filter by operation"
        autocomplete="off"
        spellcheck={false}
        value={filter.operation}
        onInput={(event) => onFilter({ ...filter, operation: event.currentTarget.value })}
      />
      <Segments
        name="Outcome"
        values={[
          ["all", "All"],
          ["answered", "Answered"],
          ["failed", "Failed"],
        ]}
        chosen={filter.outcome}
        onChoose={(outcome) => onFilter({ ...filter, outcome })}
      />
      <Toggle isOn={isPaused.value} onChange={pause}>
        {waitingCount.value === 0 ? "Pause" : `Pause (${waitingCount.value} more)`}
      </Toggle>
      <button type="button" onClick={() => void attempt(clearCalls, "The calls are forgotten.")}>
        Clear
      </button>
    </div>
  );
}

interface CallTableProps {
  readonly shown: readonly Call[];
  readonly chosenId: string | undefined;
  readonly onChoose: (requestId: string) => void;
}

function CallTable({ shown, chosenId, onChoose }: CallTableProps): JSX.Element {
  const body = useRef<HTMLTableSectionElement>(null);
  const stop = shown.some(({ requestId }) => requestId === chosenId) ? chosenId : shown[0]?.requestId;
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (target === undefined || index < 0) return;
    event.preventDefault();
    buttons[target]?.focus();
  };
  return (
    <Table caption="Calls, the newest first. Arrows go from call to call." columns={columns} class="calls">
      <tbody ref={body} onKeyDown={onKeyDown}>
        {shown.map((call) => (
          <CallRow
            key={call.requestId}
            call={call}
            isChosen={call.requestId === chosenId}
            isStop={call.requestId === stop}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </Table>
  );
}

function CallRow({
  call,
  isChosen,
  isStop,
  onChoose,
}: {
  readonly call: Call;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onChoose: (requestId: string) => void;
}): JSX.Element {
  const choose = (): void => onChoose(call.requestId);
  return (
    <tr class={isChosen ? "chosen" : ""} onClick={choose}>
      <th scope="row">
        <button type="button" class="link" aria-pressed={isChosen} tabIndex={isStop ? 0 : -1} onClick={choose}>
          {call.operation ?? `${call.method}, no operation`}
        </button>
      </th>
      <td>{outcomeWords(call)}</td>
      <td>
        <StatusBadge status={call.status} />
      </td>
      <td class="number">{call.durationMs.toFixed(1)} ms</td>
      <td class="number">
        <time dateTime={call.at}>{call.at.slice(11, 23)}</time>
      </td>
    </tr>
  );
}

/** Between two announcements, so that a busy mock does not talk without end. */
const quietMs = 5_000;

/** Says politely how many calls have come, and which was the last. */
function Spoken({ calls: list }: { readonly calls: readonly Call[] }): JSX.Element {
  const [text, setText] = useState("");
  const newest = list[0];
  const state = useRef({
    last: newest?.requestId,
    count: 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  useEffect(() => {
    const now = state.current;
    if (newest === undefined || newest.requestId === now.last) return;
    const before = list.findIndex(({ requestId }) => requestId === now.last);
    now.count += before < 0 ? list.length : before;
    now.last = newest.requestId;
    now.timer ??= setTimeout(() => {
      setText(
        `${now.count} new ${now.count === 1 ? "call" : "calls"}, the last: ${newest.operation ?? "unknown"}, ${newest.status}`,
      );
      now.count = 0;
      now.timer = undefined;
    }, quietMs);
  }, [newest]);
  useEffect(() => () => clearTimeout(state.current.timer), []);
  return (
    <div class="sr" role="log" aria-live="polite" aria-label="New calls">
      {text}
    </div>
  );
}
