/** A request as code to copy. What is sensitive is a placeholder unless it is revealed. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask, operationPath, wordsOf } from "../api.js";
import type { OperationDetails, Sent } from "../api-types.js";
import { cliCode, curlCode, sdkCode } from "../code/request-code.js";
import { serviceNamesOf } from "../code/service-names.js";
import { headerFields } from "../plain-stub.js";
import { withPlaceholders } from "../schema/mask.js";
import { health } from "../store.js";
import { CopyCode } from "./copy-code.js";

export interface RequestCodeProps {
  readonly operation: OperationDetails;
  readonly input: unknown;
  readonly headers: string;
  readonly isRevealed: boolean;
}

/** Between the last change and the request that asks how it would be written. */
const restMs = 300;

export function RequestCode({ operation, input, headers, isRevealed }: RequestCodeProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { name, input: schema, $defs: definitions } = operation;
  const shown = isRevealed ? input : withPlaceholders(schema, definitions, input);
  const wire = useWire(name, shown, headers, isOpen);
  const about = health.value;
  const parts = about && { health: about, operation: name, schema, definitions, input: shown, origin: location.origin };
  const snippets = [
    ...(parts === undefined
      ? []
      : [{ name: serviceNamesOf(parts.health) ? "AWS SDK" : "TypeScript", text: sdkCode(parts) }]),
    ...(parts === undefined ? [] : [{ name: "AWS CLI", text: cliCode(parts) }]),
    { name: "curl", text: wire },
  ].flatMap((snippet) => (snippet.text === undefined ? [] : [{ name: snippet.name, text: snippet.text }]));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As code</summary>
      {isOpen ? <CopyCode title="Request as code" snippets={snippets} /> : null}
    </details>
  );
}

/** The request as curl would send it: the mock writes it, and sends nothing. */
function useWire(name: string, input: unknown, headers: string, isOpen: boolean): string {
  const [text, setText] = useState("");
  const body = JSON.stringify({ input, headers: headerFields(headers) });
  useEffect(() => {
    if (!isOpen) return undefined;
    let isStale = false;
    const timer = setTimeout(() => {
      ask<Sent>("POST", `${operationPath(name)}/send?dry=true&reveal=true`, JSON.parse(body)).then(
        ({ request }) => isStale || setText(curlCode(request, location.origin)),
        (error: unknown) => isStale || setText(`# ${wordsOf(error)}\n`),
      );
    }, restMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [name, body, isOpen]);
  return text;
}
