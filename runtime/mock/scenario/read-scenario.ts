/** Scenarios: stubs and faults as plain data, checked against the model before any of it is set. */
import type { ServiceSchema } from "../../schema/schema.js";
import type { Fault } from "../fault/fault.js";
import { readFault } from "../fault/read-fault.js";
import { PlainRecord } from "./plain-record.js";
import { type PlainProblem, Problems } from "./problems.js";
import { type ReadStub, readOperation, readStub } from "./read-stub.js";

/** A fault and the operations that it may meet. */
export interface ReadFault {
  readonly operation: string;
  readonly fault: Fault;
}

export interface Scenario {
  readonly stubs: readonly ReadStub[];
  readonly faults: readonly ReadFault[];
}

/** As a value, or all that is wrong with it. */
export type ScenarioReading =
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: undefined; readonly problems: readonly PlainProblem[] };

/** Reads `{ stubs: [...], faults: [...] }`. An empty file is an empty scenario. */
export function readScenario(service: ServiceSchema, value: unknown): ScenarioReading {
  const problems = new Problems();
  const record = PlainRecord.of(value ?? {}, ["$schema", "stubs", "faults"], problems);
  const stubs = record === undefined ? [] : readList(record, "stubs", (item, at) => readStub(service, item, at));
  const faults = record === undefined ? [] : readList(record, "faults", (item, at) => readSetFault(service, item, at));
  if (problems.list.length > 0) return { scenario: undefined, problems: problems.list };
  return { scenario: { stubs, faults }, problems: [] };
}

/** A fault with the operation that it is set on: `{ on: "SignUp", kind: "throttle" }`; `*` or nothing is every operation. */
export function readSetFault(service: ServiceSchema, value: unknown, problems: Problems): ReadFault | undefined {
  const before = problems.list.length;
  const fault = readFault(value, problems, ["on"]);
  const name = typeof value === "object" && value !== null && "on" in value ? value.on : "*";
  const operation = name === "*" ? { name } : readOperation(service, name, problems.at("on"));
  if (problems.list.length > before || fault === undefined || operation === undefined) return undefined;
  const { on: _, ...own } = fault as Fault & { readonly on?: unknown };
  return { operation: operation.name, fault: own };
}

function readList<T>(
  record: PlainRecord,
  key: string,
  read: (item: unknown, at: Problems) => T | undefined,
): readonly T[] {
  const items = record.get(key) ?? [];
  if (!Array.isArray(items)) {
    record.at(key).add("must be a list");
    return [];
  }
  return items.flatMap((item: unknown, index) => {
    const value = read(item, record.at(key).at(index));
    return value === undefined ? [] : [value];
  });
}
