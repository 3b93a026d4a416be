/** Broken constraints in AWS's own wording. */
import { describe, expect, test } from "vitest";
import { type MockOptions, type RequestRecord, createMock, defaultProfile } from "../../runtime/mock/index.js";
import { ask, json } from "./ask.js";
import { smallCognito } from "./small-cognito.js";

const mockWith = (options: Partial<MockOptions> = {}) => createMock({ service: smallCognito, ...options });
const pool = "us-east-1_Abc123xyz";

const user = (input: object) => ({ operation: "AdminGetUser", input });

describe("messages", () => {
  interface Row {
    readonly given: { readonly operation: string; readonly input: unknown };
    readonly want: string;
  }
  const update = (UserAttributes: unknown) => ({
    operation: "AdminUpdateUserAttributes",
    input: { UserPoolId: pool, Username: "alice", UserAttributes },
  });
  const rows: readonly (readonly [string, Row])[] = [
    [
      "required",
      {
        given: user({ UserPoolId: pool }),
        want: "1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
      },
    ],
    [
      "members in alphabetical order; pattern before length",
      {
        given: user({ UserPoolId: "" }),
        want:
          "3 validation errors detected: " +
          "Value '' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\w-]+_[0-9a-zA-Z]+$; " +
          "Value '' at 'userPoolId' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
          "Value null at 'username' failed to satisfy constraint: Member must not be null",
      },
    ],
    [
      "a sensitive value is left out",
      {
        given: user({ UserPoolId: pool, Username: "a b" }),
        want: "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$",
      },
    ],
    [
      "list items count from one",
      {
        given: update([{ Name: "ok" }, { Value: "x" }]),
        want: "1 validation error detected: Value null at 'userAttributes.2.member.name' failed to satisfy constraint: Member must not be null",
      },
    ],
    [
      "too long",
      {
        given: update([{ Name: "n".repeat(33) }]),
        want: `1 validation error detected: Value '${"n".repeat(33)}' at 'userAttributes.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 32`,
      },
    ],
    [
      "a sensitive member below",
      {
        given: update([{ Name: "n", Value: "s".repeat(2049) }]),
        want: "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048",
      },
    ],
    [
      "range",
      {
        given: { operation: "ListUsers", input: { UserPoolId: pool, Limit: 61 } },
        want: "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
      },
    ],
    [
      "enum",
      {
        given: { operation: "InitiateAuth", input: { AuthFlow: "NOPE", ClientId: "a" } },
        want: "1 validation error detected: Value 'NOPE' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, USER_PASSWORD_AUTH]",
      },
    ],
    [
      "a dependent key, once the rest is valid",
      {
        given: {
          operation: "InitiateAuth",
          input: { AuthFlow: "USER_SRP_AUTH", ClientId: "a", AuthParameters: { USERNAME: "u" } },
        },
        want: "Missing required parameter SRP_A",
      },
    ],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const { status, json: body } = await ask(mockWith(), { operation: given.operation, body: json(given.input) });
    expect([status, body]).toEqual([400, { __type: "InvalidParameterException", message: want }]);
  });

  test("a value of a megabyte is cut", async () => {
    const { text } = await ask(mockWith(), { body: json({ UserPoolId: "é".repeat(1_000_000), Username: "a" }) });
    expect(text.length).toBeLessThan(3000);
  });

  test("other services say ValidationException", async () => {
    const { json: body } = await ask(mockWith({ profile: defaultProfile }), { body: json({ UserPoolId: pool }) });
    expect(body).toHaveProperty("__type", "ValidationException");
  });

  test("keys that a flow does not know pass, as they do at AWS", async () => {
    const AuthParameters = { USERNAME: "u", PASSWORD: "p", WHATEVER: "x" };
    const records: RequestRecord[] = [];
    const { status } = await ask(mockWith({ onRequest: (record) => void records.push(record) }), {
      operation: "InitiateAuth",
      body: json({ AuthFlow: "USER_PASSWORD_AUTH", ClientId: "a", AuthParameters }),
    });
    expect(status).toBe(200);
    expect(records[0]?.inputIssues.map(({ constraint }) => constraint)).toMatchObject([{ unexpected: "[REDACTED]" }]);
  });
});

describe("modes", () => {
  const invalid = { body: json({ UserPoolId: "" }) };

  test("warn serves the request and tells the log", async () => {
    const records: RequestRecord[] = [];
    const mock = mockWith({ validation: "warn", onRequest: (record) => void records.push(record) });
    expect((await ask(mock, invalid)).status).toBe(200);
    expect(records[0]?.inputIssues).toHaveLength(3);
  });

  test("off serves it and tells nothing", async () => {
    const records: RequestRecord[] = [];
    const mock = mockWith({ validation: "off", onRequest: (record) => void records.push(record) });
    expect((await ask(mock, invalid)).status).toBe(200);
    expect(records[0]?.inputIssues).toEqual([]);
  });

  test("checks that are given stand in for the schema's", async () => {
    const mock = mockWith({ checks: { AdminGetUser: () => undefined } });
    expect((await ask(mock, invalid)).status).toBe(200);
  });
});
