/** The control API sends requests, and makes up values to send: both over real HTTP. */
import { afterEach, describe, expect, test } from "vitest";
import { wireCall } from "../../../runtime/client/index.js";
import { createMock, withControl } from "../../../runtime/mock/index.js";
import type { ServiceSchema } from "../../../runtime/schema/schema.js";
import { smallStore } from "../../client/small-store.js";
import { smallCognito } from "../small-cognito.js";
import { alice, pool, send, start, stop } from "./controlled-server.js";

afterEach(stop);

const path = "/_wrought/operations/AdminGetUser/send";

describe("a request that is sent", () => {
  test("is a real call: written, answered, read and recorded", async () => {
    const server = await start();
    const sent = await send(server, "POST", `${path}?reveal=true`, { body: { input: alice } });
    expect(sent).toMatchObject({
      status: 200,
      json: {
        request: {
          method: "POST",
          target: "/",
          headers: expect.arrayContaining([
            ["host", `127.0.0.1:${server.port}`],
            ["content-type", "application/x-amz-json-1.1"],
            ["x-amz-target", "AWSCognitoIdentityProviderService.AdminGetUser"],
          ]),
          text: JSON.stringify(alice),
        },
        response: { status: 200, text: expect.stringContaining('"Username":"alice"') },
        outcome: { kind: "output", output: { Username: "alice" } },
        durationMs: expect.any(Number),
      },
    });
    expect(server.calls("AdminGetUser")).toHaveLength(1);
  });

  test("is redacted unless it is to be revealed", async () => {
    const { text, json } = await send(await start(), "POST", path, { body: { input: alice } });
    expect(text).not.toContain("alice");
    expect(json).toMatchObject({ outcome: { output: { Username: "[REDACTED]" } } });
    expect(json).not.toHaveProperty("request.target");
    expect(json).not.toHaveProperty("response.text");
  });

  test("meets stubs and faults as every call does", async () => {
    const server = await start();
    server.on("AdminGetUser").error("ResourceNotFoundException", "no such pool").once();
    const failed = await send(server, "POST", `${path}?reveal=true`, { body: { input: alice } });
    expect(failed.json).toMatchObject({
      response: { status: 400 },
      outcome: { kind: "error", name: "ResourceNotFoundException", message: "no such pool" },
    });
    server.fault("*", { kind: "reset", calls: { to: 1 } });
    const reset = await send(server, "POST", path, { body: { input: alice } });
    expect(reset.json).toMatchObject({ outcome: { kind: "reset" } });
    expect(reset.json).not.toHaveProperty("response");
    server.fault("*", { kind: "truncate", bytes: 3 });
    const broken = await send(server, "POST", `${path}?reveal=true`, { body: { input: alice } });
    expect(broken.json).toMatchObject({ response: { status: 200 }, outcome: { kind: "broken" } });
  });

  test("is only written when it is dry", async () => {
    const server = await start();
    const { json } = await send(server, "POST", `${path}?dry=true&reveal=true`, { body: { input: alice } });
    expect(json).toMatchObject({ request: { text: JSON.stringify(alice) } });
    expect(json).not.toHaveProperty("outcome");
    expect(server.calls()).toEqual([]);
  });

  test("may bring header fields of its own", async () => {
    const body = {
      input: alice,
      headers: { "x-wrought-answer": "ResourceNotFoundException", "Content-Type": "text/odd" },
    };
    const { json } = await send(await start(), "POST", `${path}?reveal=true`, { body });
    expect(json).toMatchObject({ request: { headers: expect.arrayContaining([["content-type", "text/odd"]]) } });
  });

  test.each([
    [{ input: { Username: 1 } }, { problems: [{ path: "/input/Username" }] }],
    [{ input: { Usrname: "a" } }, { problems: [{ path: "/input/Usrname" }] }],
    [{ input: [] }, { problems: [{ path: "/input" }] }],
    [{ headers: { "a b": "c" } }, { problems: [{ path: "/headers" }] }],
    [{ headers: { a: "b\r\nc: d" } }, { problems: [{ path: "/headers" }] }],
    [{ inputs: {} }, { problems: [{ path: "/inputs" }] }],
  ])("that is %j is refused, with places and without values", async (body, want) => {
    expect(await send(await start(), "POST", path, { body })).toMatchObject({ status: 400, json: want });
  });

  test("of an operation that is not there is refused", async () => {
    const none = await send(await start(), "POST", "/_wrought/operations/__proto__/send", { body: {} });
    expect(none.status).toBe(400);
  });

  test("needs a client, which a mock in process does not have by itself", async () => {
    const request = (): Request =>
      new Request(`http://localhost${path}?reveal=true`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ input: alice }),
      });
    const mock = createMock({ service: smallCognito });
    expect((await withControl(mock).fetch(request())).status).toBe(404);
    const answer = await withControl(mock, { send: wireCall }).fetch(request());
    expect(await answer.json()).toMatchObject({ outcome: { kind: "output" } });
  });

  test.each(["restJson1", "restXml", "rpcv2Cbor", "awsQuery"])("goes over the wire of %s", async (protocol) => {
    const id = protocol.startsWith("rpc") ? `smithy.protocols#${protocol}` : `aws.protocols#${protocol}`;
    const service: ServiceSchema = { ...smallStore, protocols: [id] };
    const controlled = withControl(createMock({ service }), { send: wireCall });
    // The query protocols have no event streams.
    const names = Object.keys(service.operations).filter((name) => name !== "Talk" || protocol !== "awsQuery");
    for (const name of names) {
      const base = `http://localhost/_wrought/operations/${name}`;
      const input: unknown = await (await controlled.fetch(new Request(`${base}/sample`))).json();
      const answer = await controlled.fetch(
        new Request(`${base}/send?reveal=true`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ input }),
        }),
      );
      expect([name, await answer.json()]).toMatchObject([name, { outcome: { kind: "output" } }]);
    }
  });
});

describe("a sample", () => {
  const sampled = async (query: string) =>
    send(await start(), "GET", `/_wrought/operations/AdminGetUser/sample${query}`);

  test.each([
    ["", { UserPoolId: expect.stringMatching(/^[\w-]+_[0-9a-zA-Z]+$/), Username: expect.any(String) }],
    ["?of=output", { Username: expect.any(String) }],
    ["?of=ResourceNotFoundException", { message: expect.any(String) }],
    ["?of=input&optional=minimal", { UserPoolId: expect.any(String) }],
  ])("of %j fits the model", async (query, want) => {
    expect(await sampled(query)).toMatchObject({ status: 200, json: want });
  });

  test.each(["?of=Nonsense", "?optional=some"])("of %j is none", async (query) => {
    expect((await sampled(query)).status).toBe(400);
  });

  test("is the model's own example where it has one", async () => {
    const { AdminGetUser } = smallCognito.operations;
    if (AdminGetUser === undefined) throw new Error("BUG: the small service has lost an operation");
    const examples = [{ title: "one", input: { UserPoolId: pool }, output: { Username: "of the model" } }];
    const service = { ...smallCognito, operations: { AdminGetUser: { ...AdminGetUser, examples } } };
    const controlled = withControl(createMock({ service }));
    const ask = async (query: string): Promise<unknown> =>
      (await controlled.fetch(new Request(`http://localhost/_wrought/operations/AdminGetUser/sample${query}`))).json();
    expect(await ask("")).toEqual({ UserPoolId: pool });
    expect(await ask("?of=output")).toEqual({ Username: "of the model" });
    expect(await ask("?of=output&optional=full")).not.toEqual({ Username: "of the model" });
  });
});
