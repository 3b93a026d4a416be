/** `wrought mock --workers`: several processes that look like one server, whichever of them answers. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestIdsOf } from "../../runtime/mock/request-id.js";
import { type Place, place } from "./run-bin.js";
import { weather } from "./weather.js";

let here: Place;
let end: () => Promise<unknown> = () => Promise.resolve();
beforeEach(() => {
  here = place();
  here.write("weather.json", weather());
});
afterEach(async () => {
  await end();
  here.remove();
});

type Fields = Readonly<Record<string, unknown>>;

interface Running {
  readonly pid: number;
  readonly url: string;
  /** The next line of the log with these fields. */
  readonly event: (fields: Fields) => Promise<Fields>;
  readonly interrupt: () => Promise<number | null>;
  readonly closed: Promise<number | null>;
}

async function start(...args: readonly string[]): Promise<Running> {
  const child = here.start(["mock", "weather.json", "--port", "0", "--workers", "2", "--json", ...args]);
  const closed = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  end = () => {
    child.kill("SIGKILL");
    return closed;
  };
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const event = async (fields: Fields): Promise<Fields> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`ended before ${JSON.stringify(fields)}`);
      const found = JSON.parse(value) as Fields;
      if (Object.entries(fields).every(([name, wanted]) => found[name] === wanted)) return found;
    }
  };
  const { url } = await event({ event: "listening", workers: 2 });
  const interrupt = (): Promise<number | null> => {
    child.kill("SIGINT");
    return closed;
  };
  return { pid: child.pid ?? 0, url: String(url), event, interrupt, closed };
}

/** So many calls at once, which are so many connections: every process gets some. */
async function calls(url: string, count: number): Promise<readonly { status: number; text: string; id: string }[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "Weather.GetCity" };
      const body = JSON.stringify({ cityId: "ulm", token: "s3cret" });
      const response = await fetch(url, { method: "POST", headers, body });
      const id = response.headers.get("x-amzn-requestid") ?? "";
      return { status: response.status, text: await response.text(), id };
    }),
  );
}

async function control(url: string, method: string, path: string, json?: unknown): Promise<unknown> {
  const body =
    json === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(json) };
  const response = await fetch(`${url}/_wrought/${path}`, { method, ...body });
  const text = await response.text();
  return text === "" ? response.status : JSON.parse(text);
}

/** Whatever was started by a process. */
function childrenOf(pid: number): readonly number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = table.split("\n").map((row) => row.trim().split(/\s+/).map(Number));
  return rows.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

