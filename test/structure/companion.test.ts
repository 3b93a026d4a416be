/** What the companions of structures, enums, unions and errors do, on the generated code of Cognito. */
import { describe, expect, it } from "vitest";
import {
  AdminInitiateAuthRequest,
  AuthFlowType,
  paginateListUsers,
  TooManyRequestsException,
  UsernameExistsException,
  UserType,
} from "../../generated/cognito-identity-provider/index.js";
import * as types from "../../generated/cognito-identity-provider/types.js";
import type { StructureOf } from "../../runtime/structure/structure.js";
import { ValidationError } from "../../runtime/validate/validation-error.js";
import pino from "pino";
import { sampleValue } from "../../runtime/mock/sample/sample-value.js";
import { Outer, secretText, values } from "./secrets.js";

const valid = {
  UserPoolId: "eu-west-1_Example01",
  ClientId: "1example23456789",
  AuthFlow: "USER_SRP_AUTH",
  AuthParameters: { USERNAME: "ann", SRP_A: "abc" },
} as const;
const structures = Object.entries(types as Readonly<Record<string, unknown>>) as [string, StructureOf<unknown>][];

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** What pino writes of the value. */
const censored = (paths: readonly string[], value: object): unknown => {
  let line = "{}";
  const write = (text: string): string => (line = text);
  pino({ redact: { paths: [...paths], censor: "[REDACTED]" }, base: null, timestamp: false }, { write }).info(value);
  return JSON.parse(line);
};

/** The tokens that a paginator asked with, given those it was answered. */
const pagesOf = async (tokens: readonly (string | undefined)[], first?: string): Promise<readonly unknown[]> => {
  const asked: unknown[] = [];
  const call = async (input: { readonly PaginationToken?: string | undefined }): Promise<object> => {
    asked.push(input.PaginationToken);
    return { Users: [], PaginationToken: tokens[asked.length - 1] };
  };
  const input = { UserPoolId: "eu-west-1_a", ...(first === undefined ? {} : { PaginationToken: first }) };
  for await (const page of paginateListUsers(call, input)) expect(page).toHaveProperty("Users");
  return asked;
};

describe("create", () => {
  it("copies and freezes, however deep", () => {
    const created = Outer.create(values);
    const open: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null || value instanceof Uint8Array || value instanceof Date) return;
      if (!Object.isFrozen(value)) open.push(path);
      for (const [key, item] of Object.entries(value)) visit(item, `${path}/${key}`);
    };
    visit(created, "");
    expect(open).toEqual([]);
    expect(created).not.toBe(values);
    expect(Object.isFrozen(values["inner"])).toBe(false);
    expect(() => Object.assign(created, { shown: "b" })).toThrow(TypeError);
  });

  it("refuses what is invalid, all of it at once", () => {
    const error = thrown(() => AdminInitiateAuthRequest.create({ ...valid, ClientId: "", UserPoolId: "x" }));
    expect(ValidationError.is(error)).toBe(true);
    expect((error as ValidationError).issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/UserPoolId", "/ClientId"]),
    );
  });

  it("refuses unknown members, below as well", () => {
    const more = { ...valid, Nonsense: 1, ContextData: { IpAddress: "1.2.3.4", Nonsense: 1 } };
    const error = thrown(() => AdminInitiateAuthRequest.create(more as never)) as ValidationError;
    const unknown = error.issues.filter(({ constraint }) => constraint.kind === "unknownMember");
    expect(unknown.map(({ path }) => path).toSorted()).toEqual(["/ContextData/Nonsense", "/Nonsense"]);
  });

  it("takes members that are there and undefined", () => {
    const created = AdminInitiateAuthRequest.create({ ...valid, Session: undefined, toString: undefined } as never);
    expect(created.ClientId).toBe(valid.ClientId);
  });

  it("keeps a key __proto__ a key", () => {
    const AuthParameters = JSON.parse('{"USERNAME":"a","SRP_A":"b","__proto__":"c"}') as Record<string, string>;
    const created = thrown(() => AdminInitiateAuthRequest.create({ ...valid, AuthParameters }));
    expect((created as ValidationError).issues.map(({ constraint }) => constraint.kind)).toEqual(["dependentKeys"]);
    const Outer2 = Outer.create({ named: JSON.parse('{"__proto__":"x"}') as unknown });
    expect(Object.keys(Outer2["named"] as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(Outer2["named"])).toBe(Object.prototype);
  });
});

describe("is, validate, parse", () => {
  it("agree with each other", () => {
    for (const value of [valid, { ...valid, AuthFlow: "NONE" }, {}, null, 1, "x", []]) {
      const issues = AdminInitiateAuthRequest.validate(value);
      expect(AdminInitiateAuthRequest.is(value)).toBe(issues.length === 0);
      if (issues.length === 0) expect(AdminInitiateAuthRequest.parse(value)).toBe(value);
      else expect(thrown(() => AdminInitiateAuthRequest.parse(value))).toMatchObject({ issues });
    }
  });

  it("do to unknown members what is asked", () => {
    const more = { ...valid, Nonsense: 1, ContextData: undefined, UserContextData: undefined };
    expect(AdminInitiateAuthRequest.validate(more)).toEqual([]);
    expect(AdminInitiateAuthRequest.validate(more, { unknownMembers: "ignore" })).toEqual([]);
    const reported = AdminInitiateAuthRequest.validate(more, { unknownMembers: "report" });
    expect(reported.map(({ path }) => path)).toEqual(["/Nonsense"]);
    expect(AdminInitiateAuthRequest.parse(more)).toBe(more);
    expect(AdminInitiateAuthRequest.parse(more, { unknownMembers: "strip" })).toEqual(valid);
    expect(more.Nonsense).toBe(1);
    expect(thrown(() => AdminInitiateAuthRequest.parse(more, { unknownMembers: "report" }))).toBeInstanceOf(Error);
  });

  it("show no value in a message", () => {
    const wrong = { ...values, password: { SECRET: 1 }, inners: [{ password: 4711 }], SECRET: 1 };
    expect(
      Outer.validate(wrong)
        .map(({ message }) => message)
        .join(),
    ).not.toMatch(secretText);
  });
});

