/** The fields of a raw HTTP response. */
import type { JSX } from "preact";
import type { BodyProblem } from "../api-types.js";
import type { StubDraft } from "../plain-stub.js";
import { Labelled } from "./parts.js";

export interface RawFieldsProps {
  readonly draft: StubDraft;
  readonly change: (part: Partial<StubDraft>) => void;
  readonly problems: readonly BodyProblem[];
}

export function RawFields({ draft, change, problems }: RawFieldsProps): JSX.Element {
  const problem = (path: string): string | undefined => problems.find((it) => it.path.startsWith(path))?.message;
  return (
    <div class="stack">
      <Labelled label="Status" problem={problem("/raw/status")}>
        {(control) => (
          <input
            {...control}
            type="number"
            min={200}
            max={599}
            value={draft.status}
            onInput={(event) => change({ status: event.currentTarget.value })}
          />
        )}
      </Labelled>
      <Labelled label="Header fields" hint="One a line, name: value." problem={problem("/raw/headers")}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            spellcheck={false}
            value={draft.headers}
            onInput={(event) => change({ headers: event.currentTarget.value })}
          />
        )}
      </Labelled>
      <Labelled label="Body" problem={problem("/raw/body")}>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            spellcheck={false}
            value={draft.body}
            onInput={(event) => change({ body: event.currentTarget.value })}
          />
        )}
      </Labelled>
    </div>
  );
}
