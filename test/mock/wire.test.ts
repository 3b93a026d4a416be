/** The wire of Cognito, case by case, as the recorded facts have it. */
import { describe, expect, test } from "vitest";
import { type MockOptions, createMock } from "../../runtime/mock/index.js";
import { type Question, ask, json } from "./ask.js";
import { smallCognito } from "./small-cognito.js";

const mockWith = (options: Partial<MockOptions> = {}) => createMock({ service: smallCognito, seed: 7, ...options });
const user = { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" };
const lost = {
  code: "BadRequest",
  message: "The server did not understand the operation that was requested.",
  type: "client",
};
const unknownOperation = { __type: "com.amazon.coral.service#UnknownOperationException" };

describe("requests that are not served", () => {
  const rows: readonly (readonly [string, { given: Question; want: { status: number; json: unknown } }])[] = [
    ["no target", { given: { headers: { "x-amz-target": undefined } }, want: { status: 404, json: lost } }],
    ["another path", { given: { path: "/prod" }, want: { status: 404, json: lost } }],
    ["GET", { given: { method: "GET" }, want: { status: 404, json: lost } }],
    ["PUT", { given: { method: "PUT" }, want: { status: 404, json: lost } }],
    ["an unknown operation", { given: { operation: "Nope" }, want: { status: 400, json: unknownOperation } }],
    ["toString", { given: { operation: "toString" }, want: { status: 400, json: unknownOperation } }],
    ["__proto__", { given: { operation: "__proto__" }, want: { status: 400, json: unknownOperation } }],
    [
      "another service's prefix",
      {
        given: { headers: { "x-amz-target": "AWSCognitoIdentityService.AdminGetUser" } },
        want: { status: 400, json: unknownOperation },
      },
    ],
    [
      "a target without a service",
      { given: { headers: { "x-amz-target": "AdminGetUser" } }, want: { status: 400, json: unknownOperation } },
    ],
    [
      "another content type",
      {
        given: { headers: { "content-type": "application/json" } },
        want: { status: 415, json: { __type: "UnsupportedMediaTypeException" } },
      },
    ],
    ["no JSON", { given: { body: "{" }, want: { status: 400, json: { __type: "SerializationException" } } }],
    [
      "trailing garbage",
      { given: { body: "{} {}" }, want: { status: 400, json: { __type: "SerializationException" } } },
    ],
    [
      "bytes that are not UTF-8",
      {
        given: { body: Uint8Array.of(0x22, 0xff, 0x22) },
        want: { status: 400, json: { __type: "SerializationException" } },
      },
    ],
    [
      "a list for a map",
      {
        given: { body: "[]" },
        want: { status: 400, json: { __type: "SerializationException", Message: "Expected map or null" } },
      },
    ],
    [
      "a number for a string",
      {
        given: { body: json({ ...user, Username: 1 }) },
        want: {
          status: 400,
          json: { __type: "SerializationException", Message: "NUMBER_VALUE can not be converted to a String" },
        },
      },
    ],
    [
      "a string for a list",
      {
        given: { operation: "AdminUpdateUserAttributes", body: json({ ...user, UserAttributes: "x" }) },
        want: { status: 400, json: { __type: "SerializationException", Message: "Expected list or null" } },
      },
    ],
    [
      "a map for a string",
      {
        given: { body: json({ UserPoolId: {} }) },
        want: {
          status: 400,
          json: {
            __type: "SerializationException",
            Message: "Start of structure or map found where not expected.",
          },
        },
      },
    ],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const { status, json: body } = await ask(mockWith(), given);
    expect({ status, json: body }).toEqual(want);
  });
});

describe("requests that are served", () => {
  const rows: readonly (readonly [string, Question])[] = [
    ["plainly", {}],
    ["with a charset", { headers: { "content-type": "Application/X-Amz-JSON-1.1; charset=utf-8" } }],
    ["with unknown members", { body: json({ ...user, Unknown: 1, __proto__: { x: 1 } }) }],
    ["with null for what is optional", { operation: "ListUsers", body: json({ ...user, Limit: null }) }],
    ["with a query", { path: "/?x=1" }],
  ];
  test.each(rows)("%s", async (_, question) => {
    const { status, headers } = await ask(mockWith(), { body: json(user), ...question });
    expect([status, headers.get("content-type")]).toEqual([200, "application/x-amz-json-1.1"]);
  });

  test("an empty body is an empty input", async () => {
    const { json: body } = await ask(mockWith({ validation: "off" }), { body: "" });
    expect(body).toHaveProperty("Username");
  });

  test("without output members the body is {}", async () => {
    const given = { operation: "ForgetDevice", body: json({ DeviceKey: "a" }) };
    expect((await ask(mockWith(), given)).text).toBe("{}");
    const updated = { operation: "AdminUpdateUserAttributes", body: json({ ...user, UserAttributes: [] }) };
    expect((await ask(mockWith(), updated)).text).toBe("{}");
  });

  test("timestamps are epoch seconds with a fraction", async () => {
    const handlers = { AdminGetUser: () => ({ Username: "a", UserCreateDate: new Date(1_700_000_000_123) }) };
    const { text } = await ask(mockWith({ handlers }), { body: json(user) });
    expect(text).toBe('{"Username":"a","UserCreateDate":1700000000.123,"Enabled":false}');
  });
});

const throwing = (error: unknown) =>
  mockWith({
    handlers: {
      AdminGetUser: () => {
        throw error;
      },
    },
  });