describe("a mock of several processes", () => {
  it("gives the same answers from each, under ids of their own, and one log", async () => {
    const mock = await start();
    const answers = await calls(mock.url, 12);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const ids = new Set(answers.map(({ id }) => id));
    expect(ids.size).toBe(12);
    for (const worker of [1, 2]) {
      const nextId = requestIdsOf(7, worker);
      expect(Array.from({ length: 12 }, nextId).some((id) => ids.has(id))).toBe(true);
    }
    const logged = new Set<unknown>();
    while (logged.size < 12) logged.add((await mock.event({ event: "request", operation: "GetCity" }))["requestId"]);
    expect(logged).toEqual(ids);
    const stopped = mock.event({ event: "stopped" });
    expect(await mock.interrupt()).toBe(0);
    expect(await stopped).toEqual({ event: "stopped", requests: 12 });
  });

  it("has a stub everywhere before the control API answers, and forgets it everywhere", async () => {
    const { url } = await start();
    await control(url, "POST", "stubs", { on: "GetCity", reply: { name: "Ulm" } });
    for (const { text } of await calls(url, 12)) expect(text).toBe('{"name":"Ulm"}');
    expect(await control(url, "GET", "stubs")).toMatchObject([{ id: "stub-1", used: 12 }]);
    expect(await control(url, "POST", "reset")).toBe(204);
    for (const { text } of await calls(url, 12)) expect(text).not.toBe('{"name":"Ulm"}');
    expect(await control(url, "GET", "stubs")).toEqual([]);
  });

  it("lets a stub answer no more often than it says", async () => {
    const { url } = await start();
    await control(url, "POST", "stubs", { on: "GetCity", error: "NoSuchCity", times: 3 });
    const statuses = (await calls(url, 12)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(3);
    expect(await control(url, "GET", "stubs")).toMatchObject([{ used: 3, open: false }]);
  });

  it("lets a fault meet no more calls than it says", async () => {
    const { url } = await start();
    await control(url, "POST", "faults", { on: "*", kind: "error", status: 503, calls: { from: 2, to: 5 } });
    const statuses = (await calls(url, 12)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 503)).toHaveLength(4);
    expect(await control(url, "GET", "faults")).toMatchObject([{ met: 4 }]);
  });

  it("has the calls of all, in order of time, and waits for those to come", async () => {
    const { url } = await start();
    const waiting = control(url, "GET", "calls?operation=GetCity&times=12&timeout=30000");
    const ids = (await calls(url, 12)).map(({ id }) => id);
    const found = (await waiting) as readonly { requestId: string; at: string }[];
    expect(found.map(({ requestId }) => requestId).toSorted()).toEqual(ids.toSorted());
    expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted());
    expect(await control(url, "GET", "calls?limit=5")).toHaveLength(5);
    expect(await control(url, "GET", "calls?operation=GetCity&times=13&timeout=1")).toEqual({
      message: "GetCity was called 12 of 13 times within 1 ms",
    });
    await control(url, "DELETE", "calls");
    expect(await control(url, "GET", "calls")).toEqual([]);
  });

  it("shows the calls of all as they come", async () => {
    const { url } = await start();
    const response = await fetch(`${url}/_wrought/events`);
    const ids = (await calls(url, 12)).map(({ id }) => id);
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece as Uint8Array, { stream: true });
      if (ids.every((id) => text.includes(id)) && text.endsWith("\n\n")) break;
    }
    expect(text.match(/^event: call$/gm)).toHaveLength(12);
    expect(text).not.toContain("s3cret");
  });

  it("has one clock", async () => {
    const { url } = await start();
    await control(url, "PUT", "clock", { set: "2030-01-02T03:04:05Z" });
    await calls(url, 6);
    const found = (await control(url, "GET", "calls")) as readonly { at: string }[];
    expect(new Set(found.map(({ at }) => at))).toEqual(new Set(["2030-01-02T03:04:05.000Z"]));
  });

  it("plays a scenario in all, and follows the file", async () => {
    here.write("scenario.json", JSON.stringify({ stubs: [{ on: "GetCity", reply: { name: "Ulm" } }] }));
    const mock = await start("--scenario", "scenario.json");
    for (const { text } of await calls(mock.url, 8)) expect(text).toBe('{"name":"Ulm"}');
    const followed = mock.event({ event: "scenario" }).then(() => mock.event({ event: "scenario" }));
    here.write("scenario.json", JSON.stringify({ stubs: [{ on: "GetCity", reply: { name: "Bonn" } }] }));
    await followed;
    for (const { text } of await calls(mock.url, 8)) expect(text).toBe('{"name":"Bonn"}');
  });

  it("replaces a worker that dies, once, with what is set; without workers it ends", async () => {
    const mock = await start();
    await control(mock.url, "POST", "stubs", { on: "GetCity", reply: { name: "Ulm" } });
    const before = childrenOf(mock.pid);
    expect(before).toHaveLength(2);
    for (const pid of before) {
      process.kill(pid, "SIGKILL");
      const { worker, ended } = await mock.event({ event: "worker" });
      expect(ended).toBe("SIGKILL");
      expect(await mock.event({ event: "worker" })).toEqual({ event: "worker", worker });
    }
    for (const { text } of await calls(mock.url, 8)) expect(text).toBe('{"name":"Ulm"}');
    for (const pid of childrenOf(mock.pid)) process.kill(pid, "SIGKILL");
    expect(await mock.closed).toBe(1);
  });

  it("says clearly that a port is in use, and that models must be files", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const used = await here.run(["mock", "weather.json", "--workers", "2", "--port", String(port)]);
    server.close();
    expect(used).toMatchObject({ code: 1, stdout: "" });
    expect(used.stderr).toContain(`error port-in-use Cannot listen on 127.0.0.1:${port}`);
    const piped = await here.run(["mock", "-", "--workers", "auto"], { stdin: weather() });
    const wanted = /^wrought: --workers needs models in files/;
    // On one core `auto` is one process, which reads what it likes.
    if (piped.code === 2) expect(piped.stderr).toMatch(wanted);
    expect(await here.run(["mock", "-", "--workers", "2"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(wanted),
    });
  });
});
