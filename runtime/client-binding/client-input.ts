/** What clients do with every input, whatever the protocol: tokens filled in, defaults left to the server, the host's labels. */
import { CodecFailure, within } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { getterOf, setMember } from "../codec/member-access.js";
import { recordOf } from "../codec/record-of.js";
import type { ClientSettings } from "../protocol/client.js";
import type { OperationSchema, StructureSchema } from "../schema/schema.js";

/** An operation's input as its client writes it. */
export interface ClientInput {
  /** The input without defaults of its own: members of inputs are optional for clients (spec: `input` trait). */
  readonly schema: StructureSchema;
  /** The value with its tokens. @throws CodecFailure for what is no record */
  readonly complete: (input: unknown) => Readonly<Record<string, unknown>>;
  /** @throws CodecFailure where a label has no text that fits a host */
  readonly hostPrefix: (input: Readonly<Record<string, unknown>>) => string;
}

/** Compiles what is common to all protocols. */
export function clientInputOf(operation: OperationSchema, { idempotencyToken }: ClientSettings): ClientInput {
  const { input } = operation;
  const tokens = Object.entries(input.members).filter(([, member]) => member.idempotencyToken === true);
  const getters = tokens.map(([name]) => ({ name, get: getterOf(name) }));
  return {
    schema: withoutDefaults(input),
    complete: (value) => {
      const record = recordOf("structure", value ?? {}, 0, 1);
      const absent = getters.filter(({ get }) => (get(record) ?? undefined) === undefined);
      if (absent.length === 0) return record;
      const filled: Record<string, unknown> = { ...record };
      for (const { name } of absent) setMember(filled, name, idempotencyToken());
      return filled;
    },
    hostPrefix: hostPrefixWriterOf(operation),
  };
}

function withoutDefaults(input: StructureSchema): StructureSchema {
  if (Object.values(input.members).every((member) => member.default === undefined)) return input;
  const members = Object.entries(input.members).map(([name, member]) => {
    const { default: _, ...rest } = member;
    return [name, rest] as const;
  });
  return { ...input, members: Object.fromEntries(members) };
}

/** Spec: `endpoint` trait. */
function hostPrefixWriterOf({ endpointPrefix = "" }: OperationSchema): ClientInput["hostPrefix"] {
  // Fixed texts and names of labels take turns.
  const parts = endpointPrefix.split(/[{}]/);
  const getters = parts.map((part, index) => (index % 2 === 0 ? undefined : { name: part, get: getterOf(part) }));
  if (parts.length === 1) return () => endpointPrefix;
  return (input) => {
    const texts = getters.map((label, index) => {
      return label === undefined ? parts[index] : within(label.name, () => hostLabelOf(label.get(input)));
    });
    return texts.join("");
  };
}

/** RFC 1123 section 2.1, and RFC 1034 section 3.1 for the length. */
function hostLabelOf(value: unknown): string {
  if (typeof value === "string" && /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/.test(value)) return value;
  throw new CodecFailure("label of a host name", foundIn(value));
}
