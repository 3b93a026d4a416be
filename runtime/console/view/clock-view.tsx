/** The mock's time, and a fresh start. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask } from "../api.js";
import type { Clock } from "../api-types.js";
import { forgetCalls } from "../live.js";
import { attempt, clock, loadClock, loadFaults, loadStubs } from "../store.js";
import { NumberField } from "./number-field.js";
import { Badge, Labelled } from "./parts.js";

const steps: readonly (readonly [label: string, milliseconds: number])[] = [
  ["1 minute", 60_000],
  ["1 hour", 3_600_000],
  ["1 day", 86_400_000],
];

export function ClockView(): JSX.Element {
  const now = clock.value;
  const [moment, setMoment] = useState("2030-01-01T00:00:00Z");
  const [by, setBy] = useState("");
  useEffect(() => {
    void attempt(loadClock);
    const timer = setInterval(() => void loadClock().catch(() => undefined), 1_000);
    return () => clearInterval(timer);
  }, []);
  const put = (body: object): Promise<boolean> =>
    attempt(async () => (clock.value = await ask<Clock>("PUT", "clock", body)));
  return (
    <article class="page">
      <div class="title">
        <h1 tabIndex={-1}>Clock</h1>
      </div>
      <p class="clock">
        <time dateTime={now?.now}>{now?.now ?? ""}</time>{" "}
        <Badge kind={now?.moved === true ? "warn" : "plain"}>
          {now?.moved === true ? "stopped here" : "system time"}
        </Badge>
      </p>
      <form
        class="bar bottom"
        onSubmit={(event) => {
          event.preventDefault();
          void put({ set: moment });
        }}
      >
        <Labelled label="Moment">
          {(control) => <input {...control} value={moment} onInput={(event) => setMoment(event.currentTarget.value)} />}
        </Labelled>
        <button type="submit">Stop there</button>
      </form>
      <form
        class="bar bottom"
        onSubmit={(event) => {
          event.preventDefault();
          void put({ advance: Number(by) });
        }}
      >
        <NumberField label="Milliseconds" text={by} onText={setBy} min={0} isRequired />
        <button type="submit">Advance</button>
        {steps.map(([label, milliseconds]) => (
          <button type="button" key={label} onClick={() => void put({ advance: milliseconds })}>
            + {label}
          </button>
        ))}
      </form>
      <div class="bar">
        <button type="button" disabled={now?.moved !== true} onClick={() => void put({ resume: true })}>
          Back to the system&apos;s time
        </button>
      </div>
      <ResetPart />
    </article>
  );
}

/** The focus goes where the question went. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function ResetPart(): JSX.Element {
  const [isAsked, setAsked] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const question = (asked: boolean): void => {
    setAsked(asked);
    setWasAsked(true);
  };
  const reset = (): Promise<boolean> =>
    attempt(async () => {
      await ask("POST", "reset");
      forgetCalls();
      question(false);
      await Promise.all([loadStubs(), loadFaults(), loadClock()]);
    }, "The mock is as at its start.");
  return (
    <section aria-label="Reset" class="apart">
      <h2>Reset</h2>
      <p>Forgets stubs, faults and calls; a scenario begins anew, and the clock shows the system&apos;s time.</p>
      <div class="bar">
        {isAsked ? (
          <>
            <button type="button" class="danger" ref={focus} onClick={() => void reset()}>
              Forget everything
            </button>
            <button type="button" onClick={() => question(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" ref={wasAsked ? focus : null} onClick={() => question(true)}>
            Reset…
          </button>
        )}
      </div>
    </section>
  );
}
