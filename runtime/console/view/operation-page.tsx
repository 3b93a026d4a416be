/** One operation: its documentation, a form that sends it a request, a form that stubs its answer. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { wordsOf } from "../api.js";
import type { OperationDetails } from "../api-types.js";
import { type OperationTab, fragmentOf } from "../route.js";
import { go, operationDetails } from "../store.js";
import { OperationDocs } from "./operation-docs.js";
import { Flags } from "./flags.js";
import { Tabs } from "./parts.js";
import { SendForm } from "./send-form.js";
import { StubForm } from "./stub-form.js";

export function OperationPage({ name, tab }: { readonly name: string; readonly tab: OperationTab }): JSX.Element {
  const [operation, setOperation] = useState<OperationDetails>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    operationDetails(name).then(setOperation, (error: unknown) => setFailure(wordsOf(error)));
  }, [name]);
  return (
    <article class="page">
      <a class="back" href={fragmentOf({ view: "operations", tab: "docs" })}>
        ← All operations
      </a>
      <div class="title">
        <h1 tabIndex={-1}>{name}</h1>
        {operation === undefined ? null : <Flags operation={operation} />}
        <a href={fragmentOf({ view: "faults", operation: name })}>Add a fault</a>
      </div>
      {failure === undefined ? null : <p class="problem">{failure}</p>}
      {operation === undefined ? null : (
        <Tabs
          name={name}
          tabs={[
            { id: "docs", label: "Documentation" },
            { id: "send", label: "Send a request" },
            { id: "stub", label: "Stub an answer" },
          ]}
          chosen={tab}
          onChoose={(to) => go({ view: "operations", operation: name, tab: to })}
        >
          {tab === "docs" ? (
            <OperationDocs operation={operation} />
          ) : tab === "send" ? (
            <SendForm operation={operation} />
          ) : (
            <StubForm operation={operation} />
          )}
        </Tabs>
      )}
    </article>
  );
}
