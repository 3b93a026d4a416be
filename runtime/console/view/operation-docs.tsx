/** What the model says of an operation: in words, then its input, output, errors and examples. */
import type { JSX } from "preact";
import { requestDraft } from "../drafts.js";
import type { Example, JsonSchema, ModelledError, OperationDetails } from "../api-types.js";
import { fieldOf } from "../schema/field.js";
import { go } from "../store.js";
import { Documentation } from "./documentation.js";
import { Members } from "./members.js";
import { Badge, Empty, Json } from "./parts.js";

export function OperationDocs({ operation }: { readonly operation: OperationDetails }): JSX.Element {
  const { documentation, http, input, output, errors, examples, $defs } = operation;
  return (
    <div class="docs">
      {http === undefined ? null : (
        <p class="mono hint">
          {http.method} {http.uri}
        </p>
      )}
      <Documentation text={documentation} />
      <Side title="Input" schema={input} operation={operation} />
      <Side title="Output" schema={output} operation={operation} />
      <section aria-label="Errors">
        <h2>Errors</h2>
        {errors.length === 0 ? <Empty>The model has none.</Empty> : null}
        {errors.map((error) => (
          <ErrorEntry key={error.name} error={error} definitions={$defs} />
        ))}
      </section>
      {examples.length === 0 ? null : (
        <section aria-label="Examples">
          <h2>Examples</h2>
          {examples.map((example) => (
            <ExampleEntry key={example.title} example={example} operation={operation} />
          ))}
        </section>
      )}
    </div>
  );
}

function Side({
  title,
  schema,
  operation,
}: {
  readonly title: string;
  readonly schema: JsonSchema;
  readonly operation: OperationDetails;
}): JSX.Element {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Members schema={schema} definitions={operation.$defs} />
    </section>
  );
}

function ErrorEntry({
  error,
  definitions,
}: {
  readonly error: ModelledError;
  readonly definitions: OperationDetails["$defs"];
}): JSX.Element {
  const field = fieldOf(error.schema, definitions);
  const hasMembers = field.kind === "structure" && field.members.some(({ name }) => name.toLowerCase() !== "message");
  return (
    <div class="entry-row">
      <div class="entry-name">
        <code>{error.name}</code>
        {error.status === undefined ? null : (
          <Badge kind={error.fault === "server" ? "bad" : "warn"}>{String(error.status)}</Badge>
        )}
      </div>
      <Documentation text={error.documentation} />
      {hasMembers ? (
        <details>
          <summary>Members</summary>
          <Members schema={error.schema} definitions={definitions} />
        </details>
      ) : null}
    </div>
  );
}

function ExampleEntry({
  example,
  operation,
}: {
  readonly example: Example;
  readonly operation: OperationDetails;
}): JSX.Element {
  const use = (): void => {
    const draft = requestDraft(operation.name);
    draft.value = { ...draft.value, input: example.input ?? {} };
    go({ view: "operations", operation: operation.name, tab: "send" });
  };
  return (
    <details>
      <summary>{example.title}</summary>
      <Json name={`Input of ${example.title}`} value={example.input ?? {}} />
      <Json name={`Answer of ${example.title}`} value={example.error?.content ?? example.output ?? {}} />
      <button type="button" onClick={use}>
        Use as a request
      </button>
    </details>
  );
}
