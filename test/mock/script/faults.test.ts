/** Faults: what they do to a call, and which calls they meet. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault, createMock } from "../../../runtime/mock/index.js";
import { mockClock } from "../../../runtime/mock/clock/mock-clock.js";
import { FaultBook } from "../../../runtime/mock/fault/fault-book.js";
import { type Latency, sampleLatency } from "../../../runtime/mock/latency.js";
import { below, hashOfSeed, randomOf } from "../../../runtime/mock/random.js";
import type { ServiceSchema, StructureSchema } from "../../../runtime/schema/schema.js";
import { ask, json } from "../ask.js";
import { adminGetUser, smallCognito } from "../small-cognito.js";

const body = json({ UserPoolId: "us-east-1_Abc123xyz", Username: "alice" });

function book(fault: Fault, seed: number | string = 1) {
  const clock = mockClock();
  clock.set(0); // stands still but for the test
  const faults = new FaultBook(seed, clock);
  faults.add("*", fault);
  const meets = (count: number): string =>
    Array.from({ length: count }, () => (faults.meet("AdminGetUser") === undefined ? "." : "x")).join("");
  return { clock, faults, meets };
}

describe("which calls a fault meets", () => {
  const rows: readonly (readonly [string, { given: Omit<Fault, "kind">; want: string }])[] = [
    ["every one", { given: {}, want: "xxxxxxxxxx" }],
    ["from one on", { given: { calls: { from: 4 } }, want: "...xxxxxxx" }],
    ["up to one", { given: { calls: { to: 3 } }, want: "xxx......." }],
    ["from one to another", { given: { calls: { from: 2, to: 4 } }, want: ".xxx......" }],
    ["every third", { given: { calls: { every: 3 } }, want: "x..x..x..x" }],
    ["every third from the second on", { given: { calls: { from: 2, every: 3 } }, want: ".x..x..x.." }],
    ["half of them, by the seed", { given: { rate: 0.5 }, want: "..xx......" }],
    ["none", { given: { rate: 0 }, want: ".........." }],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    expect(book({ kind: "throttle", ...given }).meets(10)).toBe(want);
  });

  test("for a time", () => {
    const { clock, meets } = book({ kind: "throttle", time: { after: 1000, until: 2000 } });
    const seen = [0, 999, 1, 999, 1].map((step) => {
      clock.advance(step);
      return meets(1);
    });
    expect(seen.join("")).toBe("..xx.");
  });

  test("equal seeds give equal faults, whatever other operations are called; others give others", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }), (seed, others) => {
        const [plain, mixed] = [
          book({ kind: "throttle", rate: 0.5 }, seed),
          book({ kind: "throttle", rate: 0.5 }, seed),
        ];
        mixed.faults.add("ListUsers", { kind: "reset", rate: 0.5 });
        const expected = others.map(() => plain.faults.meet("AdminGetUser")?.kinds.join() ?? "");
        const actual = others.map(() => mixed.faults.meet("AdminGetUser")?.kinds.join() ?? "");
        expect(actual).toEqual(expected);
      }),
    );
    expect(book({ kind: "throttle", rate: 0.5 }, 1).meets(64)).not.toBe(
      book({ kind: "throttle", rate: 0.5 }, 2).meets(64),
    );
  });

  test("a rate is met in the long run", () => {
    const met = book({ kind: "throttle", rate: 0.3 }).meets(10_000).replaceAll(".", "").length;
    expect(met).toBeGreaterThan(2_800);
    expect(met).toBeLessThan(3_200);
  });

  test("of one operation only", () => {
    const { faults } = book({ kind: "latency", ms: 1 });
    faults.add("ListUsers", { kind: "reset" });
    expect(faults.meet("AdminGetUser")).toEqual({ kinds: ["latency"], latencyMs: 1, failure: undefined, spoilt: [] });
    expect(faults.meet("ListUsers")?.kinds).toEqual(["latency", "reset"]);
  });

  test("latencies add up, and the newest failure counts", () => {
    const { faults } = book({ kind: "latency", ms: 100 });
    faults.add("*", { kind: "latency", ms: 20 });
    faults.add("*", { kind: "reset" });
    faults.add("*", { kind: "throttle" });
    expect(faults.meet("AdminGetUser")).toMatchObject({ latencyMs: 120, failure: { kind: "throttle" } });
  });
});

describe("latency", () => {
  const spread = (latency: Latency): readonly number[] => {
    const random = randomOf(below(hashOfSeed(7), "latency"));
    return Array.from({ length: 20_000 }, () => sampleLatency(latency, random)).toSorted((a, b) => a - b);
  };
  test("even between two ends", () => {
    const times = spread({ min: 50, max: 150 });
    expect(times.at(0)).toBeGreaterThanOrEqual(50);
    expect(times.at(-1)).toBeLessThan(150);
    expect(times[10_000]).toBeCloseTo(100, -1);
  });
  test("log-normal by its median and its 99th percentile", () => {
    const times = spread({ median: 80, p99: 900 });
    expect((times[10_000] ?? 0) / 80).toBeCloseTo(1, 1);
    expect((times[19_800] ?? 0) / 900).toBeCloseTo(1, 0);
    expect(times.at(0)).toBeGreaterThan(0);
  });
});

const throttled: StructureSchema = {
  type: "structure",
  id: "com.amazonaws.cognitoidentityprovider#SlowDownException",
  members: { message: { target: { type: "string", id: "smithy.api#String" } } },
  error: { fault: "client", httpStatus: 429, retryable: { throttling: true } },
};
const named: StructureSchema = {
  ...throttled,
  id: "ns#TooManyRequestsException",
  error: { fault: "client", httpStatus: 400 },
};

function serviceWith(errors: readonly StructureSchema[], protocol = "aws.protocols#awsJson1_1"): ServiceSchema {
  const operation = { ...adminGetUser, errors, http: { method: "POST", uri: "/", code: 200 } };
  return { ...smallCognito, protocols: [protocol], operations: { AdminGetUser: operation } };
}

describe("what a fault does", () => {
  async function answerTo(fault: Fault, errors: readonly StructureSchema[] = []) {
    const mock = createMock({ service: serviceWith(errors) });
    mock.fault("*", fault);
    const answer = await ask(mock, { body });
    return { ...answer, calls: mock.calls() };
  }

  test("throttling, by the error that the model says throttles", async () => {
    const { json: text, calls } = await answerTo({ kind: "throttle" }, [named, throttled]);
    expect(text).toEqual({ __type: "SlowDownException", message: "Rate exceeded" });
    expect(calls).toMatchObject([{ outcome: "fault", error: "SlowDownException", faults: ["throttle"] }]);
  });
  test("throttling, by the name of an error", async () => {
    expect((await answerTo({ kind: "throttle" }, [named])).json).toMatchObject({ __type: "TooManyRequestsException" });
  });

  const protocols: readonly (readonly [string, { want: readonly [number, RegExp] }])[] = [
    ["aws.protocols#awsJson1_1", { want: [400, /"ThrottlingException"/] }],
    ["aws.protocols#restJson1", { want: [429, /Rate exceeded/] }],
    ["smithy.protocols#rpcv2Json", { want: [400, /ThrottlingException/] }],
    ["aws.protocols#awsQuery", { want: [400, /<Code>Throttling<\/Code>/] }],
    ["aws.protocols#ec2Query", { want: [503, /<Code>RequestLimitExceeded<\/Code>/] }],
    ["aws.protocols#restXml", { want: [503, /<Code>SlowDown<\/Code>/] }],
  ];
  test.each(protocols)("throttling as %s says it, without an error of the model", async (protocol, { want }) => {
    const mock = createMock({ service: serviceWith([], protocol) });
    mock.fault("AdminGetUser", { kind: "throttle" });
    const response = await mock.fetch(requestFor(protocol));
    expect([response.status, await response.text()]).toEqual([want[0], expect.stringMatching(want[1])]);
  });

  test.each([500, 502, 503, 504] as const)("a failure of status %i", async (status) => {
    const { status: got, headers } = await answerTo({ kind: "error", status });
    expect([got, headers.get("x-amzn-errortype")]).not.toContain(null);
    expect(got).toBe(status);
  });

  test("a failure that the model has an error for", async () => {
    const internal: StructureSchema = {
      ...throttled,
      id: "ns#InternalErrorException",
      error: { fault: "server", httpStatus: 500 },
    };
    expect((await answerTo({ kind: "error" }, [internal])).json).toMatchObject({ __type: "InternalErrorException" });
  });

  test("latency, on the mock's clock, and then the answer", async () => {
    const mock = createMock({ service: smallCognito });
    mock.clock.set(0);
    mock.fault("AdminGetUser", { kind: "latency", ms: 30_000 });
    let done = false;
    const answer = ask(mock, { body }).finally(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(done).toBe(false);
    mock.clock.advance(30_000);
    expect((await answer).status).toBe(200);
  });

  test("a malformed body: whole, and of no format", async () => {
    const mock = createMock({ service: smallCognito });
    mock.fault("*", { kind: "malform" });
    const response = await mock.fetch(requestFor("aws.protocols#awsJson1_1"));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([response.status, bytes.at(-1)]).toEqual([200, 0xff]);
    expect(() => JSON.parse(new TextDecoder().decode(bytes)) as unknown).toThrow(SyntaxError);
  });

  test("a truncated body breaks off", async () => {
    const mock = createMock({ service: smallCognito });
    mock.fault("*", { kind: "truncate", bytes: 5 });
    const response = await mock.fetch(requestFor("aws.protocols#awsJson1_1"));
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(5);
    await expect(response.text()).rejects.toThrow();
  });

  test("a slow body takes its time, and is whole", async () => {
    const mock = createMock({ service: smallCognito });
    const plain = await (await mock.fetch(requestFor("aws.protocols#awsJson1_1"))).text();
    mock.fault("*", { kind: "slow", bytesPerSecond: 20_000 });
    expect(await (await mock.fetch(requestFor("aws.protocols#awsJson1_1"))).text()).toBe(plain);
  });

  test("a reset connection is no response", async () => {
    const mock = createMock({ service: smallCognito });
    mock.fault("*", { kind: "reset" });
    await expect(mock.fetch(requestFor("aws.protocols#awsJson1_1"))).rejects.toThrow(TypeError);
    expect(mock.calls()).toMatchObject([{ outcome: "fault", faults: ["reset"] }]);
  });

  test("faults go with reset, and one by one", async () => {
    const mock = createMock({ service: smallCognito });
    const fault = mock.fault("*", { kind: "throttle" });
    expect((await ask(mock, { body })).status).toBe(400);
    expect(fault.met).toBe(1);
    fault.remove();
    expect((await ask(mock, { body })).status).toBe(200);
    mock.fault("*", { kind: "throttle" });
    mock.reset();
    expect((await ask(mock, { body })).status).toBe(200);
  });
});

describe("what is no fault is refused", () => {
  const mock = createMock({ service: smallCognito });
  test.each([
    ["an unknown operation", "AdminGetUsr", { kind: "reset" }, "Is AdminGetUser meant?"],
    ["an unknown kind", "*", { kind: "explode" }, "must be one of latency, throttle"],
    ["an unknown key", "*", { kind: "reset", rat: 1 }, 'unknown key "rat"'],
    ["a rate above 1", "*", { kind: "reset", rate: 2 }, "/rate: must be a number from 0 to 1"],
    ["a call number of nothing", "*", { kind: "reset", calls: { from: 0 } }, "/calls/from: must be a whole number"],
    ["a latency of nothing", "*", { kind: "latency" }, "/ms: must be milliseconds"],
    ["ends in the wrong order", "*", { kind: "latency", ms: { min: 2, max: 1 } }, "min is not larger than max"],
    ["a slowness of nothing", "*", { kind: "slow" }, "needs bytesPerSecond"],
    ["a status of success", "*", { kind: "error", status: 200 }, "must be 500, 502, 503 or 504"],
  ])("%s", (_, operation, fault, want) => {
    expect(() => mock.fault(operation, fault as Fault)).toThrow(want);
  });
});

function requestFor(protocol: string): Request {
  const isQuery = protocol.endsWith("Query");
  const isRpc = protocol.endsWith("rpcv2Json");
  const headers: Record<string, string> = isRpc
    ? { "smithy-protocol": "rpc-v2-json", "content-type": "application/json" }
    : isQuery
      ? { "content-type": "application/x-www-form-urlencoded" }
      : protocol.endsWith("restJson1")
        ? { "content-type": "application/json" }
        : protocol.endsWith("restXml")
          ? { "content-type": "application/xml" }
          : {
              "content-type": "application/x-amz-json-1.1",
              "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser",
            };
  const path = isRpc ? "/service/AWSCognitoIdentityProviderService/operation/AdminGetUser" : "/";
  const form = `Action=AdminGetUser&Version=2016-04-18&UserPoolId=us-east-1_Abc123xyz&Username=alice`;
  const xml =
    "<AdminGetUserRequest><UserPoolId>us-east-1_Abc123xyz</UserPoolId><Username>alice</Username></AdminGetUserRequest>";
  const text = isQuery ? form : protocol.endsWith("restXml") ? xml : body;
  return new Request(`http://mock.test${path}`, { method: "POST", headers, body: text });
}
