/** The control API over real HTTP: who may use it, and that it is never in the service's way. */
import { afterEach, describe, expect, test } from "vitest";
import { createMock, withControl } from "../../../runtime/mock/index.js";
import { smallCognito } from "../small-cognito.js";
import { send, start, stop } from "./controlled-server.js";

afterEach(stop);

describe("who may use it", () => {
  const rows: readonly (readonly [string, { given: Readonly<Record<string, string>>; want: number }])[] = [
    ["a program on this machine", { given: {}, want: 200 }],
    ["by the name localhost", { given: { host: "localhost:4566" }, want: 200 }],
    ["by an IPv6 address", { given: { host: "[::1]:4566" }, want: 200 }],
    [
      "a page of its own",
      { given: { host: "localhost:1", origin: "http://localhost:1", "sec-fetch-site": "same-origin" }, want: 200 },
    ],
    ["a name that is pointed here (DNS rebinding)", { given: { host: "evil.example" }, want: 403 }],
    ["a name that looks like ours", { given: { host: "localhost.evil.example" }, want: 403 }],
    ["a page of another site", { given: { origin: "https://evil.example" }, want: 403 }],
    ["a page of another port", { given: { host: "localhost:1", origin: "http://localhost:2" }, want: 403 }],
    ["a page without origin", { given: { origin: "null" }, want: 403 }],
    ["another site, by what browsers say", { given: { "sec-fetch-site": "cross-site" }, want: 403 }],
    ["the same site, another host", { given: { "sec-fetch-site": "same-site" }, want: 403 }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const server = await start();
    for (const path of ["health", "openapi.json", "stubs"]) {
      const { status, headers } = await send(server, "GET", `/_wrought/${path}`, { headers: given });
      expect([path, status]).toEqual([path, want]);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("no preflight of another site is granted", async () => {
    const server = await start();
    const headers = { origin: "https://evil.example", "access-control-request-method": "DELETE" };
    const { status, headers: fields } = await send(server, "OPTIONS", "/_wrought/stubs", { headers });
    expect([status, fields["access-control-allow-origin"]]).toEqual([403, undefined]);
  });

  test("with a token, whoever has it", async () => {
    const server = await start({ control: { token: "open-sesame" } });
    const get = async (headers: Readonly<Record<string, string>>) =>
      (await send(server, "GET", "/_wrought/health", { headers })).status;
    expect(await get({})).toBe(401);
    expect(await get({ authorization: "Bearer open-sesam" })).toBe(401);
    expect(await get({ authorization: "Bearer open-sesame!" })).toBe(401);
    expect(await get({ authorization: "Basic open-sesame" })).toBe(401);
    expect(await get({ authorization: "Bearer open-sesame" })).toBe(200);
    expect(await get({ "x-wrought-token": "open-sesame" })).toBe(200);
    expect(await get({ "x-wrought-token": "open-sesame", host: "evil.example" })).toBe(403);
  });

  test("off loopback there is always a token", async () => {
    const server = await start({ host: "0.0.0.0" });
    expect(server.control?.token).toMatch(/^[\w-]{32}$/);
    expect((await send(server, "GET", "/_wrought/health")).status).toBe(401);
    const headers = { authorization: `Bearer ${server.control?.token ?? ""}` };
    expect((await send(server, "GET", "/_wrought/health", { headers })).status).toBe(200);
  });

  test("a host that is allowed by name", async () => {
    const server = await start({ control: { allowedHosts: ["Mock"] } });
    expect((await send(server, "GET", "/_wrought/health", { headers: { host: "mock:4566" } })).status).toBe(200);
  });
});

describe("it is never in the service's way", () => {
  test("unless it is asked for, it is not there", async () => {
    const server = await start({ control: false });
    expect((await send(server, "GET", "/_wrought/health")).status).toBe(404);
    expect(server.calls()).toMatchObject([{ outcome: "rejected" }]);
  });
  test("it can be moved", async () => {
    const server = await start({ control: { path: "/aside/mock/" } });
    expect((await send(server, "GET", "/aside/mock/health")).status).toBe(200);
    expect((await send(server, "GET", "/_wrought/health")).status).toBe(404);
    expect(() => withControl(createMock({ service: smallCognito }), { path: "aside" })).toThrow("slash");
  });
  test("a bucket's own host is the service's", async () => {
    const server = await start();
    expect((await send(server, "GET", "/_wrought/health", { headers: { host: "bucket.localhost:4566" } })).status).toBe(
      404,
    );
    expect(server.calls()).toHaveLength(1);
  });
  test("its requests are not recorded", async () => {
    const server = await start();
    await send(server, "GET", "/_wrought/health");
    expect(server.calls()).toEqual([]);
  });
  test("it works without a port, over fetch", async () => {
    const mock = withControl(createMock({ service: smallCognito }));
    expect((await mock.fetch(new Request("http://localhost/_wrought/health"))).status).toBe(200);
    expect((await mock.fetch(new Request("http://localhost/"))).status).toBe(404);
    expect((await mock.fetch(new Request("http://evil.example/_wrought/health"))).status).toBe(403);
  });
});
