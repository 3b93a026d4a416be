/** The core as a browser would use it: `mock.fetch` with `Request` and `Response`, nothing of Node. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { type Connection, send, throughFetch } from "./client.js";
import { operations, sampleOf, service } from "./service.js";

const mock = createCognitoIdentityProviderMock({ seed: 7 });
const headers = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser",
};
const body = JSON.stringify({ UserPoolId: "us-east-1_Abc123xyz", Username: "alice" });
const at = (init: RequestInit, path = "/"): Request =>
  new Request(`https://cognito-idp.us-east-1.amazonaws.com${path}`, init);

describe("requests", () => {
  test("text", async () => {
    const response = await mock.fetch(at({ method: "POST", headers, body }));
    expect(response.headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(await response.json()).toMatchObject({ Username: "alice" });
  });

  test("a stream in many pieces", async () => {
    const pieces = [...new TextEncoder().encode(body)].map((byte) => Uint8Array.of(byte));
    const init = { method: "POST", headers, body: ReadableStream.from(pieces), duplex: "half" } as RequestInit;
    expect((await mock.fetch(at(init))).status).toBe(200);
  });

  test("a stream without end is cut off at the limit", async () => {
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      cancel: () => void (cancelled = true),
    });
    const init = { method: "POST", headers, body: endless, duplex: "half" } as RequestInit;
    expect((await mock.fetch(at(init))).status).toBe(413);
    expect(cancelled).toBe(true);
  });

  test.each(["GET", "HEAD", "DELETE"])("%s is lost", async (method) => {
    expect((await mock.fetch(at({ method, headers }))).status).toBe(404);
  });

  test("a preflight", async () => {
    const response = await mock.fetch(
      at({ method: "OPTIONS", headers: { "access-control-request-headers": "x-amz-target,x-amz-user-agent" } }),
    );
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("access-control-allow-headers")).toContain("x-amz-user-agent");
  });

  test("a message that no header could hold", async () => {
    const Username = "a\r\nx-injected: 1 日本";
    const failing = createCognitoIdentityProviderMock({
      handlers: {
        AdminGetUser: () => {
          throw Object.assign(new Error(`no ${Username}`), { name: "UserNotFoundException" });
        },
      },
    });
    const response = await failing.fetch(at({ method: "POST", headers, body }));
    expect(response.headers.get("x-injected")).toBeNull();
    expect(await response.json()).toEqual({ __type: "UserNotFoundException", message: `no ${Username}` });
  });
});

describe("the client through fetch", () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await throughFetch(mock);
  });
  afterAll(() => connection.close());

  test("gets what it gets in process, from every operation", async () => {
    for (const { name, input } of operations) {
      const given = sampleOf(input, 1, "minimal");
      const target = `AWSCognitoIdentityProviderService.${name}`;
      const response = await mock.fetch(
        at({ method: "POST", headers: { ...headers, "x-amz-target": target }, body: JSON.stringify(given) }),
      );
      const output = await send(connection.client, name, given);
      const members = Object.keys((await response.json()) as object);
      expect(Object.keys(output).toSorted(), name).toEqual(members.toSorted());
    }
  });
});

test("the service is the one that was generated", () => {
  expect(mock.service).toBe(service);
});
