/** The frame of the console: the service, the ways to its views, and the view one is in. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isLocked, wordsOf } from "../api.js";
import { follow } from "../live.js";
import { health, loadService, notice, route } from "../store.js";
import { CallsView } from "./calls-view.js";
import { ClockView } from "./clock-view.js";
import { FaultsView } from "./faults-view.js";
import { OperationsView } from "./operations-view.js";
import { Header } from "./header.js";
import { StubsView } from "./stubs-view.js";
import { TokenForm } from "./token-form.js";
import { useShortcuts } from "./shortcuts.js";

export function App(): JSX.Element {
  const failure = useStart();
  useShortcuts();
  useHeadingFocus();
  if (isLocked.value) return <TokenForm />;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        {failure !== undefined ? <p class="problem">{failure}</p> : health.value === undefined ? null : <View />}
      </main>
      <Notice />
    </>
  );
}

function View(): JSX.Element {
  switch (route.value.view) {
    case "calls":
      return <CallsView />;
    case "stubs":
      return <StubsView />;
    case "faults":
      return <FaultsView operation={route.value.operation} />;
    case "clock":
      return <ClockView />;
    case "operations":
      return <OperationsView operation={route.value.operation} tab={route.value.tab} />;
  }
}

/** Resolves with why it could not start, or with nothing when it has. */
async function start(ending: AbortSignal): Promise<string | undefined> {
  try {
    await loadService();
    void follow(ending);
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

/** Loads the service and follows its calls, anew whenever the API has been unlocked. Why it could not comes back. */
function useStart(): string | undefined {
  const [failure, setFailure] = useState<string>();
  const locked = isLocked.value;
  useEffect(() => {
    if (locked) return undefined;
    const ending = new AbortController();
    void start(ending.signal).then(setFailure);
    return () => ending.abort();
  }, [locked]);
  return failure;
}

/** Who goes to another place goes on from its heading; the first place is where browsers begin anyway. */
function useHeadingFocus(): void {
  const { view } = route.value;
  const place = `${view} ${"operation" in route.value ? (route.value.operation ?? "") : ""}`;
  const before = useRef(place);
  useEffect(() => {
    const name = "operation" in route.value && route.value.operation !== undefined ? route.value.operation : view;
    document.title = `${name} · ${health.value?.sdkId ?? "Wrought"} mock`;
    if (before.current === place) return;
    before.current = place;
    requestAnimationFrame(() => {
      const headings = [...document.querySelectorAll<HTMLElement>("main h1")];
      headings.find((heading) => heading.checkVisibility())?.focus();
    });
  });
}

function Notice(): JSX.Element {
  const said = notice.value;
  return (
    <div class={`notice${said?.isProblem === true ? " bad" : ""}`} role="status" aria-live="polite">
      {said?.text}
    </div>
  );
}
