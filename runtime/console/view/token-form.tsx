/** Asks for the token of the control API. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, hasToken, isLocked, useToken, wordsOf } from "../api.js";
import { Labelled } from "./parts.js";

export function TokenForm(): JSX.Element {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | undefined>(
    hasToken.value ? "The mock does not know this token." : undefined,
  );
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const unlock = async (event: Event): Promise<void> => {
    event.preventDefault();
    useToken(text.trim());
    try {
      await ask("GET", "health");
      isLocked.value = false;
    } catch (error) {
      useToken(undefined);
      setProblem(wordsOf(error));
    }
  };
  return (
    <main class="token">
      <form ref={box} onSubmit={(event) => void unlock(event)}>
        <h1>Token</h1>
        <p>
          This mock can be reached from other machines, so that it asks who you are. It printed its token when it
          started.
        </p>
        <Labelled label="Token" problem={problem} hint="Kept until this tab is closed.">
          {(control) => (
            <input
              {...control}
              type="password"
              autocomplete="off"
              required
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Labelled>
        <button type="submit" class="primary">
          Unlock
        </button>
      </form>
    </main>
  );
}
