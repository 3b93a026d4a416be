/** Recording: every call, whole for assertions, redacted when printed; waiting for calls; forgetting them. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/index.js";
import { ask, json } from "../ask.js";
import { smallCognito } from "../small-cognito.js";

const pool = "us-east-1_Abc123xyz";
const alice = { UserPoolId: pool, Username: "alice" };
const login = {
  AuthFlow: "USER_PASSWORD_AUTH",
  ClientId: "1example23456789",
  AuthParameters: { USERNAME: "SECRET-user", PASSWORD: "SECRET-password" },
};

const mockOf = (record?: number) =>
  createMock({
    service: smallCognito,
    ...(record !== undefined && { record }),
    handlers: { ForgetDevice: () => Promise.reject(new Error("hush")) },
  });

describe("a recorded call", () => {
  test("has input, output, headers, outcome, stub and time", async () => {
    const mock = mockOf();
    mock.clock.set("2030-01-01T00:00:00Z");
    const stub = mock.on("AdminGetUser").reply({ Username: "stubbed" });
    await ask(mock, { body: json(alice), headers: { "X-Extra": "1" } });
    const [call] = mock.calls("AdminGetUser");
    expect(call).toMatchObject({
      operation: "AdminGetUser",
      method: "POST",
      target: "/",
      outcome: "stub",
      status: 200,
      stub: stub.id,
      faults: [],
      at: new Date("2030-01-01T00:00:00Z"),
      output: { Username: "stubbed" },
    });
    expect(call?.input).toEqual(alice);
    expect(call?.headers).toMatchObject({ "x-extra": "1", "content-type": "application/x-amz-json-1.1" });
    expect(call?.durationMs).toBeGreaterThanOrEqual(0);
  });

  const outcomes: readonly (readonly [string, { given: Parameters<typeof ask>[1]; want: object }])[] = [
    ["the default response", { given: { body: json(alice) }, want: { outcome: "default", status: 200 } }],
    [
      "a request that breaks the model",
      { given: { body: "{}" }, want: { outcome: "rejected", status: 400, input: {} } },
    ],
    [
      "a request that cannot be read",
      { given: { body: "{" }, want: { outcome: "rejected", operation: "AdminGetUser", input: undefined } },
    ],
    [
      "a request for nothing",
      { given: { operation: "Nonsense" }, want: { outcome: "rejected", operation: undefined } },
    ],
    [
      "a handler that is wrong",
      { given: { operation: "ForgetDevice", body: '{"DeviceKey":"k"}' }, want: { outcome: "failed", status: 500 } },
    ],
  ];
  test.each(outcomes)("of %s", async (_, { given, want }) => {
    const mock = mockOf();
    await ask(mock, given);
    expect(mock.calls()).toHaveLength(1);
    expect(mock.calls()).toMatchObject([want]);
  });

  test("shows no secret, however it is printed, and has all of them", async () => {
    const mock = mockOf();
    const headers = { authorization: "SECRET-signature", "x-amz-security-token": "SECRET-token" };
    await ask(mock, { operation: "InitiateAuth", path: "/?X-Amz-Signature=SECRET", body: json(login), headers });
    const [call] = mock.calls("InitiateAuth");
    expect(call?.input).toEqual(login);
    expect(call?.headers["authorization"]).toBe("SECRET-signature");
    const prints = [
      inspect(call),
      JSON.stringify(call),
      inspect(call?.input),
      inspect(mock.calls(), { depth: 9 }),
      String(call?.input),
      inspect(mock, { depth: 9 }),
    ];
    for (const print of prints) expect(print).not.toContain("SECRET");
    expect(JSON.stringify(call?.reveal())).toContain("SECRET-password");
    expect(JSON.parse(JSON.stringify(call))).toMatchObject({
      operation: "InitiateAuth",
      input: { AuthFlow: "USER_PASSWORD_AUTH", ClientId: "[REDACTED]" },
    });
  });

  test("keeps its input from being changed", async () => {
    const mock = mockOf();
    await ask(mock, { body: json(alice) });
    expect(Object.isFrozen(mock.calls("AdminGetUser")[0]?.input)).toBe(true);
  });
});

describe("the log", () => {
  test("keeps the newest so many", async () => {
    const mock = mockOf(3);
    for (const Username of ["a", "b", "c", "d", "e", "f", "g", "h"])
      await ask(mock, { body: json({ ...alice, Username }) });
    expect(mock.calls("AdminGetUser").map(({ input }) => input["Username"])).toEqual(["f", "g", "h"]);
  });
  test("keeps none when it is off", async () => {
    const mock = mockOf(0);
    await ask(mock, { body: json(alice) });
    expect(mock.calls()).toEqual([]);
  });
  test("leaves questions of browsers out", async () => {
    const mock = mockOf();
    await ask(mock, { method: "OPTIONS" });
    expect(mock.calls()).toEqual([]);
  });
  test.each([-1, 0.5, NaN])("refuses a limit of %d", (record) => {
    expect(() => mockOf(record)).toThrow("whole number of calls");
  });
  test("does not know operations that do not exist", () => {
    expect(() => mockOf().calls("SignIn")).toThrow("no operation");
  });
});

describe("called", () => {
  test("is there at once when the calls have come", async () => {
    const mock = mockOf();
    await ask(mock, { body: json(alice) });
    expect(await mock.called("AdminGetUser")).toMatchObject([{ input: alice }]);
  });
  test("waits for the n-th call of its own operation", async () => {
    const mock = mockOf();
    const calls = mock.called("AdminGetUser", { times: 2 });
    await ask(mock, { body: json(alice) });
    await ask(mock, { operation: "DescribeUserPool", body: json({ UserPoolId: pool }) });
    await ask(mock, { body: json({ ...alice, Username: "bob" }) });
    expect((await calls).map(({ input }) => input["Username"])).toEqual(["alice", "bob"]);
  });
  test("gives up in time, and says how many came", async () => {
    const mock = mockOf();
    await ask(mock, { body: json(alice) });
    await expect(mock.called("AdminGetUser", { times: 3, timeout: 10 })).rejects.toThrow(
      "AdminGetUser was called 1 of 3 times within 10 ms",
    );
  });
});

describe("the clock", () => {
  test("stands in contexts, and in Date once it is moved", async () => {
    const mock = createMock({
      service: smallCognito,
      handlers: { AdminGetUser: (_: unknown, { now }: { now: () => Date }) => ({ Username: now().toISOString() }) },
    });
    const plain = await ask(mock, { body: json(alice) });
    expect(plain.headers.get("date")).toBeNull();
    mock.clock.set("2031-02-03T04:05:06Z");
    const moved = await ask(mock, { body: json(alice) });
    expect(moved.headers.get("date")).toBe("Mon, 03 Feb 2031 04:05:06 GMT");
    expect(moved.json).toMatchObject({ Username: "2031-02-03T04:05:06.000Z" });
    mock.clock.advance(1000);
    expect(mock.clock.now().toISOString()).toBe("2031-02-03T04:05:07.000Z");
    mock.clock.resume();
    expect(Math.abs(mock.clock.now().getTime() - Date.now())).toBeLessThan(5_000);
  });
  test.each(["nonsense", NaN, new Date(NaN)])("refuses %s", (moment) => {
    expect(() => mockOf().clock.set(moment)).toThrow(RangeError);
  });
  test.each([-1, NaN, Infinity])("does not advance by %d", (milliseconds) => {
    expect(() => mockOf().clock.advance(milliseconds)).toThrow(RangeError);
  });
  test("ends the waits that are over, and no others", async () => {
    const { clock } = mockOf();
    clock.set(0);
    const ended: string[] = [];
    const waits = [clock.sleep(10).then(() => ended.push("10")), clock.sleep(30).then(() => ended.push("30"))];
    clock.advance(20);
    await waits[0];
    expect(ended).toEqual(["10"]);
    clock.resume();
    await Promise.all(waits);
    expect(ended).toEqual(["10", "30"]);
  });
});
