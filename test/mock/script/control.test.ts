/** The control API over real HTTP: what it does. */
import { afterEach, describe, expect, test } from "vitest";
import { startMock } from "../../../runtime/adapter/node/index.js";
import { liveCalls } from "../../../runtime/mock/control/live-calls.js";
import { createMock } from "../../../runtime/mock/index.js";
import { smallCognito } from "../small-cognito.js";
import { alice, call, pool, send, start, stop } from "./controlled-server.js";

afterEach(stop);

describe("what it does", () => {
  test("health and operations", async () => {
    const server = await start();
    expect((await send(server, "GET", "/_wrought/health")).json).toMatchObject({ status: "ok", operations: 6 });
    const all = (await send(server, "GET", "/_wrought/operations")).json;
    expect(all).toContainEqual({ name: "ListUsers", paginated: true, auth: "required" });
    const one = (await send(server, "GET", "/_wrought/operations/AdminGetUser")).json;
    expect(one).toMatchObject({
      name: "AdminGetUser",
      input: { $ref: "#/$defs/AdminGetUserRequest" },
      $defs: {
        AdminGetUserRequest: {
          required: ["UserPoolId", "Username"],
          properties: { Username: { "x-sensitive": true } },
        },
      },
    });
    expect(await send(server, "GET", "/_wrought/operations/Nonsense")).toMatchObject({ status: 400 });
  });

  test("documentation, where the server knows any", async () => {
    const documentation = {
      service: "Pools of users.",
      operations: { AdminGetUser: "Gets a user. Needs credentials." },
    };
    const server = await start({ control: { documentation } });
    expect((await send(server, "GET", "/_wrought/operations")).json).toContainEqual(
      expect.objectContaining({ name: "AdminGetUser", summary: "Gets a user." }),
    );
  });

  test("stubs: added, used, listed, removed", async () => {
    const server = await start();
    const stub = {
      on: "AdminGetUser",
      match: { Username: "alice" },
      reply: { Username: "Alice", UserCreateDate: "2020-01-01T00:00:00Z" },
      times: 1,
    };
    const added = await send(server, "POST", "/_wrought/stubs", { body: stub });
    expect(added).toMatchObject({ status: 201, json: { operation: "AdminGetUser", used: 0, open: true } });
    expect((await call(server, "AdminGetUser", alice)).json).toMatchObject({
      Username: "Alice",
      UserCreateDate: 1577836800,
    });
    expect((await call(server, "AdminGetUser", alice)).json).toMatchObject({ Username: "alice" });
    const { id } = added.json as { id: string };
    expect((await send(server, "GET", "/_wrought/stubs")).json).toMatchObject([{ id, used: 1, open: false }]);
    expect((await send(server, "DELETE", `/_wrought/stubs/${id}`)).status).toBe(204);
    expect((await send(server, "DELETE", `/_wrought/stubs/${id}`)).status).toBe(404);
    expect((await send(server, "GET", "/_wrought/stubs")).json).toEqual([]);
  });

  test("a list of stubs is set whole or not at all, and each problem has its place", async () => {
    const server = await start();
    const body = [
      { on: "AdminGetUser", reply: { Username: "a" } },
      { on: "AdminGetUser", reply: { Username: 4711 }, tims: 1 },
      { on: "SignIn" },
    ];
    const { status, json, text } = await send(server, "POST", "/_wrought/stubs", { body });
    expect([status, json]).toEqual([
      400,
      {
        message: "the body does not fit the model",
        problems: [
          { path: "/1/tims", message: 'unknown key "tims"', hint: expect.stringContaining("on, match") },
          { path: "/1/reply/Username", message: "must be a string" },
          { path: "/2/on", message: 'Cognito Identity Provider has no operation "SignIn"' },
        ],
      },
    ]);
    expect(text).not.toContain("4711");
    expect((await send(server, "GET", "/_wrought/stubs")).json).toEqual([]);
  });

  test("faults", async () => {
    const server = await start();
    const added = await send(server, "POST", "/_wrought/faults", {
      body: { on: "AdminGetUser", kind: "error", status: 503 },
    });
    expect(added).toMatchObject({ status: 201, json: { on: "AdminGetUser", kind: "error", met: 0 } });
    expect((await call(server, "AdminGetUser", alice)).status).toBe(503);
    expect((await send(server, "GET", "/_wrought/faults")).json).toMatchObject([{ met: 1 }]);
    expect((await send(server, "DELETE", "/_wrought/faults")).status).toBe(204);
    expect((await call(server, "AdminGetUser", alice)).status).toBe(200);
    expect((await send(server, "POST", "/_wrought/faults", { body: { kind: "explode" } })).status).toBe(400);
  });

  test("calls: redacted, revealed, counted, waited for, forgotten", async () => {
    const server = await start();
    await call(server, "AdminGetUser", { ...alice, Username: "SECRET" });
    const redacted = await send(server, "GET", "/_wrought/calls?operation=AdminGetUser");
    expect(redacted.json).toMatchObject([
      { operation: "AdminGetUser", input: { UserPoolId: pool, Username: "[REDACTED]" } },
    ]);
    expect(redacted.text).not.toContain("SECRET");
    expect((await send(server, "GET", "/_wrought/calls?reveal=true")).json).toMatchObject([
      { input: { Username: "SECRET" } },
    ]);
    const waiting = send(server, "GET", "/_wrought/calls?operation=AdminGetUser&times=2&timeout=5000");
    await call(server, "AdminGetUser", alice);
    expect((await waiting).json).toHaveLength(2);
    expect((await send(server, "GET", "/_wrought/calls?limit=1")).json).toHaveLength(1);
    expect(await send(server, "GET", "/_wrought/calls?operation=AdminGetUser&times=9&timeout=1")).toMatchObject({
      status: 408,
    });
    expect((await send(server, "GET", "/_wrought/calls?times=x")).status).toBe(400);
    expect((await send(server, "DELETE", "/_wrought/calls")).status).toBe(204);
    expect((await send(server, "GET", "/_wrought/calls")).json).toEqual([]);
  });

  test("the clock", async () => {
    const server = await start();
    const put = (body: unknown) => send(server, "PUT", "/_wrought/clock", { body });
    expect((await put({ set: "2030-01-01T00:00:00Z" })).json).toEqual({ now: "2030-01-01T00:00:00.000Z", moved: true });
    expect((await put({ advance: 1500 })).json).toMatchObject({ now: "2030-01-01T00:00:01.500Z" });
    expect((await call(server, "AdminGetUser", alice)).headers["date"]).toBe("Tue, 01 Jan 2030 00:00:01 GMT");
    expect((await put({ resume: true })).json).toMatchObject({ moved: false });
    for (const wrong of [{}, { set: "nonsense" }, { advance: -1 }, { set: 1, advance: 1 }, { sat: 1 }, 4, null]) {
      expect((await put(wrong)).status).toBe(400);
    }
    expect((await send(server, "GET", "/_wrought/clock")).status).toBe(200);
  });

  test("reset", async () => {
    const server = await start();
    await send(server, "POST", "/_wrought/stubs", { body: { on: "AdminGetUser", error: "NotAuthorizedException" } });
    expect((await call(server, "AdminGetUser", alice)).status).toBe(400);
    expect((await send(server, "POST", "/_wrought/reset")).status).toBe(204);
    expect((await call(server, "AdminGetUser", alice)).status).toBe(200);
    expect((await send(server, "GET", "/_wrought/calls")).json).toHaveLength(1);
  });

  test("live calls as server-sent events, redacted", async () => {
    const server = await start();
    const response = await fetch(`${server.url}/_wrought/events`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let seen = "";
    const until = async (text: string): Promise<void> => {
      while (!seen.includes(text)) seen += decoder.decode((await reader.read()).value);
    };
    await until(": live calls");
    await call(server, "AdminGetUser", { ...alice, Username: "SECRET" });
    await until("\n\nevent: call\n");
    await until('"operation":"AdminGetUser"');
    expect(seen).not.toContain("SECRET");
    await reader.cancel();
  });

  test("live calls end when nobody reads them, with no timer left", async () => {
    const { script } = createMock({ service: smallCognito });
    const events = liveCalls(script)[Symbol.asyncIterator]();
    await events.next();
    const pending = events.next();
    await events.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(script.calls.hasListeners).toBe(false);
  });

  test("its own description names every endpoint, and every endpoint of it is there", async () => {
    const server = await start();
    const { json } = await send(server, "GET", "/_wrought/openapi.json");
    const { openapi, paths } = json as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(openapi).toBe("3.1.0");
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    expect(all).toHaveLength(20);
    expect(
      new Set(Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId)))
        .size,
    ).toBe(20);
    for (const [method, path] of all.filter(([, it]) => !it.endsWith("/events"))) {
      const { status } = await send(server, method, path.replace("{id}", "none").replace("{name}", "AdminGetUser"));
      expect([method, path, status]).not.toContain(405);
      if (!path.includes("{id}")) expect([method, path, status]).not.toContain(404);
    }
  });

  test("what is not there, and what is not understood", async () => {
    const server = await start();
    const rows: readonly (readonly [string, string, number, object?])[] = [
      ["GET", "/_wrought/nonsense", 404],
      ["GET", "/_wrought/stubs/", 404],
      ["PATCH", "/_wrought/stubs", 405],
      ["POST", "/_wrought/stubs", 415, { headers: { "content-type": "text/plain" }, body: "{}" }],
      ["POST", "/_wrought/stubs", 400, { body: "{" }],
      ["POST", "/_wrought/stubs", 413, { body: " ".repeat(5_000_000) }],
      ["GET", "/_wrought", 308],
    ];
    for (const [method, path, want, extra] of rows)
      expect([method, path, (await send(server, method, path, extra)).status]).toEqual([method, path, want]);
  });
});

