/** Samples and default responses: valid, deterministic, and unmoved by what does not concern them. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMock, type Optional, sampleValue } from "../../runtime/mock/index.js";
import type {
  MemberSchema,
  OperationSchema,
  Schema,
  ServiceSchema,
  StructureSchema,
} from "../../runtime/schema/schema.js";
import { checkOf } from "../../runtime/validate/interpret.js";
import { issuesOf } from "../../runtime/validate/issue.js";
import { anySchema } from "./arbitrary-schema.js";
import { ask, json } from "./ask.js";
import { describeUserPool, initiateAuth, listUsers, smallCognito } from "./small-cognito.js";

const levels: readonly Optional[] = ["minimal", "typical", "full"];
const text: Schema = { type: "string", id: "com.example#Text" };
const structure = (members: Record<string, MemberSchema>): StructureSchema => ({
  type: "structure",
  id: "com.example#Sample",
  members,
});

describe("sampleValue", () => {
  test.each(levels)("%s samples are valid for every schema and seed", (optional) => {
    fc.assert(
      fc.property(anySchema, fc.integer(), (schema, seed) => {
        const value = sampleValue(schema, seed, { optional });
        expect(issuesOf(checkOf(schema)(value))).toEqual([]);
        expect(sampleValue(schema, seed, { optional })).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  test("a new member moves no other", () => {
    const before = sampleValue(structure({ first: { target: text }, last: { target: text } }), 1);
    const after = sampleValue(structure({ first: { target: text }, new: { target: text }, last: { target: text } }), 1);
    expect(after).toMatchObject(before as object);
  });

  test("another seed gives another value", () => {
    expect(sampleValue(text, 1)).not.toBe(sampleValue(text, 2));
  });

  test("dependent keys are kept", () => {
    const check = checkOf(initiateAuth.input);
    for (let seed = 0; seed < 50; seed++) {
      for (const optional of levels) expect(check(sampleValue(initiateAuth.input, seed, { optional }))).toBeUndefined();
    }
  });

  test("required recursion through a list ends", () => {
    const node: StructureSchema = structure({ children: { target: (): Schema => children, required: true } });
    const children: Schema = { type: "list", id: "com.example#Children", member: { target: () => node } };
    expect(sampleValue(node, 1)).toEqual({ children: [] });
    expect(sampleValue(node, 1, { optional: "full" })).toEqual({
      children: [{ children: [] }, { children: [] }, { children: [] }],
    });
  });

  test("recursion that cannot end does not hang", () => {
    const node: StructureSchema = structure({ next: { target: (): Schema => node, required: true } });
    expect(sampleValue(node, 1)).toBeDefined();
  });

  const shapes: readonly (readonly [string, { given: Schema; want: unknown }])[] = [
    ["a UUID for a sub", { given: structure({ UserSub: { target: text } }), want: { UserSub: /^[\da-f-]{36}$/ } }],
    ["an address for an e-mail", { given: structure({ Email: { target: text } }), want: { Email: /@example\.com$/ } }],
    ["an ARN", { given: structure({ RoleArn: { target: text } }), want: { RoleArn: /^arn:aws:/ } }],
    [
      "a URL",
      { given: structure({ CallbackUrl: { target: text } }), want: { CallbackUrl: /^https:\/\/example\.com\// } },
    ],
  ];
  test.each(shapes)("%s", (_, { given, want }) => {
    const value = sampleValue(given, 3) as Record<string, string>;
    for (const [name, regexp] of Object.entries(want as Record<string, RegExp>)) expect(value[name]).toMatch(regexp);
  });
});

const signIn = (PASSWORD: string, more: object = {}) => ({
  operation: "InitiateAuth",
  body: json({
    AuthFlow: "USER_PASSWORD_AUTH",
    ClientId: "1example23456789",
    AuthParameters: { USERNAME: "alice", PASSWORD },
    ...more,
  }),
});

describe("default responses", () => {
  const mock = createMock({ service: smallCognito, seed: 7 });
  const pool = "eu-west-1_Abc123xyz";

  test("are the same for the same seed, and others for another", async () => {
    const question = { operation: "AdminGetUser", body: json({ UserPoolId: pool, Username: "alice" }) };
    const first = await ask(createMock({ service: smallCognito, seed: 7 }), question);
    const second = await ask(createMock({ service: smallCognito, seed: 7 }), question);
    const other = await ask(createMock({ service: smallCognito, seed: 8 }), question);
    expect([second.text, second.headers.get("x-amzn-requestid")]).toEqual([
      first.text,
      first.headers.get("x-amzn-requestid"),
    ]);
    expect(other.text).not.toBe(first.text);
  });

  test("what was asked for comes back", async () => {
    const user = await ask(mock, { body: json({ UserPoolId: pool, Username: "alice" }) });
    expect(user.json).toMatchObject({ Username: "alice" });
    const described = await ask(mock, { operation: describeUserPool.name, body: json({ UserPoolId: pool }) });
    expect(described.json).toMatchObject({ UserPool: { Id: pool } });
  });

  test("paginators end", async () => {
    const { json: body } = await ask(mock, {
      operation: listUsers.name,
      body: json({ UserPoolId: pool, PaginationToken: "t" }),
    });
    expect(Object.keys(body as object)).toEqual(["Users"]);
  });

  test("ids look like Cognito's", async () => {
    const hinted = createMock({ service: smallCognito, validation: "off" });
    const { json: body } = await ask(hinted, { operation: describeUserPool.name });
    expect((body as { UserPool: { Id: string } }).UserPool.Id).toMatch(/^us-east-1_[A-Za-z\d]{9}$/);
  });

  describe("examples come first", () => {
    test("an output", async () => {
      const { json: body } = await ask(mock, signIn("correct horse", { ClientMetadata: { a: "b" } }));
      expect(body).toEqual({
        AuthenticationResult: { AccessToken: "eyJ.example", ExpiresIn: 3600 },
        ChallengeParameters: {},
      });
    });
    test("an error", async () => {
      const { status, json: body } = await ask(mock, signIn("wrong"));
      expect([status, body]).toEqual([
        400,
        { __type: "NotAuthorizedException", message: "Incorrect username or password." },
      ]);
    });
    test("but only where the input matches", async () => {
      const { text: body } = await ask(mock, signIn("something else"));
      expect(body).not.toContain("eyJ.example");
    });
    test("and only where they fit the model", async () => {
      const broken: OperationSchema = {
        ...initiateAuth,
        examples: [{ title: "broken", input: {}, output: { AuthenticationResult: "not a structure" } }],
      };
      const service: ServiceSchema = { ...smallCognito, operations: { InitiateAuth: broken } };
      const { status, json: body } = await ask(createMock({ service }), signIn("x"));
      expect([status, typeof (body as { AuthenticationResult: unknown }).AuthenticationResult]).toEqual([
        200,
        "object",
      ]);
    });
  });
});
