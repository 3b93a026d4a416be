/** The real AWS SDK client against the mock, in process and over HTTP. */
import { Readable } from "node:stream";
import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  ForgetDeviceCommand,
  InitiateAuthCommand,
  InternalErrorException,
  InvalidParameterException,
  NotAuthorizedException,
  paginateListUsers,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import { type Mock, type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { smallCognito } from "../mock/small-cognito.js";

const user = { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" };
const records: RequestRecord[] = [];
const created = new Date(1_700_000_000_123);
const handlers = {
  AdminGetUser: ({ Username }: { Username: string }) => {
    if (Username === "mallory") throw Object.assign(new Error("no"), { name: "NotAuthorizedException" });
    if (Username === "broken") throw Object.assign(new Error("oh"), { name: "InternalErrorException" });
    if (Username === "crash") throw new Error("secret");
    return { Username, UserCreateDate: created, UserAttributes: [{ Name: "sub", Value: "日本 \u{1F600}" }] };
  },
};
const mock: Mock = createMock({ service: smallCognito, handlers, onRequest: (record) => void records.push(record) });
let server: Listening;
beforeAll(async () => {
  server = await listen(mock, { port: 0 });
});
afterAll(() => server.close());

const settings = { region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 };
const clients: readonly (readonly [string, () => CognitoIdentityProviderClient])[] = [
  ["in process", () => new CognitoIdentityProviderClient({ ...settings, requestHandler: sdkHandler(mock) })],
  ["over HTTP", () => new CognitoIdentityProviderClient({ ...settings, endpoint: server.url })],
];

describe.each(clients)("%s", (_, make) => {
  test("a handler's output arrives equal", async () => {
    const { $metadata, ...output } = await make().send(new AdminGetUserCommand(user));
    expect(output).toEqual({
      Username: "alice",
      UserCreateDate: created,
      UserAttributes: [{ Name: "sub", Value: "日本 \u{1F600}" }],
      Enabled: false,
    });
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: records.at(-1)?.requestId });
  });

  test("operations without output members", async () => {
    const client = make();
    const forgotten = await client.send(new ForgetDeviceCommand({ DeviceKey: "us-east-1_a" }));
    const updated = await client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes: [] }));
    expect([Object.keys(forgotten), Object.keys(updated)]).toEqual([["$metadata"], ["$metadata"]]);
  });

  test("an example answers", async () => {
    const command = new InitiateAuthCommand({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: "1example23456789",
      AuthParameters: { USERNAME: "alice", PASSWORD: "wrong" },
    });
    await expect(make().send(command)).rejects.toThrow(NotAuthorizedException);
  });

  test("errors arrive as the client's classes", async () => {
    const client = make();
    const get = (Username: string) => client.send(new AdminGetUserCommand({ ...user, Username }));
    await expect(get("mallory")).rejects.toThrow(NotAuthorizedException);
    await expect(get("mallory")).rejects.toMatchObject({ message: "no", $fault: "client" });
    await expect(get("broken")).rejects.toThrow(InternalErrorException);
    await expect(get("broken")).rejects.toMatchObject({ $fault: "server", $metadata: { httpStatusCode: 500 } });
    await expect(get("")).rejects.toThrow(InvalidParameterException);
    await expect(get("crash")).rejects.toMatchObject({ name: "InternalFailure", message: "UnknownError" });
  });

  test("paginators end", async () => {
    const pages = [];
    for await (const page of paginateListUsers({ client: make() }, { UserPoolId: user.UserPoolId })) pages.push(page);
    expect(pages).toHaveLength(1);
  });
});

const request = (body: unknown) => ({
  method: "POST",
  protocol: "https:",
  hostname: "mock.test",
  path: "/",
  query: {},
  headers: {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "AWSCognitoIdentityProviderService.AdminGetUser",
  },
  body,
});

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield new Uint8Array(1024 * 1024);
}

describe("in process", () => {
  const text = JSON.stringify(user);
  const bytes = new TextEncoder().encode(text);
  const bodies: readonly (readonly [string, () => unknown])[] = [
    ["text", () => text],
    ["bytes", () => bytes],
    ["an ArrayBuffer", () => bytes.buffer.slice(0)],
    ["a view", () => new DataView(bytes.buffer)],
    ["a Blob", () => new Blob([text])],
    ["a Node stream", () => Readable.from([bytes.subarray(0, 5), bytes.subarray(5)])],
    ["a Node stream of text", () => Readable.from([text])],
    ["a Web stream", () => new Blob([text]).stream()],
  ];
  test.each(bodies)("%s is a body", async (_, body) => {
    const { response } = await sdkHandler(mock).handle(request(body()));
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(new TextDecoder().decode(response.body as Uint8Array))).toMatchObject({ Username: "alice" });
  });

  test("an answer says the length of its body in bytes, as a server's does", async () => {
    const { response } = await sdkHandler(mock).handle(request(text));
    expect(response.headers["content-length"]).toBe(String((response.body as Uint8Array).length));
  });

  test("no body is an empty one", async () => {
    expect((await sdkHandler(mock).handle(request(undefined))).response.statusCode).toBe(400);
  });

  test("a stream without end stops at the limit", async () => {
    const { response } = await sdkHandler(mock).handle(request(endless()));
    expect(response.statusCode).toBe(413);
  });

  const slow = createMock({ service: smallCognito, handlers: { AdminGetUser: () => new Promise(() => undefined) } });
  test("an abort lets go at once", async () => {
    const abort = new AbortController();
    const client = new CognitoIdentityProviderClient({ ...settings, requestHandler: sdkHandler(slow) });
    const sent = client.send(new AdminGetUserCommand(user), { abortSignal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
    await expect(sdkHandler(slow).handle(request(text), { abortSignal: abort.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
