/** Stubs: what they answer, to whom, how often, and what is said of those that do not fit. */
import { describe, expect, test } from "vitest";
import { createMock, raw } from "../../../runtime/mock/index.js";
import type { StructureSchema } from "../../../runtime/schema/schema.js";
import { ask, json } from "../ask.js";
import { smallCognito } from "../small-cognito.js";

const pool = "us-east-1_Abc123xyz";
const alice = { UserPoolId: pool, Username: "alice" };
const bob = { UserPoolId: pool, Username: "bob" };

const mockOf = (options: Partial<Parameters<typeof createMock>[0]> = {}) =>
  createMock({ service: smallCognito, ...options });

async function statusesOf(mock: ReturnType<typeof mockOf>, count: number): Promise<readonly (string | number)[]> {
  const seen: (string | number)[] = [];
  for (let turn = 0; turn < count; turn++) {
    const { status, json: body } = await ask(mock, { body: json(alice) });
    seen.push(status === 200 ? String((body as { Username: unknown }).Username) : status);
  }
  return seen;
}

describe("answers", () => {
  test("a value", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").reply({ Username: "stubbed", UserCreateDate: new Date(0) });
    expect((await ask(mock, { body: json(alice) })).json).toEqual({
      Username: "stubbed",
      UserCreateDate: 0,
      Enabled: false,
    });
  });

  test("a function of input and context, asynchronous or not", async () => {
    const mock = mockOf();
    mock
      .on("AdminGetUser")
      .reply((input, { operation }) => ({ Username: `${operation.name} ${String(input["Username"])}` }));
    expect((await ask(mock, { body: json(alice) })).json).toMatchObject({ Username: "AdminGetUser alice" });
    mock.on("AdminGetUser").reply(async () => Promise.resolve({ Username: "later" }));
    expect((await ask(mock, { body: json(alice) })).json).toMatchObject({ Username: "later" });
  });

  test.each([
    ["with its message", ["nobody"], { __type: "ResourceNotFoundException", message: "nobody" }],
    ["with its members", [{ message: "none" }], { __type: "ResourceNotFoundException", message: "none" }],
    ["by its name alone", [], { __type: "ResourceNotFoundException" }],
  ] as const)("a modelled error %s", async (_, args, want) => {
    const mock = mockOf();
    mock.on("AdminGetUser").error("ResourceNotFoundException", ...args);
    const { status, json: body, headers } = await ask(mock, { body: json(alice) });
    expect([status, body]).toEqual([400, want]);
    expect(headers.get("x-amzn-errortype")).toBe("ResourceNotFoundException:");
  });

  describe("a modelled error that must have members", () => {
    const quota: StructureSchema = {
      type: "structure",
      id: "small#QuotaExceeded",
      error: { fault: "client", httpStatus: 400 },
      members: {
        message: { target: { type: "string", id: "smithy.api#String" } },
        resource: {
          target: { type: "string", id: "small#Resource", pattern: { text: "^r-\\d{3}$", regexp: /^r-\d{3}$/ } },
          required: true,
        },
      },
    };
    const { AdminGetUser } = smallCognito.operations;
    if (AdminGetUser === undefined) throw new Error("no such operation");
    const service = { ...smallCognito, operations: { AdminGetUser: { ...AdminGetUser, errors: [quota] } } };

    test.each([
      ["has them sampled with a message", "too many", { message: "too many" }],
      ["has them sampled without one", undefined, {}],
      ["keeps those it is given", { resource: "r-042" }, { resource: "r-042" }],
    ] as const)("%s", async (_, given, want) => {
      const mock = mockOf({ service });
      mock.on("AdminGetUser").error("QuotaExceeded", given);
      const { status, json: body } = await ask(mock, { body: json(alice) });
      expect(status).toBe(400);
      expect(body).toMatchObject({ resource: expect.stringMatching(/^r-\d{3}$/), ...want });
    });

    test("is refused when it is given some and not all", () => {
      const define = () =>
        mockOf({ service })
          .on("AdminGetUser")
          .error("QuotaExceeded", { extra: 1 } as never);
      expect(define).toThrow("Value at '/resource'");
    });
  });

  test("a raw response", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").raw({ status: 503, headers: { "X-Proxy": "down" }, body: "<html>" });
    const { status, headers } = await mock.fetch(request(alice));
    expect([status, headers.get("x-proxy")]).toEqual([503, "down"]);
    expect(headers.get("access-control-expose-headers")).toMatch(/,x-proxy$/);
  });

  test("a sequence whose last entry stays", async () => {
    const mock = mockOf();
    const error = Object.assign(new Error("gone"), { name: "ResourceNotFoundException" });
    mock
      .on("AdminGetUser")
      .sequence([{ Username: "1" }, error as never, raw({ status: 503, body: "{}" }), () => ({ Username: "4" })]);
    expect(await statusesOf(mock, 6)).toEqual(["1", 400, 503, "4", "4", "4"]);
  });

  test("the handler, or the default response, when it passes through", async () => {
    const handlers = { AdminGetUser: () => ({ Username: "handler" }) };
    const handled = mockOf({ handlers });
    handled.on("AdminGetUser").reply({ Username: "below" });
    handled.on("AdminGetUser").passThrough().once();
    expect(await statusesOf(handled, 2)).toEqual(["handler", "below"]);
    const plain = mockOf();
    plain.on("AdminGetUser").passThrough().delay(1);
    expect(await statusesOf(plain, 1)).toEqual(["alice"]);
  });
});

