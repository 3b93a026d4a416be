/** In the page: the generated mock and the real SDK client, in one process that is no Node. */
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  SignUpCommand,
  UsernameExistsException,
  paginateListUsers,
} from "@aws-sdk/client-cognito-identity-provider";
import { sdkHandler } from "wrought/adapter/sdk";
import { sigv4 } from "wrought/adapter/sigv4";
import { createCognitoIdentityProviderMock } from "../../../generated/cognito-identity-provider/index.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

function clientOf(mock: Parameters<typeof sdkHandler>[0]): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ region: "us-east-1", credentials, requestHandler: sdkHandler(mock) });
}

const signUp = (Username: string) => new SignUpCommand({ ClientId: "1example", Username, Password: "s3cret-Pass" });

/** Stubs, an error as its class, what is recorded and what is shown of it. */
export async function scripted(): Promise<object> {
  const mock = createCognitoIdentityProviderMock();
  const client = clientOf(mock);
  mock.on("SignUp").reply(({ Username }) => ({ UserConfirmed: true, UserSub: `sub of ${Username}` }));
  mock.on("SignUp", { Username: "taken" }).error("UsernameExistsException", "taken").once();
  const { UserSub } = await client.send(signUp("jane"));
  const error: unknown = await client.send(signUp("taken")).catch((it: unknown) => it);
  mock.assertAllUsed();
  const [call] = mock.calls("SignUp");
  return {
    UserSub,
    isItsClass: error instanceof UsernameExistsException,
    message: error instanceof Error ? error.message : undefined,
    password: call?.input.Password,
    shown: JSON.stringify(mock.calls()),
    count: (await mock.called("SignUp", { times: 2 })).length,
  };
}

/** What the model answers, and what it refuses. */
export async function unscripted(): Promise<object> {
  const mock = createCognitoIdentityProviderMock({ seed: 7, pages: 3 });
  const client = clientOf(mock);
  const user = await client.send(new AdminGetUserCommand({ UserPoolId: "us-east-1_EXAMPLE", Username: "jane" }));
  const refused: unknown = await client
    .send(new ListUsersCommand({ UserPoolId: "no pool" }))
    .catch((it: unknown) => it);
  let pages = 0;
  for await (const page of paginateListUsers({ client }, { UserPoolId: "us-east-1_EXAMPLE" })) {
    pages += page.Users === undefined ? 0 : 1;
  }
  return {
    username: user.Username,
    created: user.UserCreateDate instanceof Date,
    refused: refused instanceof Error ? `${refused.name}: ${refused.message}` : undefined,
    pages,
  };
}

/** Faults, retried by the client, and signatures, verified by the page's own cryptography. */
export async function troubled(): Promise<object> {
  const mock = createCognitoIdentityProviderMock({ seed: 7 });
  mock.fault("SignUp", { kind: "throttle", calls: { to: 2 } });
  const { $metadata } = await clientOf(mock).send(signUp("jane"));
  const verifying = createCognitoIdentityProviderMock({ auth: sigv4({ credentials }) });
  const other = createCognitoIdentityProviderMock({
    auth: sigv4({ credentials: { ...credentials, secretAccessKey: "other" } }),
  });
  const list = new ListUsersCommand({ UserPoolId: "us-east-1_EXAMPLE" });
  const statusOf = async (mock: Parameters<typeof sdkHandler>[0]): Promise<unknown> =>
    clientOf(mock)
      .send(list)
      .then(
        (it) => it.$metadata.httpStatusCode,
        (error: unknown) => (error instanceof Error ? error.name : undefined),
      );
  return { attempts: $metadata.attempts, signed: await statusOf(verifying), forged: await statusOf(other) };
}

/** `mock.fetch` without any client. */
export async function fetched(): Promise<object> {
  const mock = createCognitoIdentityProviderMock();
  mock.on("SignUp").reply({ UserConfirmed: true, UserSub: "1" });
  const response = await mock.fetch(
    new Request("https://cognito-idp.us-east-1.amazonaws.com/", {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.SignUp",
      },
      body: JSON.stringify({ ClientId: "1example", Username: "jane", Password: "s3cret-Pass" }),
    }),
  );
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}
