/** The grammar of stubs under a real compiler: what the model has compiles, and what it has not does not. */
import { beforeAll, describe, expect, it } from "vitest";
import { cognitoFiles } from "./cognito.js";
import { below, expectedErrors, placeOf, project, typeErrors } from "./type-check.js";

/** Lines that must compile, and lines that must not, each with its error. */
const claims = `
import { createMock, type MockOf, raw, type RecordedCall } from "wrought/mock";
import {
  type CognitoIdentityProviderMock,
  CognitoIdentityProviderService,
  createCognitoIdentityProviderMock,
  type InitiateAuthRequest,
  NotAuthorizedException,
  type SignUpRequest,
  type SignUpResponse,
} from "./cognito/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const mock: CognitoIdentityProviderMock = createCognitoIdentityProviderMock();

// Values.
mock.on("SignUp").reply({ UserConfirmed: true, UserSub: "a" });
mock.on("SignUp").reply({ UserConfirmed: "yes", UserSub: "a" }); // error: TS2322
mock.on("SignUp").reply({ UserConfirmed: true }); // error: TS2345
mock.on("SignUp").reply({ UserConfirmed: true, UserSub: "a", UserName: "b" }); // error: TS2353
mock.on("SignOp"); // error: TS2345
mock.on("toString"); // error: TS2345
mock.on("ForgetDevice").reply({});

// Functions.
mock.on("SignUp").reply((input) => ({ UserConfirmed: input.Username === "a", UserSub: "b" }));
mock.on("SignUp").reply(async (input, context) => ({ UserConfirmed: true, UserSub: input.Username + context.requestId }));
mock.on("SignUp").reply(() => raw({ status: 503 }));
mock.on("SignUp").reply((input) => ({ UserConfirmed: true, UserSub: input.UserName })); // error: TS2551
mock.on("SignUp").reply(() => ({ UserConfirmed: true })); // error: TS2345

// Errors: those of the operation, with their members.
mock.on("SignUp").error("UsernameExistsException", "taken").once();
mock.on("SignUp").error("UsernameExistsException", { message: "taken" });
mock.on("SignUp").error("UsernameExistsException");
mock.on("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH" }).error("NotAuthorizedException", "Incorrect username or password.").once();
mock.on("SignUp").error("UserNotConfirmedException"); // error: TS2345
mock.on("SignUp").error("NoSuchException"); // error: TS2345
mock.on("SignUp").error("UsernameExistsException", { reason: "taken" }); // error: TS2353
mock.on("SignUp").error("UsernameExistsException", 4711); // error: TS2345
mock.on("SignUp").error("InvalidParameterException", { message: "m", reasonCode: "r" });

// Sequences, raw responses, modifiers.
mock.on("SignUp").sequence([{ UserConfirmed: true, UserSub: "a" }, raw({ status: 503 }), () => ({ UserConfirmed: true, UserSub: "b" })]);
mock.on("InitiateAuth").sequence([new NotAuthorizedException({ message: "no" }), {}]);
mock.on("SignUp").sequence([]); // error: TS2345
mock.on("SignUp").sequence([{ UserConfirmed: 1, UserSub: "a" }]); // error: TS2322
mock.on("SignUp").raw({ status: 503, headers: { "retry-after": "1" }, body: "{}" }).times(2).delay({ min: 1, max: 2 });
mock.on("SignUp").once().delay({ median: 80, p99: 900 }).passThrough();
mock.on("SignUp").reply({ UserConfirmed: true, UserSub: "a" }).reply({ UserConfirmed: true, UserSub: "b" }); // error: TS2339
mock.on("SignUp").delay("soon"); // error: TS2345

// Matching: parts of the input, texts by expressions, anything by asymmetric matchers and predicates.
mock.on("SignUp", { Username: "a" }).passThrough();
mock.on("SignUp", { Username: /^a/, UserAttributes: [{ Name: "email" }], ClientMetadata: { a: "b" } }).passThrough();
mock.on("SignUp", { Username: { asymmetricMatch: () => true } }).passThrough();
mock.on("SignUp", ({ Username }) => Username.startsWith("a")).passThrough();
mock.on("SignUp", { UserName: "a" }); // error: TS2353
mock.on("SignUp", { Username: 1 }); // error: TS2322
mock.on("SignUp", { UserAttributes: [{ Nome: "email" }] }); // error: TS2353
mock.on("SignUp", ({ UserName }) => UserName === "a"); // error: TS2339
mock.on("InitiateAuth", { AuthFlow: "NO_FLOW" }); // error: TS2322

// Faults.
mock.fault("SignUp", { kind: "throttle", rate: 0.1 });
mock.fault("*", { kind: "latency", ms: { median: 80, p99: 900 }, calls: { from: 2 } });
mock.fault("SignOp", { kind: "throttle" }); // error: TS2345
mock.fault("*", { kind: "explode" }); // error: TS2322
mock.fault("*", { kind: "latency" }); // error: TS2345

// Calls.
export const calls: Same<ReturnType<typeof mock.calls<"SignUp">>, readonly RecordedCall<SignUpRequest, SignUpResponse>[]> = true;
export const first: string | undefined = mock.calls("SignUp")[0]?.input.Username;
export const all: readonly RecordedCall[] = mock.calls();
export const waited: Promise<InitiateAuthRequest | undefined> = mock.called("InitiateAuth", { times: 2 }).then(([call]) => call?.input);
mock.calls("SignOp"); // error: TS2345
mock.calls("SignUp")[0]?.input.UserName; // error: TS2551

// A mock of a model alone: any operation, any members.
const untyped: MockOf = createMock({ service: CognitoIdentityProviderService });
untyped.on("SignUp", { Username: "a" }).reply({ anything: 1 });
untyped.on("Whatever").error("AnyException", { message: "m", more: 1 });
export const name: unknown = untyped.calls("SignUp")[0]?.input["Username"];
`;

