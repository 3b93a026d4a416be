/** Keys that work everywhere but where text is typed: `/` searches. */
import { useEffect } from "preact/hooks";
import { go, route } from "../store.js";

/** The id of the field that `/` goes to. */
export const searchId = "search";

export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      if (route.value.view !== "operations") go({ view: "operations", tab: "docs" });
      // The view has to be drawn before there is anything to focus; its heading must not take the focus back.
      setTimeout(() => document.getElementById(searchId)?.focus(), 60);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}