describe("which stub answers", () => {
  test("the newest, as often as it may; then the one before, then handlers, then the model", async () => {
    const mock = mockOf({ handlers: { AdminGetUser: () => ({ Username: "handler" }) } });
    mock.on("AdminGetUser").reply({ Username: "old" }).times(2);
    mock.on("AdminGetUser").reply({ Username: "new" }).once();
    expect(await statusesOf(mock, 4)).toEqual(["new", "old", "old", "handler"]);
  });

  test("none that has no answer yet", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").once();
    expect(await statusesOf(mock, 1)).toEqual(["alice"]);
  });

  test("none that has been removed", async () => {
    const mock = mockOf();
    const stub = mock.on("AdminGetUser").reply({ Username: "stub" });
    expect(await statusesOf(mock, 1)).toEqual(["stub"]);
    expect(stub.used).toBe(1);
    stub.remove();
    expect(await statusesOf(mock, 1)).toEqual(["alice"]);
  });

  test("only of its own mock", async () => {
    const [one, other] = [mockOf(), mockOf()];
    one.on("AdminGetUser").reply({ Username: "one" });
    expect([await statusesOf(one, 1), await statusesOf(other, 1)]).toEqual([["one"], ["alice"]]);
    expect([one.calls().length, other.calls().length]).toEqual([1, 1]);
  });

  test("by input", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").reply({ Username: "anybody" });
    mock.on("AdminGetUser", { Username: "bob" }).reply({ Username: "Bob" });
    mock.on("AdminGetUser", ({ Username }) => Username === "carol").reply({ Username: "Carol" });
    const names = await Promise.all(
      [alice, bob, { ...bob, Username: "carol" }].map(async (user) => (await ask(mock, { body: json(user) })).json),
    );
    expect(names).toMatchObject([{ Username: "anybody" }, { Username: "Bob" }, { Username: "Carol" }]);
  });

  test("a predicate that throws is a 500 that only the record explains", async () => {
    const mock = mockOf();
    const fail = (): boolean => {
      throw new Error("hush");
    };
    mock.on("AdminGetUser", fail).reply({ Username: "never" });
    const { status, text } = await ask(mock, { body: json(alice) });
    expect([status, text]).toEqual([500, '{"__type":"InternalFailure"}']);
    expect(mock.calls()).toMatchObject([{ outcome: "failed" }]);
  });

  test("not at all for input that breaks the model", async () => {
    const mock = mockOf();
    const stub = mock.on("AdminGetUser").reply({ Username: "x" });
    expect((await ask(mock, { body: "{}" })).status).toBe(400);
    expect(stub.used).toBe(0);
  });
});