/** The matchers, with Vitest's own types. */
const matchers = `
import { expect } from "vitest";
import { resetAfterEach } from "wrought/vitest";
import { createMock } from "wrought/mock";
import { CognitoIdentityProviderService, createCognitoIdentityProviderMock } from "./cognito/index.js";

const mock = resetAfterEach(createCognitoIdentityProviderMock());
expect(mock).toHaveReceivedOperation("SignUp");
expect(mock).not.toHaveReceivedOperation("SignUp", { Username: "a" });
expect(mock).toHaveReceivedOperation("SignUp", { Username: expect.stringContaining("a") });
expect(mock).toHaveReceivedOperationTimes("SignUp", 2, ({ Username }) => Username === "a");
expect(mock).toHaveReceivedNthOperation(1, "SignUp", { ClientMetadata: { a: "b" } });
expect(mock).toHaveReceivedOperation("SignOp"); // error: TS2345
expect(mock).toHaveReceivedOperation("SignUp", { UserName: "a" }); // error: TS2353
expect(mock).toHaveReceivedOperationTimes("SignUp", "twice"); // error: TS2345
expect(createMock({ service: CognitoIdentityProviderService })).toHaveReceivedOperation("Whatever", { anything: 1 });
`;

describe("stubs, faults and calls", () => {
  let folder = "";
  let errors: readonly string[] = [];

  beforeAll(async () => {
    folder = project(
      "mock-types",
      new Map([...below("cognito", cognitoFiles()), ["claims.ts", claims], ["matchers.ts", matchers]]),
    );
    errors = await typeErrors(folder);
  });

  const of = (path: string): readonly string[] => errors.filter((error) => error.startsWith(path));

  it("accept what the model has and refuse what it has not", () => {
    expect(of("claims.ts").map(placeOf)).toEqual(expectedErrors(folder, "claims.ts"));
  });
  it("are matched by what the model has, and by nothing else", () => {
    expect(of("matchers.ts").map(placeOf)).toEqual(expectedErrors(folder, "matchers.ts"));
  });
  it("leave the generated code as it is", () => expect(of("cognito/")).toEqual([]));
  it("say which member is wrong", () => {
    const [wrong] = of("claims.ts");
    expect(wrong).toContain("'string' is not assignable to type 'boolean'");
  });
  it("are the same under TypeScript 5.4", async () => {
    const old = await typeErrors(folder, "oldest", ["cognito/*.ts", "claims.ts"]);
    expect(old.map(placeOf)).toEqual(expectedErrors(folder, "claims.ts"));
  });
});
