/** The top of every view: whose mock it is, where one can go, whether it is there, how it looks. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { connection } from "../live.js";
import { type Route, fragmentOf } from "../route.js";
import { health, route } from "../store.js";
import { type Theme, theme, useTheme } from "../theme.js";

const views: readonly (readonly [Route, string])[] = [
  [{ view: "operations", tab: "docs" }, "Operations"],
  [{ view: "calls" }, "Calls"],
  [{ view: "stubs" }, "Stubs"],
  [{ view: "faults" }, "Faults"],
  [{ view: "clock" }, "Clock"],
];

const connectionWords = { connecting: "connecting", live: "live", lost: "connection lost, trying again" } as const;

export function Header(): JSX.Element {
  const id = useId();
  const about = health.value;
  return (
    <header class="top">
      <div class="brand">
        <strong>{about?.sdkId ?? "Mock"}</strong>
        <span class="hint">{about === undefined ? "" : `${about.version} · ${protocolsOf(about.protocols)}`}</span>
      </div>
      <nav aria-label="Views">
        <ul>
          {views.map(([to, label]) => (
            <li key={label}>
              <a href={fragmentOf(to)} aria-current={route.value.view === to.view ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="state">
        <span class={`connection ${connection.value}`} role="status">
          {connectionWords[connection.value]}
        </span>
        <label for={id} class="sr">
          Theme
        </label>
        <select id={id} value={theme.value} onChange={(event) => useTheme(event.currentTarget.value as Theme)}>
          <option value="system">System</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </div>
    </header>
  );
}

function protocolsOf(ids: readonly string[]): string {
  return ids.map((id) => id.slice(id.indexOf("#") + 1)).join(", ");
}