describe("errors", () => {
  test("have the recorded envelope", async () => {
    const thrown = Object.assign(new Error("Incorrect username or password."), { name: "NotAuthorizedException" });
    const { status, headers, text } = await ask(throwing(thrown), { body: json(user) });
    expect(status).toBe(400);
    expect(text).toBe('{"__type":"NotAuthorizedException","message":"Incorrect username or password."}');
    expect(headers.get("x-amzn-requestid")).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    headers.delete("x-amzn-requestid");
    expect(Object.fromEntries(headers)).toEqual({
      "content-type": "application/x-amz-json-1.1",
      "content-length": String(text.length),
      "x-amzn-errortype": "NotAuthorizedException:",
      "x-amzn-errormessage": "Incorrect username or password.",
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
    });
  });

  const statuses: readonly (readonly [string, number])[] = [
    ["ResourceNotFoundException", 400],
    ["NotAuthorizedException", 400],
    ["InternalErrorException", 500],
  ];
  test.each(statuses)("%s is a %i whatever httpError says", async (name, want) => {
    expect((await ask(throwing({ name, message: "m" }), { body: json(user) })).status).toBe(want);
  });

  test("cannot add header fields", async () => {
    const message = "a\r\nx-evil: 1\u0000é日本 \u{1F600}";
    const { headers, json: body } = await ask(throwing({ name: "NotAuthorizedException", message }), {
      body: json(user),
    });
    expect(headers.get("x-amzn-errormessage")).toBe("a  x-evil: 1 é?? ?");
    expect(headers.has("x-evil")).toBe(false);
    expect(body).toEqual({ __type: "NotAuthorizedException", message });
  });

  test("with a long message fit a client's header limit", async () => {
    const message = "m".repeat(100_000);
    const { headers, json: body } = await ask(throwing({ name: "NotAuthorizedException", message }), {
      body: json(user),
    });
    expect(headers.get("x-amzn-errormessage")?.length).toBe(2048);
    expect(body).toHaveProperty("message", message);
  });

  const unknown: readonly (readonly [string, unknown])[] = [
    ["an error of no model", new TypeError("secret detail")],
    ["an error of another operation", { name: "UserNotFoundException", message: "secret detail" }],
    ["a string", "secret detail"],
    ["nothing", undefined],
    ["a name of Object.prototype", { name: "toString", message: "secret detail" }],
    ["a member of the wrong type", { name: "NotAuthorizedException", message: { detail: "secret detail" } }],
  ];
  test.each(unknown)("%s becomes a 500 that tells nothing", async (_, thrown) => {
    const given = { body: json(user) };
    const mock = throwing(thrown);
    if (typeof thrown === "object" && thrown !== null && "message" in thrown && typeof thrown.message === "object") {
      expect((await ask(mock, given)).text).not.toContain("secret");
      return;
    }
    const { status, text, headers } = await ask(mock, given);
    expect([status, text, headers.get("x-amzn-errormessage")]).toEqual([500, '{"__type":"InternalFailure"}', null]);
  });
});

describe("authentication", () => {
  const signed = { authorization: "AWS4-HMAC-SHA256 Credential=a" };
  const rows: readonly (readonly [string, { given: Question; want: number }])[] = [
    ["a signed operation without a signature", { given: {}, want: 400 }],
    ["a signed operation with one", { given: { headers: signed }, want: 200 }],
    ["a presigned one", { given: { path: "/?X-Amz-Signature=abc" }, want: 200 }],
    ["an unsigned operation", { given: { operation: "ForgetDevice", body: json({ DeviceKey: "k" }) }, want: 200 }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const { status, json: body } = await ask(mockWith({ auth: "require" }), { body: json(user), ...given });
    expect(status).toBe(want);
    if (want === 400) {
      expect(body).toEqual({
        __type: "MissingAuthenticationTokenException",
        message: "Missing Authentication Token",
      });
    }
  });
});

describe("cross-origin access", () => {
  test("a preflight may ask for any header", async () => {
    const { status, headers } = await ask(mockWith(), {
      method: "OPTIONS",
      headers: {
        "x-amz-target": undefined,
        "content-type": undefined,
        origin: "http://localhost:5173",
        "access-control-request-headers": "X-Custom, bad name, x-amz-target",
      },
    });
    const allowed = headers.get("access-control-allow-headers")?.split(",") ?? [];
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    const wanted = ["x-amz-target", "x-amz-user-agent", "content-type", "cache-control", "authorization", "x-custom"];
    expect(allowed).toEqual(expect.arrayContaining(wanted));
    expect(allowed).not.toContain("bad name");
    expect(new Set(allowed).size).toBe(allowed.length);
  });

  test("can be switched off", async () => {
    const mock = mockWith({ cors: false });
    expect((await ask(mock, { method: "OPTIONS" })).status).toBe(404);
    expect((await ask(mock, { body: json(user) })).headers.has("access-control-allow-origin")).toBe(false);
  });
});

describe("limits", () => {
  test("a body that is too large", async () => {
    const mock = mockWith({ limits: { bodyBytes: 64 } });
    const { status, json: body } = await ask(mock, { body: json({ ...user, Unknown: "x".repeat(64) }) });
    expect([status, body]).toEqual([
      413,
      { __type: "RequestEntityTooLargeException", message: "Request body is larger than 64 bytes" },
    ]);
  });

  test("a million levels in a member nobody knows do no harm", async () => {
    const levels = 1_000_000;
    const body = `{"Unknown":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    expect((await ask(mockWith({ validation: "off" }), { body })).status).toBe(200);
  });
});
