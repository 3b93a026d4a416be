/** Generated types under real compilers: strict, and against the published client of Cognito. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { cognitoFiles, cognitoModel, filesOf, planOf } from "./cognito.js";
import { exampleModule } from "./example-module.js";
import { tortureModel } from "./torture-model.js";
import { below, expectedErrors, placeOf, project, typeErrors } from "./type-check.js";

const wrong = 'export const wrong: number = "text"; // error: TS2322\n';

function tortureFiles(): ReadonlyMap<string, string> {
  const { model } = loadModel([{ file: "torture.json", text: JSON.stringify(tortureModel()) }]);
  if (model === undefined) throw new Error("the torture model does not load");
  return filesOf(model);
}

/** The client adds `| undefined` to the required members of what it returns. */
const present = `
type Present<T> = T extends Date | Uint8Array ? T : T extends readonly (infer Item)[] ? Present<Item>[] : T extends object
  ? { [K in keyof T]: Record<never, never> extends Pick<T, K> ? Present<T[K]> : Present<Exclude<T[K], undefined>> }
  : T;
`;

const type = (namespace: string, node: unknown): string => (node === "Unit" ? "{}" : `${namespace}.${String(node)}`);

/** Their outputs hold an SmsConfiguration, whose SnsCallerArn the published client, which is newer, no longer requires. */
const loosened = ["CreateUserPool", "DescribeUserPool", "GetUserPoolMfaConfig", "SetUserPoolMfaConfig"];

/**
 * Every input of an operation assignable to the client's, every output both ways: to the client's where ours has no other
 * enum values, from the client's where ours has any, because a newer client knows more of them.
 */
function clientComparison(): string {
  const { operations } = planOf(cognitoModel());
  const lines = operations.flatMap(({ name, wireName, input, output }) => {
    const theirs = `Omit<aws.${wireName}CommandOutput, "$metadata">`;
    return [
      `export const in${name} = (value: ${type("ours", input.node)}): aws.${wireName}CommandInput => value;`,
      `export const out${name} = (value: ${type("closed", output.node)}): ${theirs} => value;`,
      `export const back${name} = (value: Present<${theirs}>): ${type("open", output.node)} => value;${loosened.includes(name) ? " // error: TS2322" : ""}`,
    ];
  });
  return [
    'import type * as aws from "@aws-sdk/client-cognito-identity-provider";',
    'import type * as closed from "./closed/index.js";',
    'import type * as open from "./open/index.js";',
    'import type * as ours from "./cognito/index.js";',
    present,
    ...lines,
    "",
  ].join("\n");
}

