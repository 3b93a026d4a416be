/** `wrought mock`, run as a user runs it: starts from a model, serves, logs without secrets, stops. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, it } from "vitest";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { renamed, weather } from "./weather.js";

let here: Place;
beforeEach(() => {
  here = place();
  here.write("weather.json", weather());
  return () => here.remove();
});

interface Running {
  /** The next line of standard output that matches. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly interrupt: () => Promise<{ readonly code: number | null; readonly lines: readonly string[] }>;
}

function start(args: readonly string[]): Running {
  const child = here.start(["mock", "weather.json", "--port", "0", ...args]);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface(child.stdout).on("line", (text) => {
    lines.push(text);
    for (const wake of waiting) wake();
  });
  const errors: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  const closed = once(child, "close");
  let next = 0;
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      for (; next < lines.length; next++) {
        const text = lines[next];
        if (text !== undefined && pattern.test(text)) {
          next++;
          return text;
        }
      }
      const woken = new Promise<void>((resolve) => waiting.add(resolve));
      const ended = closed.then(() => {
        throw new Error(`ended before ${String(pattern)}: ${Buffer.concat(errors).toString("utf8")}`);
      });
      await Promise.race([woken, ended]);
      waiting.clear();
    }
  };
  const interrupt = async (): Promise<{ code: number | null; lines: readonly string[] }> => {
    child.kill("SIGINT");
    const [code] = await closed;
    return { code, lines };
  };
  return { line, interrupt };
}

function call(url: string, operation: string, input: unknown): Promise<Response> {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `Weather.${operation}` };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
}

describe("mock", () => {
  it("says what it serves and where, serves it, logs a line a request, and stops on Ctrl-C", async () => {
    const mock = start([]);
    expect(await mock.line(/^Weather/)).toBe("Weather  example.weather#Weather");
    expect(await mock.line(/operations/)).toBe("  2 operations, awsJson1_1, validation strict, seed 7");
    const url = (await mock.line(/http:/)).trim();
    const good = await call(url, "GetCity", { cityId: "ulm", token: "s3cret" });
    expect(good.status).toBe(200);
    expect(await mock.line(/GetCity/)).toMatch(/^200 {2}GetCity {2}default {2}\d+\.\d ms$/);
    const bad = await call(url, "GetCity", { cityId: "Ulm!", token: "s3cret" });
    expect(bad.status).toBe(400);
    expect(await mock.line(/GetCity/)).toMatch(/^400 {2}GetCity {2}\w+ {2}\d+\.\d ms$/);
    expect(await mock.line(/cityId/)).toContain("pattern");
    expect((await call(url, "NoSuch", {})).status).toBeGreaterThanOrEqual(400);
    const { code, lines } = await mock.interrupt();
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe("stopped after 3 requests");
    expect(lines.join("\n")).not.toContain("s3cret");
  });

  it("logs JSON lines with --json, redacted", async () => {
    const mock = start(["--json", "--seed", "11", "--validation", "warn"]);
    const listening = JSON.parse(await mock.line(/listening/));
    expect(listening).toEqual({
      event: "listening",
      service: "example.weather#Weather",
      protocols: ["aws.protocols#awsJson1_1"],
      operations: 2,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      host: "127.0.0.1",
      port: expect.any(Number),
      seed: 11,
      validation: "warn",
      control: { path: "/_wrought/", url: `${String(listening.url)}/_wrought/` },
    });
    expect((await call(listening.url, "GetCity", { cityId: "Ulm!", token: "s3cret" })).status).toBe(200);
    const request = JSON.parse(await mock.line(/"request"/));
    expect(request).toMatchObject({ event: "request", operation: "GetCity", outcome: "default", status: 200 });
    expect(request.input.cityId).toBe("Ulm!");
    expect(request.issues).toHaveLength(1);
    const { code, lines } = await mock.interrupt();
    expect(code).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ event: "stopped", requests: 1 });
    expect(lines.join("\n")).not.toContain("s3cret");
  });

  it("answers alike for equal seeds", async () => {
    const answers: string[] = [];
    for (const seed of ["3", "3", "4"]) {
      const mock = start(["--json", "--seed", seed]);
      const { url } = JSON.parse(await mock.line(/listening/));
      answers.push(await (await call(url, "GetCity", { cityId: "ulm" })).text());
      await mock.interrupt();
    }
    expect(answers[0]).toBe(answers[1]);
  });

  it("says clearly that a port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await here.run(["mock", "weather.json", "--port", String(port)]);
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`error port-in-use Cannot listen on 127.0.0.1:${port}`);
    expect(stderr).toContain("--port 0");
  });

  it("needs to know which of several services", async () => {
    here.write("tide.json", renamed("Tide"));
    const { code, stderr } = await here.run(["mock", "weather.json", "tide.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/service-ambiguous[^]*--service: example\.tide#Tide, example\.weather#Weather/);
  });

  it("does not start from a broken model", async () => {
    here.write("weather.json", "{");
    const { code, stderr } = await here.run(["mock", "weather.json", "--port", "0"]);
    expect(code).toBe(1);
    expect(stderr).toContain("json-syntax");
  });

  it("does not serve a protocol that it does not speak", async () => {
    const text = weather().replace("aws.protocols#awsJson1_1", "example.protocols#telepathy");
    here.write("weather.json", text);
    const { code, stderr } = await here.run(["mock", "weather.json", "--port", "0"]);
    expect(code).toBe(1);
    expect(stderr).toContain("protocol-unserved");
  });

  describe("--scenario", () => {
    const scenario = "stubs:\n  - { on: GetCity, error: NoSuchCity, message: gone }\n";

    it("sets its stubs, and follows the file", async () => {
      here.write("outage.yaml", scenario);
      const mock = start(["--scenario", "outage.yaml"]);
      const url = (await mock.line(/http:/)).trim();
      expect(await mock.line(/outage/)).toBe("outage.yaml: 1 stub, 0 faults");
      expect(await (await call(url, "GetCity", { cityId: "ulm" })).text()).toContain("gone");
      here.write("outage.yaml", scenario.replace("gone", "moved"));
      await mock.line(/outage/);
      expect(await (await call(url, "GetCity", { cityId: "ulm" })).text()).toContain("moved");
      expect((await mock.interrupt()).code).toBe(0);
    });

    it("does not start with one that is wrong", async () => {
      here.write("outage.yaml", scenario.replace("GetCity", "GetCty"));
      const { code, stderr } = await here.run(["mock", "weather.json", "--port", "0", "--scenario", "outage.yaml"]);
      expect(code).toBe(1);
      expect(stderr).toContain('outage.yaml:2:7: error scenario-invalid on: Weather has no operation "GetCty".');
      expect(stderr).toContain("Is GetCity meant?");
    });
  });

  describe("the control API", () => {
    it("is there, knows the documentation, and can be moved", async () => {
      const mock = start(["--control-path", "/aside/"]);
      const url = (await mock.line(/^ {4}http:.*aside/)).trim();
      const operations = await (await fetch(`${url}operations`)).json();
      expect(operations).toContainEqual(expect.objectContaining({ name: "GetCity", summary: "Looks up a City." }));
      await mock.interrupt();
    });

    it("asks for the token that it was given", async () => {
      const mock = start(["--json", "--control-token", "t0ken"]);
      const { control } = JSON.parse(await mock.line(/listening/));
      expect(control.token).toBe("t0ken");
      expect((await fetch(`${String(control.url)}health`)).status).toBe(401);
      const headers = { authorization: "Bearer t0ken" };
      expect((await fetch(`${String(control.url)}health`, { headers })).status).toBe(200);
      await mock.interrupt();
    });

    it("can be switched off", async () => {
      const mock = start(["--json", "--no-control"]);
      const { url, control } = JSON.parse(await mock.line(/listening/));
      expect(control).toBeUndefined();
      expect((await fetch(`${String(url)}/_wrought/health`)).status).toBe(404);
      await mock.interrupt();
    });

    it("has a path between slashes", async () => {
      const { code, stderr } = await here.run(["mock", "weather.json", "--control-path", "aside"]);
      expect(code).toBe(2);
      expect(stderr).toContain("begins and ends with a slash");
    });
  });

  it("asks for signatures, and verifies them", async () => {
    const required = start(["--json", "--auth", "verify"]);
    const { url } = JSON.parse(await required.line(/listening/));
    expect(await (await call(url, "GetCity", { cityId: "ulm" })).text()).toContain("MissingAuthentication");
    expect((await call(url, "Forget", {})).status).toBe(200);
    await required.interrupt();
  });
});
