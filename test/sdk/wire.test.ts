/** The whole service over a port, asked with plain HTTP: what test/mock has on a small service, and what only real models bring. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type CognitoIdentityProviderHandlers,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { json } from "../mock/ask.js";

const pool = "us-east-1_Abc123xyz";
const metadata: unknown[] = [];
const handlers: CognitoIdentityProviderHandlers = {
  AdminGetUser: async ({ Username }) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    return { Username };
  },
  SignUp: ({ ClientMetadata }) => {
    metadata.push(ClientMetadata);
    return { UserConfirmed: true, UserSub: "00000000-0000-4000-8000-000000000000" };
  },
};

let server: Listening;
beforeAll(async () => {
  server = await listen(createCognitoIdentityProviderMock({ handlers }), { port: 0 });
});
afterAll(() => server.close(0));

const target = (operation: string): string => `AWSCognitoIdentityProviderService.${operation}`;

interface Question {
  readonly operation?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

async function ask({ operation = "AdminGetUser", method = "POST", headers, body }: Question) {
  const usual = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target(operation) };
  const init = { method, headers: { ...usual, ...headers }, ...(body === undefined ? {} : { body }) };
  const response = await fetch(server.url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

describe("headers", () => {
  const exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  const rows: readonly (readonly [string, { given: Question; want: Readonly<Record<string, string | null>> }])[] = [
    ["a success", { given: { body: json({ UserPoolId: pool, Username: "u" }) }, want: { type: null, message: null } }],
    [
      "a broken constraint",
      {
        given: { body: json({ UserPoolId: pool }) },
        want: {
          type: "InvalidParameterException:",
          message:
            "1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
        },
      },
    ],
    [
      "an unknown operation",
      { given: { operation: "Nope", body: "{}" }, want: { type: "UnknownOperationException:", message: null } },
    ],
    ["no JSON", { given: { body: "{" }, want: { type: "SerializationException:", message: null } }],
    ["another method", { given: { method: "GET" }, want: { type: null, message: null } }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const { headers } = await ask(given);
    expect(headers.get("x-amzn-requestid")).toMatch(uuid);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toBe(exposed);
    expect(headers.get("date")).not.toBeNull();
    expect({ type: headers.get("x-amzn-errortype"), message: headers.get("x-amzn-errormessage") }).toEqual(want);
  });

  test("HEAD is lost and has no body, and the connection goes on", async () => {
    const head = await ask({ method: "HEAD" });
    expect([head.status, head.text]).toEqual([404, ""]);
    expect((await ask({ body: json({ UserPoolId: pool, Username: "u" }) })).status).toBe(200);
  });

  test("a preflight of a browser's SDK", async () => {
    const { status, headers, text } = await ask({
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.com",
        "access-control-request-method": "POST",
        "access-control-request-headers":
          "amz-sdk-invocation-id,amz-sdk-request,content-type,x-amz-target,x-amz-user-agent",
      },
    });
    expect([status, text, headers.get("access-control-allow-origin")]).toEqual([200, "", "*"]);
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    for (const name of ["amz-sdk-request", "x-amz-target", "x-amz-user-agent"]) {
      expect(headers.get("access-control-allow-headers")?.split(",")).toContain(name);
    }
  });

  test("a target twice is no target", async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = ["host", "mock", "content-type", "application/x-amz-json-1.1"];
      for (const name of ["AdminGetUser", "SignUp"]) headers.push("x-amz-target", target(name));
      const sent = request(server.url, { method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject).end("{}");
    });
    expect(status).toBe(400);
  });
});

describe("names that every object has", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "then", ""])(
    "operation %j",
    async (operation) => {
      expect((await ask({ operation, body: "{}" })).text).toBe(
        '{"__type":"com.amazon.coral.service#UnknownOperationException"}',
      );
    },
  );

  test("are keys like any other", async () => {
    metadata.length = 0;
    const keys = '{"__proto__":"a","constructor":"b","toString":"c","then":"d"}';
    const body = `{"ClientId":"a","Username":"u","__proto__":{"Password":"x"},"ClientMetadata":${keys}}`;
    const { status } = await ask({ operation: "SignUp", body });
    expect(status).toBe(200);
    const [received] = metadata;
    expect(JSON.stringify(received)).toBe(keys);
    expect(Object.getPrototypeOf(received)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, "Password")).toBe(false);
  });
});

const list = (items: string): string => `Member must satisfy enum value set: [${items}]`;

describe("broken constraints of the real model", () => {
  const rows: readonly (readonly [string, { given: [string, object]; want: string }])[] = [
    [
      "several members, alphabetically, sensitive values left out",
      {
        given: ["SignUp", { ClientId: "not a client id", Password: "p p", Username: "two words" }],
        want:
          "3 validation errors detected: " +
          "Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\w+]+$; " +
          "Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+$; " +
          "Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$",
      },
    ],
    [
      "items and their members",
      {
        given: [
          "AdminUpdateUserAttributes",
          { UserPoolId: pool, Username: "u", UserAttributes: [{ Name: "a" }, { Name: "" }, { Value: "hush" }] },
        ],
        want:
          "3 validation errors detected: " +
          "Value '' at 'userAttributes.2.member.name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+$; " +
          "Value '' at 'userAttributes.2.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
          "Value null at 'userAttributes.3.member.name' failed to satisfy constraint: Member must not be null",
      },
    ],
    [
      "an enum in a list",
      {
        given: ["AdminCreateUser", { UserPoolId: pool, Username: "u", DesiredDeliveryMediums: ["SMS", "PIGEON"] }],
        want: `1 validation error detected: Value 'PIGEON' at 'desiredDeliveryMediums.2.member' failed to satisfy constraint: ${list("SMS, EMAIL")}`,
      },
    ],
    [
      "a range",
      {
        given: ["ListUsers", { UserPoolId: pool, Limit: 61 }],
        want: "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
      },
    ],
    [
      "a value of a sensitive map, its key left out too",
      {
        given: [
          "InitiateAuth",
          { AuthFlow: "USER_AUTH", ClientId: "a", AuthParameters: { hush: "x".repeat(131_073) } },
        ],
        want: "1 validation error detected: Value at 'authParameters.[REDACTED].member' failed to satisfy constraint: Member must have length less than or equal to 131072",
      },
    ],
    [
      "keys that a flow needs, after everything else",
      {
        given: ["InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", ClientId: "a", AuthParameters: { USERNAME: "u" } }],
        want: "Missing required parameter PASSWORD",
      },
    ],
  ];
  test.each(rows)("%s", async (_, { given: [operation, input], want }) => {
    const { status, text } = await ask({ operation, body: json(input) });
    expect([status, JSON.parse(text)]).toEqual([400, { __type: "InvalidParameterException", message: want }]);
  });

  test("hundreds of thousands are not: the answer stays small", async () => {
    const body = `{"UserPoolId":"${pool}","Username":"u","UserAttributes":[${"{},".repeat(300_000)}{}]}`;
    const { status, text } = await ask({ operation: "AdminUpdateUserAttributes", body });
    expect(status).toBe(400);
    expect(text).toMatch(/^{"__type":"InvalidParameterException","message":"1000 validation errors detected: /);
    expect(text.length).toBeLessThan(200_000);
  });

  test("a thousand at once are all told", async () => {
    const UserAttributes = Array.from({ length: 1000 }, () => ({}));
    const { text } = await ask({
      operation: "AdminUpdateUserAttributes",
      body: json({ UserPoolId: pool, Username: "u", UserAttributes }),
    });
    expect(JSON.parse(text).message).toMatch(/^1000 validation errors detected: .*userAttributes\.1000\.member\.name/);
  });
});

describe("bodies", () => {
  const user = { UserPoolId: pool, Username: "u" };
  const rows: readonly (readonly [string, { given: string | Uint8Array<ArrayBuffer>; want: number }])[] = [
    ["with white space around", { given: `\r\n ${json(user)} \t`, want: 200 }],
    ["with a byte order mark", { given: `\ufeff${json(user)}`, want: 200 }],
    [
      "with a key twice: the last one counts",
      { given: `{"Username":"","UserPoolId":"${pool}","Username":"u"}`, want: 200 },
    ],
    ["with escapes", { given: `{"\\u0055sername":"\\u0075","UserPoolId":"${pool}"}`, want: 200 }],
    ["with a lone surrogate", { given: `{"Username":"\\ud800","UserPoolId":"${pool}"}`, want: 400 }],
    ["null", { given: "null", want: 400 }],
    ["a string", { given: '"x"', want: 400 }],
    ["single quotes", { given: "{'Username':'u'}", want: 400 }],
    ["NaN", { given: '{"Username":NaN}', want: 400 }],
    ["UTF-16", { given: new Uint8Array(new Uint16Array([0x7b, 0x7d]).buffer), want: 400 }],
    ["with megabytes that nobody knows", { given: json({ ...user, Unknown: "x".repeat(8_000_000) }), want: 200 }],
    ["beyond the limit", { given: `${" ".repeat(17 * 1024 * 1024)}{}`, want: 413 }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    expect((await ask({ body: given })).status).toBe(want);
  });

  test.each([100, 200, 100_000])("a document %i deep is read or refused, no more", async (levels) => {
    const Credential = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
    const body = `{"AccessToken":"a","Credential":${Credential}}`;
    const { status } = await ask({ operation: "CompleteWebAuthnRegistration", body });
    expect(status).toBe(levels === 100 ? 200 : 400);
  });
});

test("three hundred at once each get their own answer", async () => {
  const names = Array.from({ length: 300 }, (_, index) => `user-${index}`);
  const answers = await Promise.all(names.map((Username) => ask({ body: json({ UserPoolId: pool, Username }) })));
  expect(answers.map(({ text }) => JSON.parse(text).Username)).toEqual(names);
  expect(new Set(answers.map(({ headers }) => headers.get("x-amzn-requestid"))).size).toBe(names.length);
});
