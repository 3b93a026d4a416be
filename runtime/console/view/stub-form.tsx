/** A stub out of a form: what it answers, to which input, how often, how late. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refused, ask, operationPath, wordsOf } from "../api.js";
import type { BodyProblem, OperationDetails, SetStub } from "../api-types.js";
import { stubDraft } from "../drafts.js";
import { ValueForm } from "../form/value-form.js";
import { type StubDraft, plainStub } from "../plain-stub.js";
import { attempt, loadStubs, say, stubs } from "../store.js";
import { DelayFields } from "./delay-fields.js";
import { NumberField } from "./number-field.js";
import { Labelled, Segments } from "./parts.js";
import { RawFields } from "./raw-fields.js";
import { below } from "./send-form.js";
import { StubCode } from "./stub-code.js";
import { StubTable } from "./stub-table.js";

const answers: readonly (readonly [StubDraft["answer"], string])[] = [
  ["reply", "Output"],
  ["error", "Error"],
  ["raw", "Raw response"],
  ["passThrough", "Pass through"],
];

export function StubForm({ operation }: { readonly operation: OperationDetails }): JSX.Element {
  const { name, input, $defs: definitions } = operation;
  const stored = stubDraft(operation);
  const draft = stored.value;
  const [isRevealed, setRevealed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [problems, setProblems] = useState<readonly BodyProblem[]>([]);
  const change = (part: Partial<StubDraft>): void => {
    stored.value = { ...stored.value, ...part };
    setProblems([]);
  };
  const set = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    try {
      await ask<SetStub>("POST", "stubs", plainStub(name, draft));
      setProblems([]);
      say(`A stub of ${name} is set.`);
      await loadStubs();
    } catch (error) {
      setProblems(error instanceof Refused ? error.problems : []);
      say(wordsOf(error), true);
    }
  };
  const shared = { definitions, isRevealed, isTried, onReveal: setRevealed };
  return (
    <form class="stack" onSubmit={(event) => void set(event)}>
      <div class="bar">
        <h2>Answer</h2>
        <Segments
          name="Kind of answer"
          values={answers}
          chosen={draft.answer}
          onChoose={(answer) => change({ answer })}
        />
      </div>
      <Answer {...{ operation, draft, change, shared, problems }} />
      <details open={Object.keys(Object(draft.match)).length > 0}>
        <summary>Only where the input matches</summary>
        <ValueForm
          name="Match"
          schema={input}
          extent="part"
          value={draft.match}
          onChange={(match) => change({ match })}
          refusals={below(problems, "/match")}
          {...shared}
        />
      </details>
      <div class="grid">
        <NumberField
          label="Times"
          hint="How many calls it answers; all when empty."
          problem={at(problems, "/times")}
          text={draft.times}
          onText={(times) => change({ times })}
          min={1}
        />
        <DelayFields
          label="Delay"
          value={draft.delay}
          onChange={(delay) => change({ delay })}
          problem={at(problems, "/delay")}
        />
      </div>
      <Elsewhere problems={problems} />
      <div class="actions">
        <button type="submit" class="primary">
          Set stub
        </button>
      </div>
      <StubCode {...{ operation, draft, isRevealed }} />
      <StubTable stubs={stubs.value.filter((stub) => stub.operation === name)} name={`Stubs of ${name}`} />
    </form>
  );
}

interface AnswerProps {
  readonly operation: OperationDetails;
  readonly draft: StubDraft;
  readonly change: (part: Partial<StubDraft>) => void;
  readonly problems: readonly BodyProblem[];
  readonly shared: {
    readonly definitions: OperationDetails["$defs"];
    readonly isRevealed: boolean;
    readonly isTried: boolean;
    readonly onReveal: (isRevealed: boolean) => void;
  };
}

function Answer({ operation, draft, change, shared, problems }: AnswerProps): JSX.Element {
  const sample = (of: string, use: (value: unknown) => void) => (): void => {
    const path = `${operationPath(operation.name)}/sample?of=${encodeURIComponent(of)}`;
    void attempt(async () => use(await ask("GET", path)));
  };
  switch (draft.answer) {
    case "reply":
      return (
        <ValueForm
          name="Output"
          schema={operation.output}
          extent="whole"
          value={draft.reply}
          onChange={(reply) => change({ reply })}
          onSample={sample("output", (reply) => change({ reply }))}
          refusals={below(problems, "/reply")}
          {...shared}
        />
      );
    case "error": {
      const error = operation.errors.find(({ name }) => name === draft.error);
      return (
        <>
          <Labelled label="Error" problem={at(problems, "/error")}>
            {(control) => (
              <select
                {...control}
                value={draft.error}
                onChange={(event) => change({ error: event.currentTarget.value, members: {} })}
              >
                {operation.errors.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Labelled>
          {error === undefined ? null : (
            <ValueForm
              key={error.name}
              name="Members"
              schema={error.schema}
              extent="part"
              value={draft.members}
              onChange={(members) => change({ members })}
              onSample={sample(error.name, (members) => change({ members }))}
              refusals={below(problems, "/members")}
              {...shared}
            />
          )}
        </>
      );
    }
    case "raw":
      return <RawFields {...{ draft, change, problems }} />;
    case "passThrough":
      return <p class="hint">The mock answers by itself, as without a stub; times and delay hold.</p>;
  }
}

function at(problems: readonly BodyProblem[], start: string): string | undefined {
  return problems.find(({ path }) => path === start || path.startsWith(`${start}/`))?.message;
}

/** What is wrong where no field stands. */
function Elsewhere({ problems }: { readonly problems: readonly BodyProblem[] }): JSX.Element | null {
  const known = /^\/(?:reply|members|match|times|delay|error|raw)/;
  const others = problems.filter(({ path }) => !known.test(path));
  if (others.length === 0) return null;
  return (
    <ul class="problem">
      {others.map(({ path, message }) => (
        <li key={path}>{`${path} ${message}`}</li>
      ))}
    </ul>
  );
}
