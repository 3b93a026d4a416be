/** A fault out of a form: what goes wrong, on which operation, and when. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refused, ask, base, hasToken, wordsOf } from "../api.js";
import type { BodyProblem } from "../api-types.js";
import { controlCurl, faultTypeScript, scenarioYaml } from "../code/script-code.js";
import { type FaultDraft, noDelay, plainFault } from "../plain-stub.js";
import { loadFaults, operations, say } from "../store.js";
import { CopyCode } from "./copy-code.js";
import { DelayFields } from "./delay-fields.js";
import { NumberField } from "./number-field.js";
import { Labelled } from "./parts.js";

const kinds: readonly (readonly [kind: string, words: string])[] = [
  ["latency", "latency: the answer is late"],
  ["throttle", "throttle: too many requests"],
  ["error", "error: the service fails"],
  ["reset", "reset: the connection ends without an answer"],
  ["slow", "slow: the body comes in small pieces"],
  ["truncate", "truncate: the connection ends in the body"],
  ["malform", "malform: the body is of no format"],
];

function emptyFault(on: string): FaultDraft {
  const schedule = { rate: "", from: "", to: "", every: "", after: "", until: "" };
  const ms = { ...noDelay, kind: "fixed" as const, first: "500" };
  return { on, kind: "latency", ms, status: "503", bytesPerSecond: "1000", bytes: "", ...schedule };
}

export function FaultForm({ operation }: { readonly operation: string }): JSX.Element {
  const [draft, setDraft] = useState(() => emptyFault(operation));
  const [problems, setProblems] = useState<readonly BodyProblem[]>([]);
  const change = (part: Partial<FaultDraft>): void => {
    setDraft((old) => ({ ...old, ...part }));
    setProblems([]);
  };
  const set = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await ask("POST", "faults", plainFault(draft));
      setProblems([]);
      say("The fault is on.");
      await loadFaults();
    } catch (error) {
      setProblems(error instanceof Refused ? error.problems : []);
      say(wordsOf(error), true);
    }
  };
  return (
    <form class="stack apart" aria-label="New fault" onSubmit={(event) => void set(event)}>
      <h2>New fault</h2>
      <What {...{ draft, change, problems }} />
      <When {...{ draft, change }} />
      {problems.length === 0 ? null : (
        <ul class="problem">
          {problems.map(({ path, message }) => (
            <li key={path}>{`${path} ${message}`}</li>
          ))}
        </ul>
      )}
      <div class="actions">
        <button type="submit" class="primary">
          Switch on
        </button>
      </div>
      <FaultCode draft={draft} />
    </form>
  );
}

interface PartProps {
  readonly draft: FaultDraft;
  readonly change: (part: Partial<FaultDraft>) => void;
}

function What({ draft, change, problems }: PartProps & { readonly problems: readonly BodyProblem[] }): JSX.Element {
  return (
    <div class="grid">
      <Labelled label="Operation">
        {(control) => (
          <select {...control} value={draft.on} onChange={(event) => change({ on: event.currentTarget.value })}>
            <option value="*">every operation</option>
            {operations.value.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label="Kind">
        {(control) => (
          <select {...control} value={draft.kind} onChange={(event) => change({ kind: event.currentTarget.value })}>
            {kinds.map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {draft.kind === "latency" ? (
        <DelayFields
          label="Late by"
          value={draft.ms}
          onChange={(ms) => change({ ms })}
          problem={problems.find(({ path }) => path.startsWith("/ms"))?.message}
          isRequired
        />
      ) : null}
      {draft.kind === "error" ? (
        <Labelled label="Status">
          {(control) => (
            <select
              {...control}
              value={draft.status}
              onChange={(event) => change({ status: event.currentTarget.value })}
            >
              {["500", "502", "503", "504"].map((status) => (
                <option key={status}>{status}</option>
              ))}
            </select>
          )}
        </Labelled>
      ) : null}
      {draft.kind === "slow" ? (
        <NumberField
          label="Bytes a second"
          text={draft.bytesPerSecond}
          onText={(bytesPerSecond) => change({ bytesPerSecond })}
          min={1}
          isRequired
        />
      ) : null}
      {draft.kind === "truncate" ? (
        <NumberField
          label="After bytes"
          hint="Half of the body when empty."
          text={draft.bytes}
          onText={(bytes) => change({ bytes })}
          min={0}
        />
      ) : null}
    </div>
  );
}

/** The schedule: all that is filled in must hold. */
function When({ draft, change }: PartProps): JSX.Element {
  return (
    <fieldset class="grid narrow">
      <legend>When</legend>
      <NumberField
        label="Share, %"
        text={draft.rate}
        onText={(rate) => change({ rate })}
        min={0}
        max={100}
        step="any"
      />
      <NumberField label="From call" text={draft.from} onText={(from) => change({ from })} min={1} />
      <NumberField label="To call" text={draft.to} onText={(to) => change({ to })} min={1} />
      <NumberField label="Every n calls" text={draft.every} onText={(every) => change({ every })} min={1} />
      <NumberField label="After, ms" text={draft.after} onText={(after) => change({ after })} min={0} />
      <NumberField label="Until, ms" text={draft.until} onText={(until) => change({ until })} min={0} />
    </fieldset>
  );
}

function FaultCode({ draft }: { readonly draft: FaultDraft }): JSX.Element {
  const fault = plainFault(draft);
  const snippets = [
    { name: "TypeScript", text: faultTypeScript(fault) },
    { name: "Scenario", text: scenarioYaml("faults", fault) },
    { name: "curl", text: controlCurl("faults", fault, base, hasToken.value) },
  ];
  return (
    <details>
      <summary>As code</summary>
      <CopyCode title="Fault as code" snippets={snippets} />
    </details>
  );
}
