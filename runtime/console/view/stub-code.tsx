/** A stub as code to copy. What is sensitive is a placeholder unless it is revealed. */
import type { JSX } from "preact";
import { base, hasToken } from "../api.js";
import type { OperationDetails } from "../api-types.js";
import { controlCurl, scenarioYaml, stubTypeScript } from "../code/script-code.js";
import { type StubDraft, plainStub } from "../plain-stub.js";
import { withPlaceholders } from "../schema/mask.js";
import { CopyCode } from "./copy-code.js";

export interface StubCodeProps {
  readonly operation: OperationDetails;
  readonly draft: StubDraft;
  readonly isRevealed: boolean;
}

export function StubCode({ operation, draft, isRevealed }: StubCodeProps): JSX.Element {
  const { name, input, output, errors, $defs: definitions } = operation;
  const error = errors.find((it) => it.name === draft.error)?.schema;
  const stub = plainStub(name, isRevealed ? draft : withoutSecrets(operation, draft));
  const snippets = [
    { name: "TypeScript", text: stubTypeScript(stub, { definitions, input, output, error }) },
    { name: "Scenario", text: scenarioYaml("stubs", stub) },
    { name: "curl", text: controlCurl("stubs", stub, base, hasToken.value) },
  ];
  return (
    <details>
      <summary>As code</summary>
      <CopyCode title="Stub as code" snippets={snippets} />
    </details>
  );
}

function withoutSecrets({ input, output, errors, $defs }: OperationDetails, draft: StubDraft): StubDraft {
  const error = errors.find((it) => it.name === draft.error)?.schema ?? {};
  return {
    ...draft,
    match: withPlaceholders(input, $defs, draft.match),
    reply: withPlaceholders(output, $defs, draft.reply),
    members: withPlaceholders(error, $defs, draft.members),
  };
}
