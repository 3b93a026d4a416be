/** What stands in the forms of each operation, for as long as the page is open: going elsewhere loses nothing. */
import { type Signal, signal } from "@preact/signals";
import type { OperationDetails } from "./api-types.js";
import { type StubDraft, noDelay } from "./plain-stub.js";

export interface RequestDraft {
  readonly input: unknown;
  /** Lines of `name: value`. */
  readonly headers: string;
}

const requests = new Map<string, Signal<RequestDraft>>();
const stubs = new Map<string, Signal<StubDraft>>();

export function requestDraft(operation: string): Signal<RequestDraft> {
  const known = requests.get(operation) ?? signal<RequestDraft>({ input: {}, headers: "" });
  requests.set(operation, known);
  return known;
}

export function stubDraft({ name, errors }: OperationDetails): Signal<StubDraft> {
  const known = stubs.get(name) ?? signal(emptyStub(errors[0]?.name ?? ""));
  stubs.set(name, known);
  return known;
}

function emptyStub(error: string): StubDraft {
  return {
    answer: "reply",
    match: {},
    reply: {},
    error,
    members: {},
    status: "503",
    headers: "content-type: text/plain",
    body: "",
    times: "",
    delay: noDelay,
  };
}