describe("delays", () => {
  test("pass on the mock's clock", async () => {
    const mock = mockOf();
    mock.clock.set("2030-01-01T00:00:00Z");
    mock.on("AdminGetUser").delay(60_000).reply({ Username: "late" });
    let done = false;
    const answer = statusesOf(mock, 1).finally(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    mock.clock.advance(60_000);
    expect(await answer).toEqual(["late"]);
  });
});

describe("what does not fit is refused at once, by its place, without its value", () => {
  const mock = mockOf();
  const on = mock.on as (name: string, match?: unknown) => ReturnType<typeof mock.on>;
  const rows: readonly (readonly [string, { given: () => unknown; want: RegExp }])[] = [
    [
      "an unknown operation",
      { given: () => on("AdminGetUsr"), want: /no operation "AdminGetUsr"\. Is AdminGetUser meant\?/ },
    ],
    ["what every object has", { given: () => on("toString"), want: /no operation "toString"/ }],
    [
      "an unknown member of the input",
      {
        given: () => on("AdminGetUser", { Usrname: "hush" }),
        want: /fit AdminGetUserRequest\n.*'\/Usrname'.*not part/,
      },
    ],
    [
      "a wrong type",
      { given: () => on("AdminGetUser").reply({ Username: 4711 }), want: /'\/Username'.*must be a string/i },
    ],
    [
      "a wrong type, deep in it",
      {
        given: () => on("AdminGetUser").reply({ Username: "hush", UserAttributes: [{ Name: "a" }, { Name: 4711 }] }),
        want: /fit AdminGetUserResponse\n.*'\/UserAttributes\/1\/Name'/,
      },
    ],
    ["a member that is missing", { given: () => on("AdminGetUser").reply({}), want: /'\/Username'.*must not be null/ }],
    [
      "an unknown member",
      { given: () => on("AdminGetUser").reply({ Username: "a", User: "hush" }), want: /'\/User'.*not part/ },
    ],
    [
      "an entry of a sequence",
      {
        given: () => on("AdminGetUser").sequence([{ Username: "a" }, { Username: 4711 }]),
        want: /sequence\[1\].*\n.*'\/Username'/,
      },
    ],
    ["an empty sequence", { given: () => on("AdminGetUser").sequence([] as never), want: /at least one/ }],
    [
      "an unknown error",
      { given: () => on("AdminGetUser").error("NoSuchError"), want: /no error "NoSuchError"; it has Internal/ },
    ],
    [
      "a wrong member of an error",
      {
        given: () => on("AdminGetUser").error("ResourceNotFoundException", { message: 4711 as never }),
        want: /'\/message'/,
      },
    ],
    [
      "a second answer",
      {
        given: () =>
          (on("AdminGetUser").reply({ Username: "a" }) as never as { reply: (it: object) => void }).reply({
            Username: "b",
          }),
        want: /has its answer/,
      },
    ],
    ["times of no number", { given: () => on("AdminGetUser").times(0), want: /whole number from 1/ }],
    ["a delay of no time", { given: () => on("AdminGetUser").delay(-1), want: /milliseconds/ }],
    ["a status of no response", { given: () => on("AdminGetUser").raw({ status: 700 }), want: /200 to 599/ }],
    [
      "a field with a line break",
      { given: () => on("AdminGetUser").raw({ headers: { a: "b\r\nc: d" } }), want: /printable/ },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    expect(given).toThrow(TypeError);
    expect(given).toThrow(want);
    expect(given).not.toThrow(/hush|4711/);
  });
});

describe("assertAllUsed", () => {
  test("names what was not used, or not often enough, without sensitive values", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser", { Username: "hush", UserPoolId: pool }).reply({ Username: "a" });
    mock.on("AdminGetUser").reply({ Username: "a" }).times(2);
    mock.on("ForgetDevice");
    await ask(mock, { body: json(alice) });
    expect(() => mock.assertAllUsed()).toThrow(
      [
        "stubs were not used:",
        `  on("AdminGetUser", {"Username":"[REDACTED]","UserPoolId":"${pool}"}) was never used`,
        '  on("AdminGetUser") was used 1 of 2 times',
        '  on("ForgetDevice") has no answer',
      ].join("\n"),
    );
  });

  test("is content when every stub, and every entry of a sequence, had its turn", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").sequence([{ Username: "1" }, { Username: "2" }]);
    await statusesOf(mock, 1);
    expect(() => mock.assertAllUsed()).toThrow("was used 1 of 2 times");
    await statusesOf(mock, 1);
    expect(() => mock.assertAllUsed()).not.toThrow();
  });

  test("reset forgets stubs and calls", async () => {
    const mock = mockOf();
    mock.on("AdminGetUser").reply({ Username: "stub" });
    await statusesOf(mock, 1);
    mock.reset();
    expect(mock.calls()).toEqual([]);
    expect(() => mock.assertAllUsed()).not.toThrow();
    expect(await statusesOf(mock, 1)).toEqual(["alice"]);
  });
});

function request(body: object): Request {
  const headers = { "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser" };
  return new Request("http://mock.test/", {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-amz-json-1.1" },
    body: json(body),
  });
}