/** Lines that must compile, and lines that must not, each with its error. */
const claims = `
import type { Sensitive, SensitiveKeys } from "wrought/runtime";
import {
  AdminInitiateAuth,
  AdminInitiateAuthRequest,
  type AdminInitiateAuthErrors,
  type AdminInitiateAuthRequestByAuthFlow,
  AuthFlowType,
  type CognitoIdentityProviderOperations,
  createCognitoIdentityProviderMock,
  type ListUsersResponse,
  paginateListUsers,
} from "./cognito/index.js";
import { type Choice, Choice as choices, type ChoiceMembers } from "./torture/types.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// A plain string is a Sensitive<string>, and the other way round.
export const marked: Sensitive<string> = "secret";
export const plain: string = marked;
export const keys: Same<SensitiveKeys<AdminInitiateAuthRequest>, (typeof AdminInitiateAuthRequest.sensitive)[number]> = true;
export const three: Same<SensitiveKeys<AdminInitiateAuthRequest>, "ClientId" | "AuthParameters" | "Session"> = true;
export const notTwo: Same<SensitiveKeys<AdminInitiateAuthRequest>, "ClientId" | "Session"> = true; // error: TS2322

// Narrowed by flow.
const ids = { UserPoolId: "eu-west-1_a", ClientId: "a" };
const srp: AdminInitiateAuthRequestByAuthFlow<"USER_SRP_AUTH"> = {
  ...ids, AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME: "ann", SRP_A: "a1" },
};
export const wide: AdminInitiateAuthRequest = srp;
export const noSrp: AdminInitiateAuthRequestByAuthFlow<"USER_SRP_AUTH"> = {
  ...ids, AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME: "ann" }, // error: TS2322
};
export const noParameters: AdminInitiateAuthRequestByAuthFlow<"USER_SRP_AUTH"> = { ...ids, AuthFlow: "USER_SRP_AUTH" }; // error: TS2322
export const otherFlow: AdminInitiateAuthRequestByAuthFlow<"USER_SRP_AUTH"> = { ...srp, AuthFlow: "USER_AUTH" }; // error: TS2322
export type NoFlow = AdminInitiateAuthRequestByAuthFlow<"NO_FLOW">; // error: TS2344

// Unknown members, missing members, wrong enum values.
export const unknownMember: AdminInitiateAuthRequest = { ...ids, AuthFlow: "USER_AUTH", Nonsense: 1 }; // error: TS2353
export const missing: AdminInitiateAuthRequest = { ClientId: "a", AuthFlow: "USER_AUTH" }; // error: TS2741
export const noValue: AuthFlowType = "NONSENSE"; // error: TS2322
export const value: AuthFlowType = AuthFlowType.USER_AUTH;

// Unions: every member has its function, and a value has one member.
export const visit = (value: Choice): string =>
  choices.match(value, {
    tree: () => "", text: (text: string) => text, nothing: () => "", ["__proto__"]: () => "", constructor: () => "",
    then: () => "", input: () => "", members: () => "", ChoiceMemberNames: () => "", $unknown: (name) => name,
  });
export const visitLess = (value: Choice): string =>
  choices.match(value, { text: (text: string) => text, $unknown: (name: string) => name }); // error: TS2345
export const one: Choice = { text: "a" };
export const two: Choice = { text: "a", input: "b" }; // error: TS2322
export const odd: Choice = { $unknown: ["b", 1], constructor: "a" }; // error: TS2353
export const members: keyof ChoiceMembers = "tree";

// Operations, errors, pages.
export type Input = Parameters<CognitoIdentityProviderOperations["AdminInitiateAuth"]>[0];
export const input: Same<Input, AdminInitiateAuthRequest> = true;
export const operation: string = AdminInitiateAuth.name;
export const errorName = (error: AdminInitiateAuthErrors): "client" | "server" => error.$fault;
export const pages: AsyncGenerator<ListUsersResponse> = paginateListUsers(async () => ({ Users: [] }), { UserPoolId: "eu-west-1_a" });
paginateListUsers(async () => ({ Users: 1 }), { UserPoolId: "a" }); // error: TS2322

// Handlers.
createCognitoIdentityProviderMock({ handlers: { AdminInitiateAuth: (input) => ({ Session: input.ClientId }) } });
createCognitoIdentityProviderMock({ handlers: { NoOperation: () => ({}) } }); // error: TS2353
createCognitoIdentityProviderMock({ handlers: { AdminInitiateAuth: () => ({ Session: 1 }) } }); // error: TS2322
createCognitoIdentityProviderMock({ handlers: { AdminInitiateAuth: () => ({ NoMember: 1 }) } }); // error: TS2322
`;

describe("generated types", () => {
  let folder = "";
  let errors: readonly string[] = [];

  beforeAll(async () => {
    folder = project(
      "types",
      new Map([
        ...below("cognito", cognitoFiles()),
        ...below("closed", cognitoFiles({ openEnums: "never" })),
        ...below("open", cognitoFiles({ openEnums: "always" })),
        ...below("torture", tortureFiles()),
        ["wrong.ts", wrong],
        ["client.ts", clientComparison()],
        ["claims.ts", claims],
        ["examples.ts", exampleModule(cognitoFiles())],
      ]),
    );
    errors = await typeErrors(folder);
  });

  const of = (path: string): readonly string[] => errors.filter((error) => error.startsWith(path));

  it("compile under every strict flag: Cognito", () => expect(of("cognito/")).toEqual([]));
  it("compile under every strict flag: closed enums", () => expect(of("closed/")).toEqual([]));
  it("compile under every strict flag: open enums", () => expect(of("open/")).toEqual([]));
  it("compile under every strict flag: the torture model", () => expect(of("torture/")).toEqual([]));
  it("would not compile if they were wrong", () => {
    expect(of("wrong.ts").map(placeOf)).toEqual(expectedErrors(folder, "wrong.ts"));
    expect(of("wrong.ts")).toHaveLength(1);
  });
  it("fit the published client, every operation", () => {
    expect(of("client.ts").map(placeOf)).toEqual(expectedErrors(folder, "client.ts"));
  });
  it("have examples that compile", () => expect(of("examples.ts")).toEqual([]));
  it("accept what is right and refuse what is wrong", () => {
    expect(of("claims.ts").map(placeOf)).toEqual(expectedErrors(folder, "claims.ts"));
  });

  it("compile under TypeScript 5.4", async () => {
    const old = await typeErrors(folder, "oldest", ["cognito/*.ts", "torture/*.ts", "wrong.ts"]);
    expect(old.map(placeOf)).toEqual(expectedErrors(folder, "wrong.ts"));
  });
});
