/** A request out of a form, sent to the mock over its own protocol, and what came back. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refused, ask, operationPath } from "../api.js";
import type { BodyProblem, OperationDetails, Sent } from "../api-types.js";
import { requestDraft } from "../drafts.js";
import { ValueForm } from "../form/value-form.js";
import { headerFields } from "../plain-stub.js";
import { hasSensitive } from "../schema/mask.js";
import { attempt, say } from "../store.js";
import { Labelled } from "./parts.js";
import { RequestCode } from "./request-code.js";
import { SentCall } from "./sent-call.js";

export function SendForm({ operation }: { readonly operation: OperationDetails }): JSX.Element {
  const { name, input: schema, $defs: definitions } = operation;
  const draft = requestDraft(name);
  const { input, headers } = draft.value;
  const [isRevealed, setRevealed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<readonly BodyProblem[]>([]);
  const [sent, setSent] = useState<{ readonly call: Sent; readonly hasSecrets: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const change = (next: unknown): void => {
    draft.value = { ...draft.value, input: next };
    setRefusals([]);
  };
  const sample = (): Promise<boolean> =>
    attempt(async () => change(await ask("GET", `${operationPath(name)}/sample?of=input`)));
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setBusy(true);
    try {
      const body = { input, headers: headerFields(headers) };
      const call = await ask<Sent>("POST", `${operationPath(name)}/send?reveal=true`, body);
      setSent({ call, hasSecrets: hasSensitive(schema, definitions, input) });
      setRefusals([]);
    } catch (error) {
      setSent(undefined);
      say(error instanceof Error ? error.message : String(error), true);
      if (error instanceof Refused) setRefusals(below(error.problems, "/input"));
    }
    setBusy(false);
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)}>
      <ValueForm
        name="Input"
        extent="whole"
        onReveal={setRevealed}
        onChange={change}
        onSample={() => void sample()}
        value={input}
        {...{ schema, definitions, isRevealed, isTried, refusals }}
      />
      <details>
        <summary>Header fields</summary>
        <Labelled label="Further header fields" hint="One a line, name: value. They win over those of the protocol.">
          {(control) => (
            <textarea
              {...control}
              rows={3}
              spellcheck={false}
              value={headers}
              onInput={(event) => (draft.value = { ...draft.value, headers: event.currentTarget.value })}
            />
          )}
        </Labelled>
      </details>
      <div class="actions">
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? "Sending…" : "Send"}
        </button>
      </div>
      <div role="status" aria-live="polite" class="sr">
        {sent === undefined ? "" : `Answered: ${sent.call.response?.status ?? "nothing"}`}
      </div>
      {sent === undefined ? null : <SentCall operation={operation} sent={sent.call} hasSecrets={sent.hasSecrets} />}
      <RequestCode operation={operation} input={input} headers={headers} isRevealed={isRevealed} />
    </form>
  );
}

/** The problems of a part, their paths from there on. */
export function below(problems: readonly BodyProblem[], start: string): readonly BodyProblem[] {
  return problems
    .filter(({ path }) => path === start || path.startsWith(`${start}/`))
    .map((problem) => ({ ...problem, path: problem.path.slice(start.length) }));
}
