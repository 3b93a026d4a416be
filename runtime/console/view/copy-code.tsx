/** Code in several languages, to be looked at and copied. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { say } from "../store.js";
import { Code, Segments } from "./parts.js";

export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** Pages that come neither over TLS nor from this machine have no clipboard, but may still copy what is selected. */
async function copied(text: string): Promise<boolean> {
  if ("clipboard" in navigator) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

export function CopyCode({
  title,
  snippets,
}: {
  readonly title: string;
  readonly snippets: readonly Snippet[];
}): JSX.Element {
  const [name, setName] = useState(snippets[0]?.name ?? "");
  const chosen = snippets.find((snippet) => snippet.name === name) ?? snippets[0];
  const copy = async (): Promise<void> => {
    if (chosen === undefined) return;
    if (await copied(chosen.text)) say(`Copied: ${chosen.name}.`);
    else say("This browser does not let pages copy; select the text instead.", true);
  };
  return (
    <section class="copy" aria-label={title}>
      <div class="bar">
        <h2>{title}</h2>
        <Segments
          name="Language"
          values={snippets.map((it) => [it.name, it.name])}
          chosen={chosen?.name ?? ""}
          onChoose={setName}
        />
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <Code name={`${title}: ${chosen?.name ?? ""}`} text={chosen?.text ?? ""} />
    </section>
  );
}
