/** Inputs, outputs and errors for a sweep: plain ones at every level of detail, and some pushed to their edges. */
import { below, hashOfSeed } from "../../runtime/mock/random.js";
import { type Optional, profileOf, sampleValue } from "../../runtime/mock/index.js";
import type { OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { setMember } from "../../runtime/codec/member-access.js";
import { checkOf } from "../../runtime/validate/interpret.js";
import { issuesOf } from "../../runtime/validate/issue.js";
import { edgeValue } from "./edge-value.js";
import type { Run } from "./run.js";
import { arriving, type Direction } from "./wire-place.js";

/** How a case is made. */
export interface CaseKind {
  readonly seed: string;
  readonly optional: Optional;
  readonly edges: boolean;
}

const plain = (seed: string, optional: Optional): CaseKind => ({ seed, optional, edges: false });
const edges = (seed: string, optional: Optional): CaseKind => ({ seed, optional, edges: true });

/** All that the sweep does with one operation. */
export const caseKinds: readonly CaseKind[] = [
  plain("a", "minimal"),
  plain("b", "typical"),
  plain("c", "full"),
  edges("d", "full"),
  edges("e", "full"),
  edges("f", "typical"),
  edges("g", "minimal"),
];

/** What a sample is for. */
export interface SampleUse {
  readonly protocol: string;
  readonly direction: Direction;
  /** Members that edges leave alone. */
  readonly kept: ReadonlySet<string>;
  /** The status of the answer, for members that are bound to it. */
  readonly status?: number;
}

/** A valid value that can arrive as such; the same each time. */
export function sampled(
  service: ServiceSchema,
  schema: StructureSchema,
  { seed, optional, edges: pushed }: CaseKind,
  use: SampleUse,
): object {
  const { hint } = profileOf(service);
  const sample = (level: Optional): Record<string, unknown> =>
    sampleValue(schema, seed, { optional: level, ...(hint && { hint }) }) as Record<string, unknown>;
  const value =
    optional === "minimal" ? refilled(schema, sample("minimal"), () => sample("typical"), use) : sample(optional);
  for (const [name, { http }] of Object.entries(schema.members)) {
    if (http?.location === "responseCode" && Object.hasOwn(value, name)) value[name] = use.status ?? 200;
  }
  if (use.direction === "request" || hasPayload(schema)) dropChecksums(schema, value);
  const { protocol, direction, kept } = use;
  const place = below(hashOfSeed(seed), schema.id);
  return measured(schema, pushed ? edgeValue(schema, value, place, protocol, direction, kept) : value);
}

function hasPayload({ members }: StructureSchema): boolean {
  return Object.values(members).some(({ http }) => http?.location === "payload");
}

/** A length that the message says has to be that of its body. */
function measured({ members }: StructureSchema, value: unknown): object {
  const record = value as Record<string, unknown>;
  const payload = Object.entries(members).find(([, { http }]) => http?.location === "payload")?.[0] ?? "";
  for (const [name, { http }] of Object.entries(members)) {
    if (http?.location !== "header" || http.name.toLowerCase() !== "content-length") continue;
    const body = record[payload];
    if (body instanceof Uint8Array) record[name] = body.length;
  }
  return record;
}

/** A sample is of no body in particular, and both sides check: what they compute themselves is right. */
function dropChecksums({ members }: StructureSchema, value: Record<string, unknown>): void {
  for (const [name, { http, required }] of Object.entries(members)) {
    if (http?.location !== "header" || required === true) continue;
    if (/^(?:content-md5|x-amz-checksum-(?!algorithm|mode|type)\w+)$/i.test(http.name)) delete value[name];
  }
}

/** What is required and so empty that it would not arrive comes from a fuller sample. */
function refilled(
  schema: StructureSchema,
  value: Record<string, unknown>,
  fuller: () => Record<string, unknown>,
  { protocol, direction }: SampleUse,
): Record<string, unknown> {
  const findings = checkOf(schema)(arriving(schema, value, protocol, direction));
  for (const { segments } of issuesOf(findings)) {
    const [name] = segments;
    if (typeof name === "string") setMember(value, name, fuller()[name]);
  }
  return value;
}

/** The least input of an operation as the client takes it; undefined where the client cannot. */
export function inputOf(
  run: Run,
  { name, input }: OperationSchema,
  optional: Optional = "minimal",
): object | undefined {
  const theirs = run.published.operation(name);
  if (theirs === undefined) return undefined;
  const use = { protocol: run.protocol, direction: "request", kept: run.keptOf(theirs) } as const;
  const value = sampled(run.service, input, { seed: "asked", optional, edges: false }, use);
  const pruned = run.known.prune(input, theirs.input, value);
  return typeof pruned === "object" && pruned !== null ? pruned : undefined;
}
