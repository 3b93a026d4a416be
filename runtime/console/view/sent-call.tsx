/** What came back of a request: the outcome as a client sees it, and both messages as they went over the wire. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { JsonSchema, OperationDetails, Outcome, Sent, WireMessage } from "../api-types.js";
import { hasSensitive, hidden, masked } from "../schema/mask.js";
import { Badge, Code, Json, Toggle } from "./parts.js";

export interface SentCallProps {
  readonly operation: OperationDetails;
  readonly sent: Sent;
  /** Whether what was sent is sensitive. */
  readonly hasSecrets: boolean;
}

export function SentCall({ operation, sent, hasSecrets }: SentCallProps): JSX.Element {
  const [isRevealed, setRevealed] = useState(false);
  const { request, response, outcome, durationMs } = sent;
  const schema = outcomeSchema(operation, outcome);
  const isSecret = hasSecrets || hasSensitive(schema, operation.$defs, valueOf(outcome));
  const isHidden = isSecret && !isRevealed;
  return (
    <section class="result" aria-label="Response">
      <div class="bar">
        <h2>
          Response <StatusBadge status={response?.status} /> <span class="hint">{durationMs.toFixed(1)} ms</span>
        </h2>
        {isSecret ? (
          <Toggle isOn={isRevealed} onChange={setRevealed}>
            Reveal
          </Toggle>
        ) : null}
      </div>
      {outcome === undefined ? null : <OutcomePart {...{ outcome, schema, operation, isHidden }} />}
      <details>
        <summary>Over the wire</summary>
        <h3>Request</h3>
        <Code
          name="Request over the wire"
          text={messageText(`${request.method} ${target(request.target, isHidden)}`, request, isHidden)}
        />
        <h3>Response</h3>
        {response === undefined ? (
          <p class="hint">None came.</p>
        ) : (
          <Code name="Response over the wire" text={messageText(String(response.status), response, isHidden)} />
        )}
      </details>
    </section>
  );
}

export function StatusBadge({ status }: { readonly status: number | undefined }): JSX.Element {
  if (status === undefined) return <Badge kind="bad">no answer</Badge>;
  return <Badge kind={status < 400 ? "good" : status < 500 ? "warn" : "bad"}>{String(status)}</Badge>;
}

function OutcomePart({
  outcome,
  schema,
  operation,
  isHidden,
}: {
  readonly outcome: Outcome;
  readonly schema: JsonSchema;
  readonly operation: OperationDetails;
  readonly isHidden: boolean;
}): JSX.Element {
  const value = isHidden ? masked(schema, operation.$defs, valueOf(outcome)) : valueOf(outcome);
  switch (outcome.kind) {
    case "output":
      return <Json name="Output" value={value} />;
    case "error":
      return (
        <>
          <p>
            <code>{outcome.name}</code> {outcome.message}
          </p>
          <Json name="Members of the error" value={value} />
        </>
      );
    default:
      return <p class="problem">{outcome.message}</p>;
  }
}

function valueOf(outcome: Outcome | undefined): unknown {
  if (outcome?.kind === "output") return outcome.output;
  return outcome?.kind === "error" ? outcome.members : undefined;
}

function outcomeSchema({ output, errors }: OperationDetails, outcome: Outcome | undefined): JsonSchema {
  if (outcome?.kind === "output") return output;
  const name = outcome?.kind === "error" ? outcome.name : undefined;
  return errors.find((error) => error.name === name)?.schema ?? {};
}

/** Paths and queries hold members too. */
function target(path: string, isHidden: boolean): string {
  return isHidden && path !== "/" ? hidden : path;
}

function messageText(start: string, { headers, text, base64 }: WireMessage, isHidden: boolean): string {
  const lines = headers.map(([name, value]) => `${name}: ${isHidden && isOwn(name) ? hidden : value}`);
  const body = isHidden ? hidden : base64 === undefined ? (text ?? "") : `base64: ${base64}`;
  return [start, ...lines, "", body].join("\n");
}

/** Whether a header field may hold a member. */
function isOwn(name: string): boolean {
  return !["host", "content-type", "content-length", "x-amz-target", "x-amzn-requestid", "date", "accept"].includes(
    name,
  );
}
