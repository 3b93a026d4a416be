/** Light or dark: as the system has it, until somebody chooses; the choice is kept. */
import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const key = "wrought-theme";
const themes: readonly Theme[] = ["system", "light", "dark"];

export const theme = signal<Theme>(themes.find((it) => it === localStorage.getItem(key)) ?? "system");

export function useTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(key, chosen);
  showTheme();
}

/** Style sheets read it from the root. */
export function showTheme(): void {
  document.documentElement.dataset["theme"] = theme.value;
}
