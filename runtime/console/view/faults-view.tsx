/** Faults: those that are set, those that were switched off, and a form for another one. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { ask } from "../api.js";
import type { PlainFault, SetFault } from "../api-types.js";
import { calls } from "../live.js";
import { attempt, faults, loadFaults } from "../store.js";
import { FaultForm } from "./fault-form.js";
import { Empty, Toggle } from "./parts.js";
import { type Column, Table } from "./table.js";

/** Faults that were switched off here; the mock has forgotten them. */
const off = signal<readonly SetFault[]>([]);

const columns: readonly Column[] = [
  { label: "On" },
  { label: "Operation" },
  { label: "Fault" },
  { label: "When" },
  { label: "Met", kind: "number" },
  { label: "Actions", kind: "hidden" },
];

export function FaultsView({ operation }: { readonly operation: string | undefined }): JSX.Element {
  const newest = calls.value[0]?.requestId;
  useEffect(() => void attempt(loadFaults), [newest]);
  const rows = [
    ...faults.value.map((fault) => ({ fault, isOn: true })),
    ...off.value.map((fault) => ({ fault, isOn: false })),
  ];
  return (
    <article class="page">
      <div class="title">
        <h1 tabIndex={-1}>Faults</h1>
      </div>
      {rows.length === 0 ? <Empty>Nothing goes wrong.</Empty> : <FaultTable rows={rows} />}
      <FaultForm key={operation} operation={operation ?? "*"} />
    </article>
  );
}

interface Row {
  readonly fault: SetFault;
  readonly isOn: boolean;
}

function FaultTable({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  return (
    <Table caption="Faults" columns={columns}>
      <tbody>
        {rows.map((row) => (
          <FaultRow key={`${row.fault.id} ${String(row.isOn)}`} {...row} />
        ))}
      </tbody>
    </Table>
  );
}

function FaultRow({ fault, isOn }: Row): JSX.Element {
  const { effect, schedule } = wordsOn(fault);
  const name = `${fault.kind} on ${fault.on}`;
  return (
    <tr class={isOn ? "" : "off"}>
      <td>
        <Toggle isOn={isOn} onChange={(on) => void (on ? switchOn(fault) : switchOff(fault))}>
          <span class="sr">{name}</span>
        </Toggle>
      </td>
      <th scope="row">{fault.on === "*" ? "every operation" : fault.on}</th>
      <td>{effect}</td>
      <td>{schedule}</td>
      <td class="number">{fault.met}</td>
      <td>
        <button type="button" class="quiet" aria-label={`Remove ${name}`} onClick={() => void remove(fault, isOn)}>
          Remove
        </button>
      </td>
    </tr>
  );
}

async function switchOff(fault: SetFault): Promise<void> {
  const isGone = await attempt(async () => {
    await ask("DELETE", `faults/${encodeURIComponent(fault.id)}`);
    await loadFaults();
  }, "The fault is off.");
  if (isGone) off.value = [...off.value, fault];
}

async function switchOn(fault: SetFault): Promise<void> {
  const { id: _id, met: _met, ...plain } = fault;
  const isSet = await attempt(async () => {
    await ask("POST", "faults", plain);
    await loadFaults();
  }, "The fault is on.");
  if (isSet) off.value = off.value.filter((it) => it !== fault);
}

async function remove(fault: SetFault, isOn: boolean): Promise<void> {
  if (!isOn) {
    off.value = off.value.filter((it) => it !== fault);
    return;
  }
  await attempt(async () => {
    await ask("DELETE", `faults/${encodeURIComponent(fault.id)}`);
    await loadFaults();
  }, "The fault is removed.");
}

/** A fault in words: what happens, and when. */
function wordsOn(fault: PlainFault): { readonly effect: string; readonly schedule: string } {
  const { on: _on, kind, id: _id, met: _met, rate, calls: counted, time, ...rest } = fault;
  const parts = Object.entries(rest).map(([name, value]) =>
    name === "ms" ? `${spoken(value)} ms` : `${name} ${spoken(value)}`,
  );
  const when = [
    typeof rate === "number" ? `${Math.round(rate * 10_000) / 100} % of calls` : "",
    counted === undefined ? "" : `calls ${spoken(counted)}`,
    time === undefined ? "" : `ms ${spoken(time)}`,
  ].filter((words) => words !== "");
  return { effect: [kind, ...parts].join(", "), schedule: when.length === 0 ? "always" : when.join(", ") };
}

function spoken(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${name} ${String(item)}`)
    .join(" ");
}
