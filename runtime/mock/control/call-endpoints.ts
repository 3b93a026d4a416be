/** The control API's endpoints for recorded calls and for the mock as a whole. */
import type { Script } from "../script/script.js";
import { type ControlAnswer, type ControlCall, type Endpoint, done, problem } from "./endpoint.js";
import { liveCalls } from "./live-calls.js";
import { operationDetails, operationSummaries } from "./operation-json.js";
import { scenarioSchemaOf } from "./plain-schemas.js";

const longestWait = 60_000;

/** The newest `limit` calls; with `times`, once there are so many of an operation. */
async function calls({ script, query }: ControlCall): Promise<ControlAnswer> {
  const name = query.get("operation") ?? undefined;
  const operation = name === undefined ? undefined : script.operation(name).name;
  const times = numberOf(query, "times", 0);
  const timeout = Math.min(numberOf(query, "timeout", 1_000), longestWait);
  const limit = numberOf(query, "limit", 1_000);
  if (times > 0 && operation === undefined) return problem(400, "times needs an operation");
  try {
    const found =
      operation === undefined || times === 0
        ? script.calls.of(operation)
        : await script.calls.waitFor(operation, times, timeout);
    const shown = limit === 0 ? [] : found.slice(-limit);
    return {
      status: 200,
      json: shown.map(query.get("reveal") === "true" ? (call) => call.reveal() : (call) => call.toJSON()),
    };
  } catch (error) {
    return problem(408, error instanceof Error ? error.message : "the calls did not come");
  }
}

function numberOf(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`${name} is a whole number`);
  return Number(text);
}

function clockJson({ clock }: Script): ControlAnswer {
  return { status: 200, json: { now: clock.now().toISOString(), moved: clock.isMoved } };
}

function setClock({ script, body }: ControlCall): ControlAnswer {
  const { set, advance, resume, ...rest } = (typeof body === "object" && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const given = [set, advance, resume].filter((part) => part !== undefined);
  if (given.length !== 1 || Object.keys(rest).length > 0) return problem(400, "one of set, advance and resume");
  if (typeof set === "string" || typeof set === "number") script.clock.set(set);
  else if (typeof advance === "number") script.clock.advance(advance);
  else if (resume === true) script.clock.resume();
  else return problem(400, "set is a moment, advance milliseconds, resume true");
  return clockJson(script);
}

const moment = {
  type: "object",
  properties: { now: { type: "string", format: "date-time" }, moved: { type: "boolean" } },
};

export const callEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "health",
    summary: "Whether the mock is up, and of which service it is.",
    answer: { status: 200, description: "It is up.", schema: { type: "object" } },
    run: ({ script: { service }, documentation }) => ({
      status: 200,
      json: {
        status: "ok",
        service: service.id,
        sdkId: service.sdkId,
        version: service.version,
        protocols: service.protocols,
        endpointPrefix: service.endpointPrefix,
        operations: Object.keys(service.operations).length,
        ...(documentation.service !== undefined && { documentation: documentation.service }),
      },
    }),
  },
  {
    method: "GET",
    path: "operations",
    summary: "Every operation in short.",
    answer: { status: 200, description: "The operations.", schema: { type: "array" } },
    run: ({ script, documentation }) => ({ status: 200, json: operationSummaries(script.service, documentation) }),
  },
  {
    method: "GET",
    path: "operations/{name}",
    summary: "One operation: its documentation, its input, output and errors as JSON Schema, its examples.",
    answer: { status: 200, description: "The operation.", schema: { type: "object" } },
    run: ({ script, documentation, place }) => ({
      status: 200,
      json: operationDetails(script.operation(place["name"]), documentation),
    }),
  },
  {
    method: "GET",
    path: "scenario.schema.json",
    summary: "The JSON Schema of scenario files of this service, for editors.",
    answer: { status: 200, description: "The schema.", schema: { type: "object" } },
    run: ({ script }) => ({ status: 200, json: scenarioSchemaOf(script.service) }),
  },
  {
    method: "GET",
    path: "calls",
    summary: "The recorded calls, oldest first, redacted unless they are to be revealed.",
    query: {
      operation: { description: "Calls of this operation only.", type: "string" },
      limit: { description: "At most so many, the newest.", type: "integer" },
      times: { description: "Waits until there are so many calls of the operation.", type: "integer" },
      timeout: { description: "For how many milliseconds; 1,000 when absent.", type: "integer" },
      reveal: { description: "With sensitive values, paths and all header fields.", type: "boolean" },
    },
    answer: { status: 200, description: "The calls; 408 when they do not come in time.", schema: { type: "array" } },
    run: calls,
  },
  {
    method: "DELETE",
    path: "calls",
    summary: "Forgets the recorded calls.",
    answer: { status: 204, description: "They are forgotten." },
    run: ({ script }) => {
      script.calls.reset();
      return done;
    },
  },
  {
    method: "GET",
    path: "events",
    summary: "Calls as they come, redacted, as server-sent events named `call`.",
    answer: { status: 200, description: "A stream without end." },
    run: ({ script }) => ({ status: 200, events: liveCalls(script) }),
  },
  {
    method: "POST",
    path: "reset",
    summary: "Forgets stubs, faults and calls; a scenario begins anew, and the clock shows the system's time.",
    answer: { status: 204, description: "All is as at the start." },
    run: ({ script }) => {
      script.reset();
      return done;
    },
  },
  {
    method: "GET",
    path: "clock",
    summary: "The mock's time.",
    answer: { status: 200, description: "The time.", schema: moment },
    run: ({ script }) => clockJson(script),
  },
  {
    method: "PUT",
    path: "clock",
    summary: "Stops the clock at a moment, moves it on by milliseconds, or lets it show the system's time again.",
    body: {
      type: "object",
      properties: {
        set: { type: ["string", "number"] },
        advance: { type: "number", minimum: 0 },
        resume: { const: true },
      },
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
    },
    answer: { status: 200, description: "The time.", schema: moment },
    run: setClock,
  },
];