describe("the header that overrides one answer", () => {
  const rows: readonly (readonly [string, { given: string; want: object }])[] = [
    [
      "an error by its name",
      { given: "NotAuthorizedException", want: { status: 400, json: { __type: "NotAuthorizedException" } } },
    ],
    [
      "an error with its message",
      { given: '{"error":"NotAuthorizedException","message":"no"}', want: { json: { message: "no" } } },
    ],
    ["a value", { given: '{"reply":{"Username":"header"}}', want: { status: 200, json: { Username: "header" } } }],
    ["a raw response", { given: '{"raw":{"status":503,"body":"down"}}', want: { status: 503, text: "down" } }],
    ["late", { given: '{"reply":{"Username":"late"},"delay":5}', want: { json: { Username: "late" } } }],
    ["what the default would be", { given: '{"passThrough":true}', want: { json: { Username: "alice" } } }],
    [
      "nonsense",
      {
        given: "NoSuchError",
        want: { status: 400, json: { __type: "InvalidOverride", message: expect.stringContaining("/error") } },
      },
    ],
    ["half a text", { given: "{", want: { status: 400, json: { __type: "InvalidOverride" } } }],
    [
      "a value that does not fit",
      {
        given: '{"reply":{"Username":4711}}',
        want: { status: 400, json: { message: "/reply/Username: must be a string" } },
      },
    ],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const server = await start();
    server.on("AdminGetUser").reply({ Username: "stub" });
    server.on("AdminGetUser").passThrough();
    expect(await call(server, "AdminGetUser", alice, { "x-wrought-answer": given })).toMatchObject(want);
  });
  test("the next answer is what it was", async () => {
    const server = await start();
    await call(server, "AdminGetUser", alice, { "x-wrought-answer": "NotAuthorizedException" });
    expect((await call(server, "AdminGetUser", alice)).json).toMatchObject({ Username: "alice" });
    expect(server.calls()).toMatchObject([{ stub: "override" }, { stub: undefined }]);
  });
  test("may be switched off", async () => {
    await using running = await startMock(createMock({ service: smallCognito, overrides: false }));
    expect((await call(running, "AdminGetUser", alice, { "x-wrought-answer": "NotAuthorizedException" })).status).toBe(
      200,
    );
  });
});

describe("startMock", () => {
  test("ends with its scope, and starts at ports of its own", async () => {
    let url = "";
    {
      await using mock = await startMock(createMock({ service: smallCognito }));
      await using other = await startMock(createMock({ service: smallCognito }));
      url = mock.url;
      expect(other.url).not.toBe(url);
      mock.on("AdminGetUser").reply({ Username: "mine" });
      expect((await call(mock, "AdminGetUser", alice)).json).toMatchObject({ Username: "mine" });
      expect((await call(other, "AdminGetUser", alice)).json).toMatchObject({ Username: "alice" });
      expect([mock.calls().length, other.calls().length]).toEqual([1, 1]);
    }
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
