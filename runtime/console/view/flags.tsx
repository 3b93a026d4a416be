/** What is to be known of an operation at first sight. */
import type { JSX } from "preact";
import type { OperationSummary } from "../api-types.js";
import { Badge } from "./parts.js";

export function Flags({
  operation,
}: {
  readonly operation: Pick<OperationSummary, "deprecated" | "streaming">;
}): JSX.Element {
  return (
    <>
      {operation.deprecated === true ? <Badge kind="warn">deprecated</Badge> : null}
      {operation.streaming === undefined ? null : <Badge kind="plain">streams</Badge>}
    </>
  );
}
