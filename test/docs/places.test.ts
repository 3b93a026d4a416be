/** Mocks in servers of others, mounted as `docs/where-it-runs.md` says: the SDK, signatures, streams, and what else the server does. */
import { once } from "node:events";
import { type IncomingMessage, createServer, request } from "node:http";
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import express, { type ErrorRequestHandler } from "express";
import { describe, expect, test } from "vitest";
import "../../runtime/adapter/vitest/index.js";
import { requestListener } from "../../runtime/adapter/node/index.js";
import { started } from "../browser/started.js";
import { credentials, streaming, streamingMock } from "./place-mocks.js";
import { places, startPlace } from "./places.js";

/** Modules that stand where the examples have their mock. */
const mocks = "../../../docs/place-mocks.js";
const streamingModule = `export { streamingMock as mock } from "${mocks}";`;
const signedModule = (path: string): string =>
  `import { signedBelow } from "${mocks}"; export const mock = signedBelow("${path}");`;

const signUp = (Username: string) => new SignUpCommand({ ClientId: "1example", Username, Password: "s3cret-Pass" });

function clientOf(endpoint: string, secretAccessKey = credentials.secretAccessKey): CognitoIdentityProviderClient {
  const identity = { ...credentials, secretAccessKey };
  return new CognitoIdentityProviderClient({ region: "us-east-1", endpoint, credentials: identity, maxAttempts: 1 });
}

function signal(): { readonly heard: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const heard = new Promise<void>((resolve) => (give = resolve));
  return { heard, give: () => give() };
}

describe.each(places)("$name", (place) => {
  test("answers an SDK client: stubs, errors as its own classes, many at once", async () => {
    await using started = await startPlace(place, "sdk");
    const { mock, endpoint } = started;
    mock.on("SignUp").reply(({ Username }) => ({ UserConfirmed: true, UserSub: `sub of ${Username}` }));
    mock.on("SignUp", { Username: "taken" }).error("UsernameExistsException", "taken");
    const client = clientOf(endpoint);
    const names = ["jane", "john", "june"];
    const subs = await Promise.all(names.map(async (name) => (await client.send(signUp(name))).UserSub));
    expect(subs).toEqual(names.map((name) => `sub of ${name}`));
    await expect(client.send(signUp("taken"))).rejects.toMatchObject({ name: "UsernameExistsException" });
    expect(mock).toHaveReceivedOperationTimes("SignUp", 4);
  });

  test("verifies signatures, whatever the path", async () => {
    await using started = await startPlace(place, "signed", signedModule(place.path));
    const list = new ListUserPoolsCommand({ MaxResults: 1 });
    expect((await clientOf(started.endpoint).send(list)).$metadata.httpStatusCode).toBe(200);
    await expect(clientOf(started.endpoint, "wrong").send(list)).rejects.toThrow("signature");
  });

  test("hands a body on while it is being sent in chunks, and does not parse it", async () => {
    await using started = await startPlace(place, "upload", streamingModule);
    const [first, ended] = [signal(), signal()];
    const pieces: string[] = [];
    streaming.Put = async ({ body }) => {
      for await (const piece of body) {
        pieces.push(new TextDecoder().decode(piece));
        first.give();
      }
      ended.give();
    };
    const sent = request(`${started.endpoint}/Put`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    sent.write("{ no");
    await first.heard;
    sent.end(" JSON");
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    await ended.heard;
    expect(response.resume().statusCode).toBe(200);
    expect(pieces.join("|")).toBe("{ no| JSON");
  });

  test("sends a body while it is being made, and lets go of it when the client has gone", async () => {
    await using started = await startPlace(place, "download", streamingModule);
    const [goOn, letGo] = [signal(), signal()];
    streaming.Get = () => ({ body: pieces() });
    async function* pieces(): AsyncGenerator<string> {
      try {
        yield "first";
        await goOn.heard;
        for (;;) {
          yield "more";
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        letGo.give();
      }
    }
    const abort = new AbortController();
    const response = await fetch(`${started.endpoint}/Get`, { method: "POST", signal: abort.signal });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
    goOn.give();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("more");
    abort.abort();
    await letGo.heard;
  });

  test("resets connections by faults, or says that it has failed where it has none", async () => {
    await using started = await startPlace(place, "reset");
    started.mock.fault("SignUp", { kind: "reset" });
    const failure = place.isWeb ? { $metadata: { httpStatusCode: 500 } } : { code: "ECONNRESET" };
    await expect(clientOf(started.endpoint).send(signUp("jane"))).rejects.toMatchObject(failure);
  });
});

describe.each(places.filter(({ hasRoutes }) => hasRoutes))("$name, which has routes of its own,", (place) => {
  test("goes on serving them, and parses bodies there", async () => {
    await using started = await startPlace(place, "own");
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":1}' };
    expect(await (await fetch(`${started.origin}/own`, init)).json()).toEqual({ got: { a: 1 } });
    expect(started.mock.calls()).toEqual([]);
  });
});

test("a body parser in front of the mock is told so, instead of a client that waits", async () => {
  const app = express().set("env", "test").use(express.json(), requestListener(streamingMock));
  app.use(((error: unknown, _, response, __) => void response.status(500).send(String(error))) as ErrorRequestHandler);
  await using server = await started(createServer(app));
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"texts":[]}' };
  expect(await (await fetch(`${server.url}/Plain`, init)).text()).toContain("in front of body parsers");
});
