/** One call: what was asked and answered, redacted until it is revealed, and what can be made of it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask } from "../api.js";
import type { Call } from "../api-types.js";
import { outcomeWords } from "../call-list.js";
import { requestDraft, stubDraft } from "../drafts.js";
import { attempt, go, operationDetails, operations, say } from "../store.js";
import { Badge, Json, Toggle } from "./parts.js";
import { StatusBadge } from "./sent-call.js";

/** The call with everything in it. @throws Error when the mock has forgotten it */
async function revealed({ requestId, operation }: Call): Promise<Call> {
  const query = operation === undefined ? "" : `&operation=${encodeURIComponent(operation)}`;
  const all = await ask<readonly Call[]>("GET", `calls?reveal=true${query}`);
  const found = all.find((call) => call.requestId === requestId);
  if (found === undefined) throw new Error("The mock has forgotten this call.");
  return found;
}

export function CallDetails({ call, onClose }: { readonly call: Call; readonly onClose: () => void }): JSX.Element {
  const [whole, setWhole] = useState<Call>();
  const shown = whole ?? call;
  const reveal = (isOn: boolean): void => {
    if (isOn) void attempt(async () => setWhole(await revealed(call)));
    else setWhole(undefined);
  };
  return (
    <aside class="call" aria-label="Call">
      <div class="bar">
        <h2>{call.operation ?? call.method}</h2>
        <StatusBadge status={call.status} />
        <Toggle isOn={whole !== undefined} onChange={reveal}>
          Reveal
        </Toggle>
        <button type="button" class="quiet" aria-label="Close the call" onClick={onClose}>
          ✕
        </button>
      </div>
      <dl class="facts">
        <Fact name="Outcome" value={outcomeWords(call)} />
        <Fact name="Time" value={call.at} />
        <Fact name="Duration" value={`${call.durationMs.toFixed(2)} ms`} />
        <Fact name="Stub" value={call.stub} />
        <Fact name="Faults" value={call.faults.length === 0 ? undefined : call.faults.join(", ")} />
        <Fact name="Request id" value={call.requestId} />
        <Fact name="Target" value={whole === undefined ? undefined : `${whole.method} ${whole.target ?? ""}`} />
      </dl>
      <CallActions call={call} />
      <h3>Input</h3>
      <Json name="Input" value={shown.input ?? {}} />
      <h3>{call.error === undefined ? "Output" : "Error"}</h3>
      {call.error === undefined ? (
        <Json name="Output" value={shown.output ?? {}} />
      ) : (
        <Badge kind="bad">{call.error}</Badge>
      )}
      <h3>Header fields</h3>
      <Headers headers={shown.headers} isWhole={whole !== undefined} />
    </aside>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }): JSX.Element | null {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Headers({ headers, isWhole }: { readonly headers: Call["headers"]; readonly isWhole: boolean }): JSX.Element {
  return (
    <>
      <dl class="facts mono">
        {Object.entries(headers).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {isWhole ? null : <p class="hint">Fields that may hold something sensitive are left out.</p>}
    </>
  );
}

/** What this call can be the start of. Both want the whole call: half of one is no request. */
function CallActions({ call }: { readonly call: Call }): JSX.Element | null {
  const { operation } = call;
  const [isBusy, setBusy] = useState(false);
  useEffect(() => setBusy(false), [call]);
  if (operation === undefined || operations.value.every(({ name }) => name !== operation)) return null;
  const start = (use: (whole: Call) => Promise<void> | void): void => {
    setBusy(true);
    void attempt(async () => use(await revealed(call))).then(() => setBusy(false));
  };
  const sendAgain = (): void =>
    start(({ input }) => {
      const draft = requestDraft(operation);
      draft.value = { ...draft.value, input: input ?? {} };
      go({ view: "operations", operation, tab: "send" });
    });
  const stub = (): void =>
    start(async ({ input, output }) => {
      const draft = stubDraft(await operationDetails(operation));
      draft.value = { ...draft.value, match: input ?? {}, reply: output ?? {} };
      say("The stub matches this call's input; leave out of it what may differ.");
      go({ view: "operations", operation, tab: "stub" });
    });
  return (
    <div class="actions">
      <button type="button" disabled={isBusy} onClick={sendAgain}>
        Use as a request
      </button>
      <button type="button" disabled={isBusy} onClick={stub}>
        Stub this call
      </button>
    </div>
  );
}
