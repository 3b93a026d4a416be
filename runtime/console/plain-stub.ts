/** Stubs and faults in the plain form that the control API takes, made from what stands in forms. */
import type { PlainFault } from "./api-types.js";

export type Delay =
  number | { readonly min: number; readonly max: number } | { readonly median: number; readonly p99: number };

export interface PlainStub {
  readonly on: string;
  readonly match?: unknown;
  readonly reply?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly members?: Readonly<Record<string, unknown>>;
  readonly raw?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly base64?: string;
  };
  readonly passThrough?: true;
  readonly times?: number;
  readonly delay?: Delay;
}

/** What of a delay stands in a form, as texts. */
export interface DelayDraft {
  readonly kind: "none" | "fixed" | "between" | "spread";
  readonly first: string;
  readonly second: string;
}

/** Everything that a form for a stub holds; what belongs to the answers not chosen stays until the form is left. */
export interface StubDraft {
  readonly answer: "reply" | "error" | "raw" | "passThrough";
  readonly match: unknown;
  readonly reply: unknown;
  readonly error: string;
  readonly members: unknown;
  readonly status: string;
  /** Lines of `name: value`. */
  readonly headers: string;
  readonly body: string;
  readonly times: string;
  readonly delay: DelayDraft;
}

export const noDelay: DelayDraft = { kind: "none", first: "", second: "" };

/** The stub; an empty `match` matches everything, and is left out. */
export function plainStub(on: string, draft: StubDraft): PlainStub {
  const { match, times } = draft;
  const delay = plainDelay(draft.delay);
  const hasMatch = typeof match === "object" && match !== null && Object.keys(match).length > 0;
  return {
    on,
    ...(hasMatch && { match }),
    ...answerOf(draft),
    ...(times.trim() !== "" && { times: Number(times) }),
    ...(delay !== undefined && { delay }),
  };
}

function answerOf({ answer, reply, error, members, status, headers, body }: StubDraft): Omit<PlainStub, "on"> {
  switch (answer) {
    case "reply":
      return { reply: reply ?? {} };
    case "error":
      return { error, ...errorMembers(members) };
    case "raw": {
      const fields = headerFields(headers);
      return { raw: { status: Number(status), ...(Object.keys(fields).length > 0 && { headers: fields }), body } };
    }
    case "passThrough":
      return { passThrough: true };
  }
}

/** The message stands by itself, whichever way the model writes its name. */
function errorMembers(members: unknown): Pick<PlainStub, "message" | "members"> {
  if (typeof members !== "object" || members === null) return {};
  const { message, ...rest } = members as Readonly<Record<string, unknown>>;
  return {
    ...(typeof message === "string" && { message }),
    ...(Object.keys(rest).length > 0 && { members: rest }),
  };
}

/** Lines of `name: value`; what has no colon is passed over. */
export function headerFields(text: string): Readonly<Record<string, string>> {
  const pairs = text.split("\n").flatMap((line): [string, string][] => {
    const colon = line.indexOf(":");
    return colon <= 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}

/** Milliseconds: fixed, between two ends, or spread by median and 99th percentile. */
export function plainDelay({ kind, first, second }: DelayDraft): Delay | undefined {
  switch (kind) {
    case "none":
      return undefined;
    case "fixed":
      return Number(first);
    case "between":
      return { min: Number(first), max: Number(second) };
    case "spread":
      return { median: Number(first), p99: Number(second) };
  }
}

/** Everything that a form for a fault holds. */
export interface FaultDraft {
  readonly on: string;
  readonly kind: string;
  readonly ms: DelayDraft;
  readonly status: string;
  readonly bytesPerSecond: string;
  readonly bytes: string;
  /** In percent. */
  readonly rate: string;
  readonly from: string;
  readonly to: string;
  readonly every: string;
  readonly after: string;
  readonly until: string;
}

/** The fault, with what belongs to its kind only, and of its schedule what is filled in. */
export function plainFault(draft: FaultDraft): PlainFault {
  const { on, kind, ms, rate } = draft;
  const calls = numbersOf({ from: draft.from, to: draft.to, every: draft.every });
  const time = numbersOf({ after: draft.after, until: draft.until });
  const ownParts =
    kind === "error" ? { status: draft.status } : kind === "slow" ? { bytesPerSecond: draft.bytesPerSecond } : {};
  return {
    on,
    kind,
    ...(kind === "latency" && { ms: plainDelay(ms) ?? 0 }),
    ...numbersOf(kind === "truncate" ? { bytes: draft.bytes } : ownParts),
    ...(rate.trim() !== "" && { rate: Number(rate) / 100 }),
    ...(Object.keys(calls).length > 0 && { calls }),
    ...(Object.keys(time).length > 0 && { time }),
  };
}

/** The numbers of what is filled in. */
function numbersOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const filled = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  return Object.fromEntries(filled.map(([name, text]) => [name, Number(text)]));
}
