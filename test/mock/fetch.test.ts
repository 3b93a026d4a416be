/** `mock.fetch` beside its answers: aborts, hosts, lengths, and mocks below a path. */
import { describe, expect, test } from "vitest";
import { atPath, createMock } from "../../runtime/mock/index.js";
import { smallStreams } from "../streams/small-streams.js";

const service = smallStreams("aws.protocols#restJson1");
const url = "https://streams.example";
const post = (path: string, init: RequestInit = {}): Request => new Request(url + path, { method: "POST", ...init });

describe("an abort", () => {
  test("rejects with the signal's reason, before the request and while it waits", async () => {
    const mock = createMock({ service, handlers: { Plain: () => new Promise(() => undefined) } });
    const own = new Error("enough");
    await expect(mock.fetch(post("/Plain", { signal: AbortSignal.abort(own) }))).rejects.toBe(own);
    const abort = new AbortController();
    const asked = mock.fetch(post("/Plain", { signal: abort.signal }));
    abort.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });

  test("ends the body of a response, and lets go of what makes it", async () => {
    let letGo: () => void = () => undefined;
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
    const body = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false as const, value: "piece" }),
        return: () => Promise.resolve({ done: true as const, value: letGo() }),
      }),
    };
    const mock = createMock({ service, handlers: { Get: () => ({ body }) } });
    const abort = new AbortController();
    const reader = (await mock.fetch(post("/Get", { signal: abort.signal }))).body?.getReader();
    await reader?.read();
    abort.abort(new Error("enough"));
    await expect(reader?.read()).rejects.toThrow("enough");
    await isLetGo;
  });

  test("of what has been answered changes nothing", async () => {
    const abort = new AbortController();
    const response = await createMock({ service }).fetch(post("/Plain", { signal: abort.signal }));
    abort.abort();
    expect([response.status, await response.text()]).toEqual([200, "{}"]);
  });
});

describe("headers", () => {
  test("a request that came over no wire has the host of its URL", async () => {
    const hosts: unknown[] = [];
    const Plain = (_: unknown, context: { headers: Headers }): void => void hosts.push(context.headers.get("host"));
    const mock = createMock({ service, handlers: { Plain } });
    await mock.fetch(post("/Plain"));
    await mock.fetch(post("/Plain", { headers: { host: "other.example" } }));
    expect(hosts).toEqual(["streams.example", "other.example"]);
  });

  test.each([
    ["a whole body", "é", "2"],
    ["a stream", new Blob(["é"]).stream(), null],
  ])("the length of %s is said where it is known", async (_, body, want) => {
    const mock = createMock({ service });
    mock.on("Plain").raw(typeof body === "string" ? { status: 200, body } : { status: 200, body: "" });
    mock.on("Get").reply({ body });
    const response = await mock.fetch(post(want === null ? "/Get" : "/Plain"));
    expect(response.headers.get("content-length")).toBe(want);
  });
});

describe("below a path", () => {
  const mock = createMock({ service });
  test.each([
    ["/aws", "/aws/Plain", 200],
    ["/aws/", "/aws/Plain", 200],
    ["/a/b", "/a/b/Plain?x=1", 200],
    ["/aws", "/Plain", 200],
    ["/aws", "/awsPlain", 404],
    ["/aws", "/aws", 404],
    ["/aws", "/aws/aws/Plain", 404],
  ])("at %s, %s is %i", async (path, target, want) => {
    expect((await atPath(mock, path).fetch(post(target))).status).toBe(want);
  });

  test("bodies still stream", async () => {
    const seen: unknown[] = [];
    const Put = ({ body }: { body: unknown }): void => void seen.push(body instanceof ReadableStream);
    const init = { body: new Blob(["abc"]).stream(), duplex: "half" } as RequestInit;
    await atPath(createMock({ service, handlers: { Put } }), "/aws").fetch(post("/aws/Put", init));
    expect(seen).toEqual([true]);
  });

  test("what was asked is recorded by the mock itself", async () => {
    const placed = atPath(createMock({ service }), "/aws");
    await placed.fetch(post("/aws/Plain"));
    expect(placed.calls("Plain")).toHaveLength(1);
  });

  test.each(["aws", "", "/", "/a?b", "/a//b"])("%j is no path", (path) => {
    expect(() => atPath(mock, path)).toThrow(TypeError);
  });
});
