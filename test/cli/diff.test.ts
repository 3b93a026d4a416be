/** `wrought diff`: what it compares, the forms it prints, exit codes, git and the lock. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { diffCommand } from "../../generator/cli/diff-command.js";
import type { DiffFormat, DiffRequest, FailOn } from "../../generator/cli/diff-run.js";
import { runDiff } from "../../generator/cli/diff-run.js";
import { printLock } from "../../generator/pull/lock.js";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { fakeContext } from "./fake-context.js";
import { weather } from "./weather.js";

let here: Place;
beforeEach(() => {
  here = place();
  return () => here.remove();
});

const view = { json: false, quiet: false, verbose: false };
const before = weather();
/** A string gone, which no one uses, and one with a length. */
const after = weather({
  "example.weather#CityId": { type: "string", traits: { "smithy.api#length": { min: 1 } } as never },
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(request: Partial<DiffRequest>, how: Partial<typeof view> = {}): Promise<Ran> {
  const context = fakeContext(here.folder);
  const whole: DiffRequest = { models: [], services: [], config: false, format: "text", failOn: "error", ...request };
  const code = await runDiff(whole, { ...view, ...how }, context);
  return { code, out: context.printed.out, err: context.printed.err };
}

function write(old: string, now: string): void {
  here.write("old.json", old);
  here.write("new.json", now);
}

const both = ["old.json", "new.json"];

describe("two models", () => {
  it("are compared, and nothing is found of equal ones", async () => {
    write(before, before);
    expect(await run({ models: both })).toEqual({
      code: 0,
      out: "new.json compared with old.json\n  no differences\n",
      err: "",
    });
  });

  it("give a summary and events by operation", async () => {
    write(before, after);
    const { code, out } = await run({ models: both });
    expect(code).toBe(0);
    expect(out).toContain("events: 1 NOTE\n  semver: patch (no type changed)");
    expect(out).toMatch(
      /\n {2}NOTE {7}The trait smithy\.api#length of CityId changed from .* ModifiedTrait\.Update\.smithy\.api#length new\.json:\d+:\d+\n/,
    );
    expect(out).not.toContain("\u001b[");
  });

  it("that do not load are reported, and nothing is compared", async () => {
    write(before, "{");
    const { code, out, err } = await run({ models: both });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/new\.json:1:\d+: error json-syntax/);
  });

  it("that are not there are reported", async () => {
    here.write("new.json", before);
    const { code, err } = await run({ models: ["gone.json", "new.json"] });
    expect(code).toBe(1);
    expect(err).toContain("error source-missing");
  });
});

describe("--json", () => {
  it("is one document with exactly the keys of an event", async () => {
    write(before, after);
    const json = JSON.parse((await run({ models: both, format: "json" })).out) as Record<string, unknown>;
    expect(Object.keys(json)).toEqual(["command", "ok", "events", "models", "diagnostics"]);
    expect(json["events"]).toEqual([
      {
        eventId: "ModifiedTrait.Update.smithy.api#length",
        severity: "NOTE",
        shapeId: "example.weather#CityId",
        message:
          'The trait smithy.api#length of example.weather#CityId changed from `{"min":1,"max":9}` to `{"min":1}`.',
        location: { file: "new.json", line: expect.any(Number) as number, column: expect.any(Number) as number },
      },
    ]);
    expect(json["models"]).toEqual([
      expect.objectContaining({ old: "old.json", new: "new.json", semver: "patch", events: 1 }),
    ]);
  });

  it("has the errors of models that do not load", async () => {
    write("{", before);
    const { code, out } = await run({ models: both, format: "json" });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      events: [],
      models: [],
      diagnostics: [{ code: "json-syntax" }],
    });
  });
});

