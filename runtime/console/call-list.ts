/** The calls that the console holds: the newest so many, each once, filtered by what was asked for. */
import type { Call } from "./api-types.js";

/** How many calls are kept, as many as the mock keeps unless it is told otherwise. */
export const mostCalls = 1_000;
/** How many rows are drawn: the others are found by a filter. */
export const mostRows = 200;

/** The list with more calls, newest first. `more` is oldest first. */
export function withCalls(list: readonly Call[], more: readonly Call[]): readonly Call[] {
  const known = new Set(list.map(({ requestId }) => requestId));
  const fresh = more.filter(({ requestId }) => {
    if (known.has(requestId)) return false;
    known.add(requestId);
    return true;
  });
  return fresh.length === 0 ? list : [...fresh.toReversed(), ...list].slice(0, mostCalls);
}

export interface CallFilter {
  /** Part of the operation's name, in any case. */
  readonly operation: string;
  readonly outcome: "all" | "answered" | "failed";
}

export const everyCall: CallFilter = { operation: "", outcome: "all" };

export function filtered(list: readonly Call[], { operation, outcome }: CallFilter): readonly Call[] {
  const wanted = operation.trim().toLowerCase();
  return list.filter((call) => {
    if (outcome !== "all" && isFailed(call) !== (outcome === "failed")) return false;
    return wanted === "" || (call.operation ?? "").toLowerCase().includes(wanted);
  });
}

/** Whether the client got anything but an output. */
export function isFailed({ status, error }: Call): boolean {
  return status >= 400 || error !== undefined;
}

/** What became of a call, in a word or two. */
export function outcomeWords({ outcome, error, rejection, faults }: Call): string {
  if (error !== undefined) return error;
  if (rejection !== undefined) return rejection;
  return faults.length === 0 ? outcome : `${outcome}, ${faults.join(", ")}`;
}

/** Names that a search finds: those that begin with it, then those that hold it, then those that have its letters as initials. */
export function found<T extends { readonly name: string }>(items: readonly T[], search: string): readonly T[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return items;
  const rank = ({ name }: T): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (lower.includes(wanted)) return 1;
    return name
      .replaceAll(/[^A-Z]/g, "")
      .toLowerCase()
      .startsWith(wanted)
      ? 2
      : 3;
  };
  return [0, 1, 2].flatMap((wantedRank) => items.filter((item) => rank(item) === wantedRank));
}
