/** The built program, run as a user runs it: help, exit codes, streams, standard input. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wantsColor } from "../../generator/cli/terminal.js";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { renamed, weather } from "./weather.js";

let here: Place;
beforeEach(() => {
  here = place();
  return () => here.remove();
});

const escapes = /\p{Cc}\[/u;

describe("help", () => {
  it.each(["generate", "check", "mock", "list", "explain", "lint", "init"])(
    "of %s has options and examples",
    async (command) => {
      const { code, stdout, stderr } = await here.run([command, "--help"]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain(`wrought ${command}`);
      expect(stdout).toMatch(/Options:[^]*--json[^]*Examples:\n {2}wrought /);
    },
  );

  it("lists the commands and the exit codes", async () => {
    const { code, stdout } = await here.run(["--help"]);
    expect(code).toBe(0);
    for (const command of ["generate", "check", "mock", "list", "explain", "completion"]) {
      expect(stdout).toContain(`wrought ${command}`);
    }
    expect(stdout).toContain("Exit codes: 0 done, 1 problems");
  });

  it("is what a bare call shows, with exit code 2", async () => {
    const { code, stdout } = await here.run([]);
    expect(code).toBe(2);
    expect(stdout).toContain("Commands:");
  });

  it.each(["--version", "-v"])("tells the version with %s", async (flag) => {
    const { code, stdout } = await here.run([flag]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("a wrong command line", () => {
  it.each<[string, readonly string[], string]>([
    ["an unknown command", ["genrate"], "Did you mean generate?"],
    ["an unknown option", ["generate", "--outt", "x"], "Did you mean --out?"],
    ["a wrong choice", ["generate", "--open-enums", "sometimes"], '"output", "always", "never"'],
    ["an empty value", ["generate", "--out", ""], "--out needs a value"],
    ["a missing value", ["generate", "--out"], "Not enough arguments following: out"],
    ["a missing argument", ["explain"], "wrought explain <shape>"],
    ["a port that is none", ["mock", "--port", "99999"], "--port is a whole number from 0 to 65535"],
    ["a seed that is none", ["mock", "--seed", "x"], "--seed is a whole number"],
  ])("%s: exit code 2, what is wrong, where the help is", async (_, args, want) => {
    const { code, stdout, stderr } = await here.run(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^wrought: /);
    expect(stderr).toContain(want);
    expect(stderr).toMatch(/See wrought .*--help\n$/);
    expect(here.files()).toEqual({});
  });
});

describe("models that are not there", () => {
  it("is an error with a hint when none is named", async () => {
    const { code, stderr } = await here.run(["list"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error models-none[^]*hint/);
  });

  it("names the file that is missing", async () => {
    here.write("weather.json", weather());
    const { code, stderr } = await here.run(["generate", "weather.json", "wether.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/source-missing[^\n]*wether\.json/);
    expect(Object.keys(here.files())).toEqual(["weather.json"]);
  });
});

describe("diagnostics", () => {
  const broken = weather({ "example.weather#CityId": undefined });

  it("have file, line, column, code, shape and hint, on standard error, without colours", async () => {
    here.write("weather.json", broken);
    const { code, stdout, stderr } = await here.run(["list", "weather.json"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^weather\.json:\d+:\d+: error target-missing .*example\.weather#CityId/m);
    expect(stderr).toMatch(/^ {4}shape {2}example\.weather#GetCityInput\$cityId$/m);
    expect(stderr).toMatch(/^ {4}hint {3}/m);
    expect(stderr).toMatch(/^1 error$/m);
    expect(stderr).not.toMatch(escapes);
  });

  it("are JSON on standard output with --json", async () => {
    here.write("weather.json", broken);
    const { code, stdout, stderr } = await here.run(["list", "weather.json", "--json"]);
    expect([code, stderr]).toEqual([1, ""]);
    const { ok, diagnostics } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(diagnostics[0]).toEqual({
      code: "target-missing",
      severity: "error",
      message: expect.any(String),
      shapeId: "example.weather#GetCityInput$cityId",
      location: { file: "weather.json", line: expect.any(Number), column: expect.any(Number) },
      hint: expect.any(String),
    });
  });

  it("do not let a model command the terminal", async () => {
    here.write("weather.json", weather({ "example.weather#Evil\u001b[2J": { type: "string" } }));
    const { code, stderr } = await here.run(["list", "weather.json"]);
    expect(code).toBe(1);
    expect(stderr).toContain("Evil\\u001b[2J");
    expect(stderr).not.toMatch(escapes);
  });
});

describe("colours", () => {
  beforeEach(() => here.write("weather.json", weather()));
  it.each<[readonly string[], boolean]>([
    [[], false],
    [["--color"], true],
  ])("of a pipe with %j", async (args, want) => {
    const { code, stdout } = await here.run(["list", "weather.json", ...args]);
    expect(code).toBe(0);
    expect(escapes.test(stdout)).toBe(want);
  });

  it.each<[string, boolean | undefined, boolean, Readonly<Record<string, string>>, boolean]>([
    ["none when piped", undefined, false, {}, false],
    ["on a terminal", undefined, true, {}, true],
    ["not on a dumb terminal", undefined, true, { TERM: "dumb" }, false],
    ["NO_COLOR", undefined, true, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR", undefined, true, { NO_COLOR: "" }, true],
    ["FORCE_COLOR", undefined, false, { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0", undefined, true, { FORCE_COLOR: "0" }, false],
    ["FORCE_COLOR over NO_COLOR", undefined, false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    ["--no-color over FORCE_COLOR", false, true, { FORCE_COLOR: "1" }, false],
    ["--color over NO_COLOR", true, false, { NO_COLOR: "1" }, true],
  ])("%s", (_, option, isTerminal, env, want) => {
    expect(wantsColor(option, isTerminal, env)).toBe(want);
  });
});

describe("list", () => {
  beforeEach(() => here.write("models/weather.json", weather()));

  it("shows services, operations and how many shapes of each type, of models/ by default", async () => {
    const { code, stdout, stderr } = await here.run(["list"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      [
        "Weather  example.weather#Weather  2020-01-01",
        "  model       models/weather.json",
        "  protocols   awsJson1_1",
        "  operations  2",
        "    Forget",
        "    GetCity",
        "  shapes      1 enum, 1 list, 2 string, 3 structure",
        "",
      ].join("\n"),
    );
  });

  it("names the shapes with --shapes", async () => {
    const { stdout } = await here.run(["list", "--shapes"]);
    expect(stdout).toContain("  enum\n    Sky\n");
  });

  it("has a stable JSON form", async () => {
    const { stdout } = await here.run(["list", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      command: "list",
      ok: true,
      services: [
        {
          id: "example.weather#Weather",
          name: "Weather",
          version: "2020-01-01",
          protocols: ["aws.protocols#awsJson1_1"],
          models: ["models/weather.json"],
          operations: ["Forget", "GetCity"],
          counts: { enum: 1, list: 1, string: 2, structure: 3 },
          shapes: expect.arrayContaining([{ id: "example.weather#Sky", type: "enum" }]),
        },
      ],
      diagnostics: expect.any(Array),
    });
  });

  it("reads standard input", async () => {
    const { code, stdout } = await here.run(["list", "-", "--shapes"], { stdin: renamed("Tide") });
    expect(code).toBe(0);
    expect(stdout).toContain("Tide  example.tide#Tide");
    expect(stdout).toContain("  model       <stdin>\n");
    expect(stdout).not.toContain("Weather");
  });

  it("reports standard input that is no model", async () => {
    const { code, stderr } = await here.run(["list", "-"], { stdin: "" });
    expect(code).toBe(1);
    expect(stderr).toContain("json-syntax");
  });
});

describe("explain", () => {
  beforeEach(() => here.write("models/weather.json", weather()));

  it("tells all of a structure, whatever the case of its name", async () => {
    const { code, stdout } = await here.run(["explain", "getcityinput"]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "GetCityInput  structure",
        "example.weather#GetCityInput",
        "",
        "Members",
        "  cityId  string CityId  required",
        "      1 to 9 characters; matches /^[a-z]+$/",
        "      Which city.",
        "  token  string Token  sensitive",
        "",
        "Used by",
        "  input      of GetCity",
        "",
      ].join("\n"),
    );
  });

  it.each<[string, readonly string[]]>([
    ["GetCity", ["Looks up a City.", "  input    GetCityInput", "  traits   readonly", "  NoSuchCity"]],
    ["example.weather#Forget", ["  auth     none"]],
    ["NoSuchCity", ["NoSuchCity  error of the client, HTTP 404", "  error      of GetCity"]],
    ["sky", ['  CLEAR = "clear"', "      Nothing above.", "  member     GetCityOutput$sky", "  GetCity (output)"]],
    ["Weather", ["Weather  service, version 2020-01-01", "  awsJson1_1", "Operations (2)"]],
    ["GetCityInput$CITYID", ["  cityId  string CityId  required"]],
    ["Tags", ["  member  string"]],
  ])("tells what there is of %s", async (shape, want) => {
    const { code, stdout } = await here.run(["explain", shape]);
    expect(code).toBe(0);
    for (const line of want) expect(stdout.split("\n")).toContain(line.startsWith("Looks") ? `  ${line}` : line);
  });

  it("suggests the nearest name", async () => {
    const { code, stderr } = await here.run(["explain", "GetCitty"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/shape-unknown[^]*Did you mean GetCity\?/);
  });

  it("has a JSON form", async () => {
    const { code, stdout } = await here.run(["explain", "GetCityInput", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "explain",
      ok: true,
      shape: {
        id: "example.weather#GetCityInput",
        type: "structure",
        members: [
          {
            name: "cityId",
            required: true,
            sensitive: false,
            constraints: ["1 to 9 characters", "matches /^[a-z]+$/"],
            documentation: "Which city.",
          },
          { name: "token", required: false, sensitive: true },
        ],
        usedBy: [{ kind: "input", by: "example.weather#GetCity" }],
        reachedFrom: [{ operation: "example.weather#GetCity", through: "input" }],
      },
    });
  });
});

describe("completion", () => {
  it("prints a script", async () => {
    const { code, stdout } = await here.run(["completion"]);
    expect(code).toBe(0);
    expect(stdout).toContain("###-begin-wrought-completions-###");
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ["wrought", ""],
      ["generate", "check", "mock", "list", "explain", "completion"],
    ],
    [
      ["wrought", "generate", "--"],
      ["--out", "--dry-run", "--force"],
    ],
    [
      ["wrought", "generate", "--open-enums", ""],
      ["output", "always", "never"],
    ],
  ])("completes %j", async (words, want) => {
    const { stdout } = await here.run(["--get-yargs-completions", ...words], { env: { SHELL: "/bin/bash" } });
    expect(stdout.split("\n")).toEqual(expect.arrayContaining([...want]));
  });
});

describe("the real generator", () => {
  let first: Readonly<Record<string, string>>;
  let shared: Place;
  beforeAll(async () => {
    shared = place();
    shared.write("models/weather.json", weather());
    const { code, stdout, stderr } = await shared.run(["generate"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^weather {2}[1-9]\d* written, 0 unchanged, 0 removed {2}in (?:under )?\d+\.\d\d s\n$/);
    first = shared.files();
  });
  afterAll(() => shared.remove());

  it("generates, then is up to date, in sync, and quiet when told so", async () => {
    expect((await shared.run(["generate"])).stdout).toMatch(/^weather {2}up to date, \d+ files/);
    expect(await shared.run(["check"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^generated is in sync/),
    });
    expect(await shared.run(["generate", "--quiet", "--force"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(shared.files()).toEqual(first);
  });

  it("takes the model from standard input", async () => {
    const { code } = await here.run(["generate", "-", "--out", "out"], { stdin: weather() });
    expect(code).toBe(0);
    expect(here.read("out/weather/types.ts")).toContain("export interface GetCityInput");
  });

  it("leaves the output as it was when the model is broken", async () => {
    for (const [path, text] of Object.entries(first)) here.write(path, text);
    here.write("models/weather.json", "{ broken");
    const before = here.files();
    const { code, stderr } = await here.run(["generate"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^models\/weather\.json:1:\d+: error json-syntax/m);
    expect(here.files()).toEqual(before);
  });
});
