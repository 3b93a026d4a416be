/** Handlers as users write them: typed, with parsed and validated input, whatever they return or throw. */
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import {
  type AdminGetUserRequest,
  type CognitoIdentityProviderHandlers,
  InvalidPasswordException,
  type SetUICustomizationRequest,
  UserNotFoundException,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import type { HandlerContext, MockOptions, RequestRecord } from "../../runtime/mock/index.js";
import { type Connection, rejectionOf, send, transports } from "./client.js";

const pool = "us-east-1_Abc123xyz";

describe.each(transports)("%s", (_, connect) => {
  let connection: Connection;
  afterEach(() => connection.close());
  const records: RequestRecord[] = [];

  async function start(
    handlers: CognitoIdentityProviderHandlers,
    options: Partial<Pick<MockOptions, "validation" | "auth">> = {},
  ): Promise<Connection["client"]> {
    records.length = 0;
    const onRequest = (record: RequestRecord): void => void records.push(record);
    connection = await connect(createCognitoIdentityProviderMock({ ...options, handlers, onRequest }));
    return connection.client;
  }

  test("bytes come and go as bytes, dates as dates", async () => {
    const image = Uint8Array.from({ length: 256 }, (__, byte) => byte);
    const date = new Date("2024-02-29T12:34:56.789Z");
    const received: SetUICustomizationRequest[] = [];
    const client = await start({
      SetUICustomization: (input) => {
        received.push(input);
        return { UICustomization: { UserPoolId: input.UserPoolId, CreationDate: date } };
      },
    });
    const output = await send(client, "SetUICustomization", { UserPoolId: pool, ImageFile: image });
    expect(received).toEqual([{ UserPoolId: pool, ImageFile: image }]);
    expect(received[0]?.ImageFile).toBeInstanceOf(Uint8Array);
    expect(output).toEqual({ UICustomization: { UserPoolId: pool, CreationDate: date } });
  });

  test("the context has the operation, the request's id and headers, and the default response", async () => {
    const contexts: HandlerContext[] = [];
    const client = await start({
      AdminGetUser: (input, context) => {
        contexts.push(context);
        expectTypeOf(input).toEqualTypeOf<AdminGetUserRequest>();
        return { ...(context.defaultResponse() as { Username: string }), UserStatus: "CONFIRMED" };
      },
    });
    const output = await send(client, "AdminGetUser", { UserPoolId: pool, Username: "alice" });
    expect(output).toMatchObject({ Username: "alice", UserStatus: "CONFIRMED" });
    const [context] = contexts;
    expect(context?.operation.name).toBe("AdminGetUser");
    expect(context?.requestId).toBe(records[0]?.requestId);
    expect(context?.headers.get("user-agent") ?? context?.headers.get("x-amz-user-agent")).toContain("aws-sdk-js");
    expect(context?.headers.get("authorization")).toContain("AWS4-HMAC-SHA256");
  });

  test("generated errors can be thrown, later too", async () => {
    const client = await start({
      AdminGetUser: () => {
        throw new UserNotFoundException({ message: "nobody" });
      },
      SignUp: () => Promise.reject(new InvalidPasswordException({ message: "too short" })),
    });
    const signUp = { ClientId: "a", Username: "u", Password: "p" };
    expect(await rejectionOf(client, "AdminGetUser", { UserPoolId: pool, Username: "u" })).toMatchObject({
      name: "UserNotFoundException",
      message: "nobody",
    });
    expect(await rejectionOf(client, "SignUp", signUp)).toMatchObject({
      name: "InvalidPasswordException",
      message: "too short",
    });
  });

  test("invalid input does not arrive, unless validation is off", async () => {
    const names: string[] = [];
    const handlers: CognitoIdentityProviderHandlers = {
      AdminGetUser: ({ Username }) => {
        names.push(Username);
        return { Username };
      },
    };
    const invalid = { UserPoolId: "nowhere", Username: "u" };
    expect(await rejectionOf(await start(handlers), "AdminGetUser", invalid)).toMatchObject({
      name: "InvalidParameterException",
    });
    await connection.close();
    await send(await start(handlers, { validation: "off" }), "AdminGetUser", invalid);
    expect(names).toEqual(["u"]);
  });

  test("the client signs, so a mock that insists is content", async () => {
    const client = await start({}, { auth: "require" });
    expect(await send(client, "AdminGetUser", { UserPoolId: pool, Username: "u" })).toMatchObject({ Username: "u" });
    expect(await send(client, "ForgotPassword", { ClientId: "a", Username: "u" })).toHaveProperty(
      "CodeDeliveryDetails",
    );
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ["a number for a string", { Username: 4711 }],
    ["a text for a date", { Username: "u", UserCreateDate: "hush" }],
    ["a map for a list", { Username: "u", UserAttributes: { Name: "hush" } }],
    ["a text for everything", "hush"],
    ["a BigInt", { Username: 4711n }],
    ["a function", { Username: () => "hush" }],
  ];
  test.each(wrong)("%s is a 500 that says nothing to the client", async (__, output) => {
    const client = await start({ AdminGetUser: () => output } as CognitoIdentityProviderHandlers);
    const caught = await rejectionOf(client, "AdminGetUser", { UserPoolId: pool, Username: "u" });
    expect(caught).toMatchObject({ name: "InternalFailure", $metadata: { httpStatusCode: 500 } });
    expect(`${JSON.stringify(caught)}${String(caught)}`).not.toMatch(/hush|4711/);
    expect(records).toMatchObject([{ outcome: "failed", cause: { name: "CodecFailure" } }]);
  });

  test("a document that contains itself is a 500 too", async () => {
    const circle: Record<string, unknown> = {};
    circle["hush"] = circle;
    const client = await start({
      StartWebAuthnRegistration: () => ({ CredentialCreationOptions: circle }),
    } as CognitoIdentityProviderHandlers);
    const caught = await rejectionOf(client, "StartWebAuthnRegistration", { AccessToken: "a" });
    expect(caught).toMatchObject({ name: "InternalFailure", $metadata: { httpStatusCode: 500 } });
  });
});