describe("other forms", () => {
  it.each<[DiffFormat, RegExp]>([
    ["markdown", /^### new\.json, compared with old\.json\n/],
    ["changelog", /^### Weather \(patch\)\n|^No generated type changed/],
    ["sarif", /^\{\n {2}"\$schema"/],
    ["github", /^::notice file=new\.json,line=/],
  ])("%s", async (format, want) => {
    write(before, after);
    expect((await run({ models: both, format })).out).toMatch(want);
  });
});

describe("--fail-on", () => {
  const secret = (traits: object): string =>
    weather({ "example.weather#CityId": { type: "string", traits: traits as never } });
  const note = [before, after] as const;
  const lost = [secret({ "smithy.api#sensitive": {} }), secret({})] as const;
  const error = [before, weather({ "example.weather#CityId": { type: "integer" } as never })] as const;
  it.each<[string, readonly [string, string], FailOn, number]>([
    ["a note, by default", note, "error", 0],
    ["a note", note, "note", 1],
    ["an error, by default", error, "error", 1],
    ["an error, never", error, "never", 0],
    ["a type that changed", error, "major", 1],
    ["no type that changed", note, "major", 0],
    ["a member that became public", lost, "error", 1],
    ["a member that became sensitive, by default", [lost[1], lost[0]], "error", 0],
    ["a member that became sensitive", [lost[1], lost[0]], "danger", 1],
  ])("%s", async (_, [old, now], failOn, want) => {
    write(old, now);
    expect((await run({ models: both, failOn })).code).toBe(want);
  });

  it("is loud about sensitivity even where the model suppresses its events, and where only errors are wanted", async () => {
    const quiet = JSON.parse(lost[1]) as { metadata?: object };
    quiet.metadata = { suppressions: [{ id: "ModifiedTrait", namespace: "*" }] };
    write(lost[0], JSON.stringify(quiet));
    expect((await run({ models: both }, { quiet: true })).out).toMatch(
      /^!! example\.weather#.*\$\w+ is NO LONGER SENSITIVE/,
    );
  });
});

function git(...args: readonly string[]): void {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: here.folder, stdio: "ignore" });
}

function commit(text: string): void {
  here.write("models/weather.json", text);
  git("add", "--all");
  git("commit", "--message", "model");
}

describe("--since", () => {
  beforeEach(() => {
    git("init", "--quiet");
    commit(before);
    commit(after);
  });

  it("compares with what a revision has", async () => {
    const { code, out } = await run({ models: ["models/weather.json"], old: { revision: "HEAD~1" } });
    expect(code).toBe(0);
    expect(out).toContain("models/weather.json compared with HEAD~1:models/weather.json\n  events: 1 NOTE");
  });

  it("compares all models when none are named", async () => {
    expect((await run({ old: { revision: "HEAD" } })).out).toContain("no differences");
  });

  it("says that a file is new", async () => {
    here.write("models/other.json", weather().replaceAll("example.weather", "example.other"));
    const { code, err } = await run({ models: ["models/other.json"], old: { revision: "HEAD" } });
    expect(code).toBe(0);
    expect(err).toContain("note diff-new models/other.json is new");
  });

  it.each([
    "nothing",
    "--output=stolen",
    "-p",
    "HEAD:models/weather.json",
    "$(touch stolen)",
    "HEAD\n--output=stolen",
    "",
  ])("takes %j for a revision that is not there", async (revision) => {
    const { code, out, err } = await run({ models: ["models/weather.json"], old: { revision } });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("error diff-revision There is no revision");
    expect(existsSync(join(here.folder, "models/stolen")) || existsSync(join(here.folder, "stolen"))).toBe(false);
  });

  it("takes a file's name for a name", async () => {
    here.write("models/--output=stolen.json", before);
    git("add", "--all");
    git("commit", "--message", "name");
    const { code } = await run({ models: ["models/--output=stolen.json"], old: { revision: "HEAD" } });
    expect(code).toBe(0);
  });
});

describe("--since outside of a repository", () => {
  it("says so", async () => {
    here.write("weather.json", before);
    const { code, err } = await run({ models: ["weather.json"], old: { revision: "HEAD" } });
    expect(code).toBe(1);
    expect(err).toContain("weather.json is not in a git repository");
  });
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function lock(text: string, resolved = "../elsewhere.json"): void {
  const entry = { source: "../elsewhere.json", resolved, sha256: sha256(text), licence: "unknown" };
  here.write("models/wrought.lock.json", printLock(new Map([["weather.json", entry]])));
}

describe("--since-lock", () => {
  const request = { models: ["models/weather.json"], old: "lock" } as const;

  it("finds nothing when the file is what was pulled, whatever its line ends", async () => {
    lock(before);
    here.write("models/weather.json", before.replaceAll("\n", "\r\n"));
    expect((await run(request)).out).toContain("no differences");
  });

  it("finds what was pulled in git", async () => {
    git("init", "--quiet");
    commit(before);
    lock(before);
    here.write("models/weather.json", after);
    expect((await run(request)).out).toContain("events: 1 NOTE");
  });

  it("finds what was pulled where it came from, and takes nothing else for it", async () => {
    const served = { text: before };
    const server = createServer((_, response) => response.end(served.text));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    lock(before, `http://127.0.0.1:${port}/weather.json`);
    here.write("models/weather.json", after);
    const found = await run(request);
    served.text = after;
    const other = await run(request);
    server.close();
    expect(found.out).toContain("events: 1 NOTE");
    expect(other.code).toBe(1);
    expect(other.err).toContain(
      "error diff-lock What the lock recorded of models/weather.json is neither in git nor at",
    );
  });

  it("says that there is no lock", async () => {
    here.write("models/weather.json", after);
    const { code, err } = await run(request);
    expect(code).toBe(1);
    expect(err).toContain("error diff-lock There is no readable wrought.lock.json beside models/weather.json");
  });
});

describe("a wrong command line", () => {
  it.each<[string, object, string]>([
    ["one model", { models: ["a.json"] }, "name the old model and the new one"],
    ["three models", { models: ["a.json", "b.json", "c.json"] }, "name the old model and the new one"],
    ["two old sides", { models: [], since: "HEAD", "since-lock": true }, "--since and --since-lock name two old sides"],
    ["two formats", { models: both, format: "sarif", json: true }, "--json and --format sarif are two formats"],
    ["an unknown format", { models: both, format: "xml" }, "--format is one of text, json"],
  ])("%s", async (_, args, want) => {
    const given = { "fail-on": "error", ...args };
    await expect(diffCommand.run(given, fakeContext(here.folder))).rejects.toThrow(want);
  });
});
