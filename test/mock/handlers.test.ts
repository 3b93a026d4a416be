/** Handlers: what they get, what they may return and throw, and what the log hears of it. */
import { describe, expect, test } from "vitest";
import { type HandlerContext, type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { ask, json } from "./ask.js";
import { smallCognito } from "./small-cognito.js";

const user = { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" };

function mockWith(handlers: object) {
  const records: RequestRecord[] = [];
  const mock = createMock({ service: smallCognito, handlers, onRequest: (record) => void records.push(record) });
  return { mock, records };
}

describe("input", () => {
  test("is parsed, with a context beside it", async () => {
    const calls: [unknown, HandlerContext][] = [];
    const { mock } = mockWith({
      AdminGetUser: (input: unknown, context: HandlerContext) => {
        calls.push([input, context]);
        return { Username: "x" };
      },
    });
    const { headers } = await ask(mock, { body: json({ ...user, Unknown: 1 }), headers: { "x-extra": "1" } });
    const [[input, context] = []] = calls;
    expect(input).toEqual(user);
    expect(context?.operation.name).toBe("AdminGetUser");
    expect(context?.requestId).toBe(headers.get("x-amzn-requestid"));
    expect(context?.headers.get("x-extra")).toBe("1");
  });

  test("invalid input does not reach the handler", async () => {
    let called = false;
    const { mock } = mockWith({ AdminGetUser: () => (called = true) });
    await ask(mock, { body: "{}" });
    expect(called).toBe(false);
  });
});

describe("finding the method", () => {
  class Handlers {
    readonly name = "alice";
    AdminGetUser() {
      return { Username: this.name };
    }
  }
  class More extends Handlers {
    ForgetDevice() {
      return {};
    }
  }
  test("a class's methods count, inherited ones too, with their own `this`", async () => {
    const { mock, records } = mockWith(new More());
    expect((await ask(mock, { body: json(user) })).json).toMatchObject({ Username: "alice" });
    await ask(mock, { operation: "ForgetDevice", body: json({ DeviceKey: "k" }) });
    expect(records.map(({ outcome }) => outcome)).toEqual(["handler", "handler"]);
  });

  test.each(["toString", "constructor", "valueOf", "__proto__", "hasOwnProperty"])(
    "an operation called %s is not answered by what every object has",
    async (name) => {
      const [operation] = Object.values(smallCognito.operations);
      if (operation === undefined) throw new Error("BUG: no operations");
      const operations = Object.fromEntries([[name, { ...operation, name, examples: [] }]]);
      const service = { ...smallCognito, operations };
      const body = json({ AuthFlow: "REFRESH_TOKEN_AUTH", ClientId: "a" });
      for (const handlers of [{}, new Handlers()]) {
        const records: RequestRecord[] = [];
        const mock = createMock({ service, handlers, onRequest: (record) => void records.push(record) });
        expect((await ask(mock, { operation: name, body })).status).toBe(200);
        expect(records[0]?.outcome).toBe("default");
      }
    },
  );

  test("methods may come later", async () => {
    const handlers: Record<string, () => unknown> = {};
    const { mock, records } = mockWith(handlers);
    await ask(mock, { body: json(user) });
    handlers["AdminGetUser"] = () => ({ Username: "later" });
    await ask(mock, { body: json(user) });
    expect(records.map(({ outcome }) => outcome)).toEqual(["default", "handler"]);
  });
});

describe("output", () => {
  test("may be a promise", async () => {
    const { mock } = mockWith({ AdminGetUser: async () => Promise.resolve({ Username: "p" }) });
    expect((await ask(mock, { body: json(user) })).json).toMatchObject({ Username: "p" });
  });

  test("gets the model's defaults", async () => {
    const { mock } = mockWith({ AdminGetUser: () => ({ Username: "d" }) });
    expect((await ask(mock, { body: json(user) })).json).toEqual({ Username: "d", Enabled: false });
  });

  test("can start from the default response, and change it without harm", async () => {
    const { mock } = mockWith({
      AdminGetUser: (_: unknown, context: HandlerContext) => {
        const output = context.defaultResponse() as { UserAttributes: unknown[]; Username: string };
        output.UserAttributes.length = 1;
        return { ...output, Enabled: true };
      },
    });
    const first = await ask(mock, { body: json(user) });
    expect(first.json).toMatchObject({ Username: "alice", Enabled: true });
    expect((await ask(mock, { body: json(user) })).text).toBe(first.text);
  });

  const wrong: readonly (readonly [string, { given: unknown; want: string }])[] = [
    ["a number for a string", { given: { Username: 1 }, want: "expected string, found number" }],
    [
      "a string for a date",
      { given: { Username: "a", UserCreateDate: "2024" }, want: "expected timestamp, found string" },
    ],
    [
      "an invalid date",
      { given: { Username: "a", UserCreateDate: new Date(NaN) }, want: "expected timestamp, found other" },
    ],
    ["a null in a list", { given: { Username: "a", UserAttributes: [null] }, want: "expected structure, found null" }],
    ["a list for all of it", { given: [], want: "expected structure, found list" }],
    ["a string for all of it", { given: "secret", want: "expected structure, found string" }],
  ];
  test.each(wrong)("%s is a 500 that only the log explains", async (_, { given, want }) => {
    for (const output of [given, Promise.resolve(given)]) {
      const { mock, records } = mockWith({ AdminGetUser: () => output });
      const { status, text } = await ask(mock, { body: json(user) });
      expect([status, text]).toEqual([500, '{"__type":"InternalFailure"}']);
      expect(records).toMatchObject([{ outcome: "failed", status: 500, cause: { message: want } }]);
    }
  });

  test("where it is wrong is in the log", async () => {
    const { mock, records } = mockWith({ AdminGetUser: () => ({ Username: "a", UserAttributes: [{ Name: 1 }] }) });
    await ask(mock, { body: json(user) });
    expect(records[0]?.cause).toHaveProperty("reversedPath", ["Name", 0, "UserAttributes"]);
  });

  test("broken constraints are warnings, as at AWS", async () => {
    const { mock, records } = mockWith({ AdminGetUser: () => ({ UserAttributes: [{ Name: "n".repeat(40) }] }) });
    expect((await ask(mock, { body: json(user) })).status).toBe(200);
    expect(records[0]?.outputIssues.map(({ path }) => path)).toEqual(["/Username", "/UserAttributes/0/Name"]);
  });
});

describe("the log", () => {
  test("has the input redacted", async () => {
    const { mock, records } = mockWith({});
    const input = { AuthFlow: "REFRESH_TOKEN_AUTH", ClientId: "abc", AuthParameters: { REFRESH_TOKEN: "hush" } };
    await ask(mock, { operation: "InitiateAuth", body: json(input), path: "/?X-Amz-Signature=hush" });
    expect(records[0]).toMatchObject({
      method: "POST",
      path: "/",
      operation: "InitiateAuth",
      outcome: "default",
      status: 200,
      input: { AuthFlow: "REFRESH_TOKEN_AUTH", ClientId: "[REDACTED]", AuthParameters: "[REDACTED]" },
    });
    expect(JSON.stringify(records)).not.toContain("hush");
  });

  const hidden: readonly (readonly [string, { given: unknown; want: object }])[] = [
    [
      "a key that is not allowed",
      {
        given: { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "u", PASSWORD: "p", hush: "x" } },
        want: { inputIssues: [{ path: "/AuthParameters", constraint: { unexpected: "[REDACTED]" } }] },
      },
    ],
    [
      "the key of a value that is too long",
      {
        given: { AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { hush: "x".repeat(131_073) } },
        want: { inputIssues: [{ path: "/AuthParameters/[REDACTED]" }] },
      },
    ],
    [
      "the key of a value of the wrong type",
      {
        given: { AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { "hu/sh": 1 } },
        want: { rejection: { kind: "misfit", path: "/AuthParameters/[REDACTED]" } },
      },
    ],
    [
      "but not that of a map that is not sensitive",
      {
        given: { AuthFlow: "REFRESH_TOKEN_AUTH", ClientMetadata: { "se~/en": 1 } },
        want: { rejection: { kind: "misfit", path: "/ClientMetadata/se~0~1en" } },
      },
    ],
  ];
  test.each(hidden)("hides keys of sensitive maps: %s", async (_, { given, want }) => {
    const { mock, records } = mockWith({});
    await ask(mock, { operation: "InitiateAuth", body: json({ ClientId: "a", ...(given as object) }) });
    expect(records).toMatchObject([want]);
    expect(JSON.stringify(records)).not.toMatch(/hush|hu\/sh|hu~1sh/);
  });

  test("may throw without anybody noticing", async () => {
    const mock = createMock({
      service: smallCognito,
      onRequest: () => {
        throw new Error("log is full");
      },
    });
    expect((await ask(mock, { body: json(user) })).status).toBe(200);
  });

  test("names errors and rejections", async () => {
    const { mock, records } = mockWith({
      AdminGetUser: () => {
        throw Object.assign(new Error("no"), { name: "NotAuthorizedException" });
      },
    });
    await ask(mock, { body: json(user) });
    await ask(mock, { operation: "Nope" });
    expect(records).toMatchObject([
      { outcome: "error", error: "NotAuthorizedException", operation: "AdminGetUser" },
      { outcome: "rejected", error: "UnknownOperationException", rejection: { kind: "unknownOperation" } },
    ]);
  });
});

test("a service of protocols unknown here is refused at once", () => {
  const service = { ...smallCognito, protocols: ["com.example#telegraph"] };
  expect(() => createMock({ service })).toThrow(/telegraph/);
});