describe("redact, isEmpty, sensitive", () => {
  it("names the sensitive members", () => {
    expect(AdminInitiateAuthRequest.sensitive).toEqual(["ClientId", "AuthParameters", "Session"]);
  });

  it("redacts a copy", () => {
    const redacted = AdminInitiateAuthRequest.redact(valid);
    expect(redacted).toEqual({ ...valid, ClientId: "[REDACTED]", AuthParameters: expect.anything() as unknown });
    expect(JSON.stringify(redacted)).not.toMatch(/1example|ann|abc/);
    expect(JSON.stringify(Outer.redact(values))).not.toMatch(secretText);
  });

  it("knows an empty value", () => {
    expect(UserType.isEmpty({})).toBe(true);
    expect(UserType.isEmpty({ Username: undefined })).toBe(true);
    expect(UserType.isEmpty({ Username: "ann" })).toBe(false);
    expect(UserType.isEmpty(Object.create({ Username: "ann" }) as object)).toBe(true);
  });
});

describe("pino, given the sensitivePaths of any structure of Cognito", () => {
  it("hides what redact hides", () => {
    const withSecrets = structures.filter(([, { sensitivePaths }]) => sensitivePaths?.length > 0);
    expect(withSecrets.length).toBeGreaterThan(80);
    for (const [name, { schema, sensitivePaths, redact }] of withSecrets) {
      const value = sampleValue(schema, 1, { optional: "full" }) as object;
      const redacted = JSON.parse(JSON.stringify(redact(value))) as object;
      expect([name, censored(sensitivePaths, value)]).toEqual([name, { ...redacted, level: 30 }]);
    }
  });
});

describe("Standard Schema", () => {
  it("has version, vendor and results", async () => {
    const standard = AdminInitiateAuthRequest["~standard"];
    expect([standard.version, typeof standard.vendor]).toEqual([1, "string"]);
    expect(await standard.validate(valid)).toEqual({ value: valid });
    const { issues } = (await standard.validate({ ...valid, AuthParameters: { USERNAME: 1 } })) as {
      issues: readonly unknown[];
    };
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues)
      expect(issue).toMatchObject({ message: expect.any(String) as string, path: expect.any(Array) as unknown[] });
    expect((issues[0] as { path: unknown }).path).toEqual(["AuthParameters", "USERNAME"]);
  });
});

describe("enums", () => {
  it("list their values and know them", () => {
    expect(AuthFlowType.values).toContain("USER_SRP_AUTH");
    expect(Object.values(AuthFlowType)).toEqual(AuthFlowType.values);
    expect([AuthFlowType.is("USER_AUTH"), AuthFlowType.is("user_auth"), AuthFlowType.is("toString")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(Object.isFrozen(AuthFlowType) && Object.isFrozen(AuthFlowType.values)).toBe(true);
  });
});

describe("errors", () => {
  it("are errors that say whose fault it is and whether trying again helps", () => {
    const error = new UsernameExistsException({ message: "taken" });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.$fault, error.$httpStatus]).toEqual([
      "UsernameExistsException",
      "taken",
      "client",
      400,
    ]);
    expect(error.$retryable).toBeUndefined();
    expect(error.stack).toMatch(/companion\.test/);
    expect(new TooManyRequestsException({ message: "m", cause: error }).cause).toBe(error);
  });

  it("are known by name, of whatever class", () => {
    expect(UsernameExistsException.is({ name: "UsernameExistsException" })).toBe(true);
    expect(UsernameExistsException.is(new UsernameExistsException())).toBe(true);
    expect(
      [new TooManyRequestsException(), null, undefined, "UsernameExistsException", {}].map((it) =>
        UsernameExistsException.is(it),
      ),
    ).toEqual(Array(5).fill(false));
  });
});

describe("paginators", () => {
  const rows: readonly (readonly [string, { given: Parameters<typeof pagesOf>; want: readonly unknown[] }])[] = [
    ["no token", { given: [[undefined]], want: [undefined] }],
    ["two pages", { given: [["a", undefined]], want: [undefined, "a"] }],
    ["an empty token", { given: [["a", ""]], want: [undefined, "a"] }],
    ["a repeated token", { given: [["a", "a", "a"]], want: [undefined, "a"] }],
    ["the token it began with", { given: [["x", "x"], "x"], want: ["x"] }],
  ];
  it.each(rows)("end after %s", async (_, { given, want }) => expect(await pagesOf(...given)).toEqual(want));
});
