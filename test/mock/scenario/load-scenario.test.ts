/** Scenario files: what is set, what is wrong and where, and following a file that changes. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadScenario } from "../../../generator/cli/load-scenario.js";
import { type ScenarioNews, followScenario, playScenario } from "../../../generator/cli/mock-scenario.js";
import { scenarioSchemaOf } from "../../../runtime/mock/control/plain-schemas.js";
import { createMock, readScenario } from "../../../runtime/mock/index.js";
import { ask, json } from "../ask.js";
import { smallCognito } from "../small-cognito.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wrought-scenario-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const body = json({ UserPoolId: "us-east-1_Abc123xyz", Username: "alice" });

/** As the command line prints them, without colours. */
async function problemsOf(name: string, text: string): Promise<readonly string[]> {
  write(name, text);
  const { scenario, diagnostics } = await loadScenario(name, folder, smallCognito);
  expect(scenario === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, message, location, hint }) => {
    const place = `${location?.file ?? ""}:${location?.line ?? ""}:${location?.column ?? ""}`;
    return `${place} ${code} ${message}${hint === undefined ? "" : ` [${hint}]`}`;
  });
}

const outage = `# Sign-in is down, and everything is slow.
stubs:
  - on: InitiateAuth
    match: { AuthFlow: USER_PASSWORD_AUTH }
    error: NotAuthorizedException
    message: Incorrect username or password.
    times: 1
  - on: AdminGetUser
    sequence:
      - reply: { Username: first, UserCreateDate: 2020-01-01T00:00:00Z }
      - raw: { status: 503, headers: { retry-after: "1" }, body: "{}" }
      - error: ResourceNotFoundException
faults:
  - kind: latency
    ms: { min: 1, max: 2 }
  - on: ListUsers
    kind: throttle
    rate: 0.5
    calls: { from: 2 }
`;

describe("a scenario that is right", () => {
  const forms: readonly (readonly [string, string, string])[] = [
    ["YAML", "outage.yaml", outage],
    [
      "JSON, with tabs",
      "outage.json",
      JSON.stringify(
        {
          $schema: "./scenario.schema.json",
          stubs: [
            {
              on: "AdminGetUser",
              sequence: [
                { reply: { Username: "first", UserCreateDate: 1577836800 } },
                { raw: { status: 503, body: "{}" } },
                { error: "ResourceNotFoundException" },
              ],
            },
          ],
        },
        undefined,
        "\t",
      ),
    ],
    [
      "TypeScript",
      "outage.ts",
      `const name: string = "first";
       export default { stubs: [
         { on: "AdminGetUser", match: (input: { Username: string }) => input.Username === "alice",
           sequence: [{ reply: () => ({ Username: name }) }, { raw: { status: 503, body: "{}" } }, { error: "ResourceNotFoundException" }] },
       ] };`,
    ],
  ];
  test.each(forms)("in %s", async (_, name, text) => {
    write(name, text);
    const mock = createMock({ service: smallCognito });
    expect(await playScenario(name, folder, mock)).toMatchObject({
      set: { stubs: expect.any(Number) },
      diagnostics: [],
    });
    const answers = [
      await ask(mock, { body }),
      await ask(mock, { body }),
      await ask(mock, { body }),
      await ask(mock, { body }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 400, 400]);
    expect(answers[0]?.json).toMatchObject({ Username: "first" });
  });

  test("begins anew on reset, below what the code adds", async () => {
    write("outage.yaml", outage);
    const mock = createMock({ service: smallCognito });
    await playScenario("outage.yaml", folder, mock);
    mock.on("AdminGetUser").reply({ Username: "code" }).once();
    const names = async (): Promise<unknown> => (await ask(mock, { body })).json;
    expect(await names()).toMatchObject({ Username: "code" });
    expect(await names()).toMatchObject({ Username: "first" });
    mock.reset();
    expect(await names()).toMatchObject({ Username: "first" });
  });

  test("may be empty", async () => {
    expect(await problemsOf("empty.yaml", "# nothing yet\n")).toEqual([]);
    expect(await problemsOf("empty.json", "{}")).toEqual([]);
  });
});

describe("a scenario that is wrong is refused with its places", () => {
  test("in YAML", async () => {
    const text = `stubs:
  - on: AdminGetUsr
    reply: {}
  - on: AdminGetUser
    match:
      Usrname: hush
    reply:
      Username: 4711
      UserAttributes:
        - Name: a
        - Name: 5
  - on: AdminGetUser
    error: NotAuthorisedException
  - on: AdminGetUser
    reply: { Username: a }
    error: NotAuthorizedException
    tims: 2
  - on: AdminGetUser
  - on: ListUsers
    sequence: []
    delay: soon
faults:
  - kind: explode
  - kind: latency
    ms: -1
    rate: 2
  - { on: SignIn, kind: reset }
stub: []
`;
    const problems = await problemsOf("outage.yaml", text);
    expect(problems.join("\n")).not.toMatch(/hush|4711/);
    expect(`\n${problems.join("\n")}\n`).toMatchInlineSnapshot(`
      "
      outage.yaml:28:1 scenario-invalid stub: unknown key "stub". [Known are $schema, stubs, faults.]
      outage.yaml:2:5 scenario-invalid on: Cognito Identity Provider has no operation "AdminGetUsr". [Is AdminGetUser meant?]
      outage.yaml:6:7 scenario-invalid Usrname: Member is not part of the structure. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:8:7 scenario-invalid Username: must be a string. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:13:5 scenario-invalid error: AdminGetUser has no error "NotAuthorisedException". [Is NotAuthorizedException meant?]
      outage.yaml:17:5 scenario-invalid tims: unknown key "tims". [Known are on, match, times, delay, sequence, reply, error, message, members, raw, passThrough.]
      outage.yaml:16:5 scenario-invalid error: stands beside reply; a stub has one answer. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:18:5 scenario-invalid stubs: needs an answer: reply, error, raw, passThrough or sequence. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:21:5 scenario-invalid delay: must be milliseconds: a number, { min, max } or { median, p99 }, up to a day. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:20:5 scenario-invalid sequence: must be a list of answers. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:23:5 scenario-invalid kind: must be one of latency, throttle, error, reset, slow, truncate, malform. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:25:5 scenario-invalid ms: must be milliseconds: a number, { min, max } or { median, p99 }, up to a day. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:26:5 scenario-invalid rate: must be a number from 0 to 1. [Compare it with docs/mocking.md and with \`wrought explain\`.]
      outage.yaml:27:7 scenario-invalid on: Cognito Identity Provider has no operation "SignIn". [Compare it with docs/mocking.md and with \`wrought explain\`.]
      "
    `);
  });

  test("in YAML with constraints of the model broken", async () => {
    const text = `stubs:
  - on: DescribeUserPool
    reply:
      UserPool:
        Id: nowhere
`;
    expect(await problemsOf("outage.yml", text)).toMatchInlineSnapshot(`
      [
        "outage.yml:5:9 scenario-invalid Id: Member must satisfy regular expression pattern: ^[\\w-]+_[0-9a-zA-Z]+$. [Compare it with docs/mocking.md and with \`wrought explain\`.]",
      ]
    `);
  });

  test("in JSON, on one line", async () => {
    const text = '{"stubs":[{"on":"AdminGetUser","times":0,"reply":{"Username":"a"}}]}';
    expect(await problemsOf("outage.json", text)).toMatchInlineSnapshot(`
      [
        "outage.json:1:32 scenario-invalid times: must be a whole number from 1 to 1000000000. [Compare it with docs/mocking.md and with \`wrought explain\`.]",
      ]
    `);
  });

  test("behind an anchor, where the anchor is", async () => {
    const text = "user: &user { Username: 1 }\nstubs:\n  - on: AdminGetUser\n    reply: *user\n";
    expect(await problemsOf("outage.yaml", text)).toMatchInlineSnapshot(`
      [
        "outage.yaml:1:1 scenario-invalid user: unknown key "user". [Known are $schema, stubs, faults.]",
        "outage.yaml:1:15 scenario-invalid Username: must be a string. [Compare it with docs/mocking.md and with \`wrought explain\`.]",
      ]
    `);
  });

  test("in TypeScript, by its path", async () => {
    const text = 'export default { stubs: [{ on: "AdminGetUser", reply: { Username: 1 } }] };';
    expect(await problemsOf("outage.ts", text)).toMatchInlineSnapshot(`
      [
        "outage.ts:1:1 scenario-invalid At /stubs/0/reply/Username: must be a string. [Compare it with docs/mocking.md and with \`wrought explain\`.]",
      ]
    `);
  });

  const syntax: readonly (readonly [string, string, string])[] = [
    ["no YAML", "a.yaml", "stubs:\n  - on: [\n"],
    ["the same key twice", "b.yaml", "stubs: []\nstubs: []\n"],
    ["no JSON", "c.json", '{"stubs": [}'],
    ["a list", "d.yaml", "- on: AdminGetUser\n"],
    ["a program that fails", "e.ts", 'throw new Error("hello");'],
    ["a program without default export", "f.ts", "export const stubs = [];"],
    [
      "anchors upon anchors",
      "g.yaml",
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
    ],
  ];
  test.each(syntax)("%s", async (_, name, text) => {
    const problems = await problemsOf(name, text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(new RegExp(`^${name}:\\d+:\\d+ scenario-(?:syntax|invalid|unreadable) `));
  });

  test("a file that is not there", async () => {
    const { diagnostics } = await loadScenario("none.yaml", folder, smallCognito);
    expect(diagnostics).toMatchObject([{ code: "scenario-unreadable", location: { file: "none.yaml" } }]);
  });
});

describe("the JSON Schema for editors", () => {
  const { stubs, faults } = scenarioSchemaOf(smallCognito)["properties"] as Record<
    string,
    { items: { properties: Record<string, unknown> } }
  >;
  /** The keys that the reader knows, as its own hint names them. */
  const known = (value: unknown): readonly string[] => {
    const { problems } = readScenario(smallCognito, value);
    const hint = problems.find(({ message }) => message === 'unknown key "x"')?.hint ?? "";
    return hint
      .replace(/^Known are |\.$/g, "")
      .split(", ")
      .toSorted();
  };

  test("has the keys of stubs that are read", () => {
    expect(Object.keys(stubs?.items.properties ?? {}).toSorted()).toEqual(known({ stubs: [{ x: 1 }] }));
  });
  test("has the keys of faults that are read, of all kinds together", () => {
    const kinds = ["latency", "throttle", "error", "reset", "slow", "truncate", "malform"];
    const keys = kinds.flatMap((kind) => known({ faults: [{ kind, x: 1 }] }));
    expect(Object.keys(faults?.items.properties ?? {}).toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(faults?.items.properties["kind"]).toEqual({ enum: kinds });
  });
  test("has the names of the operations", () => {
    expect(stubs?.items.properties["on"]).toEqual({ enum: Object.keys(smallCognito.operations) });
  });
});

describe("a file that changes", () => {
  const first = "stubs:\n  - { on: AdminGetUser, reply: { Username: first } }\n";
  const second = first.replace("first", "second");

  test("is followed, saved in place or replaced; a wrong one leaves the last right one", async () => {
    write("live.yaml", first);
    const mock = createMock({ service: smallCognito });
    await playScenario("live.yaml", folder, mock);
    const news: ScenarioNews[] = [];
    let wake: () => void = () => undefined;
    const next = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    stops.push(
      followScenario("live.yaml", folder, mock, (it) => {
        news.push(it);
        wake();
      }),
    );
    const name = async (): Promise<unknown> => ((await ask(mock, { body })).json as { Username: unknown }).Username;

    let change = next();
    write("live.yaml", second);
    await change;
    expect([await name(), news.at(-1)?.set]).toEqual(["second", { stubs: 1, faults: 0 }]);

    change = next();
    write("live.yaml", "stubs: nonsense\n");
    await change;
    expect([await name(), news.at(-1)?.set]).toEqual(["second", undefined]);
    expect(news.at(-1)?.diagnostics).toMatchObject([{ code: "scenario-invalid", location: { line: 1, column: 1 } }]);

    change = next();
    write("other.yaml", first);
    renameSync(join(folder, "other.yaml"), join(folder, "live.yaml"));
    await change;
    expect(await name()).toBe("first");
  });

  test("a program is run anew", async () => {
    const program = (name: string): string =>
      `export default { stubs: [{ on: "AdminGetUser", reply: { Username: "${name}" } }] };`;
    const mock = createMock({ service: smallCognito });
    for (const name of ["one", "two"]) {
      write("live.ts", program(name));
      await playScenario("live.ts", folder, mock);
      expect((await ask(mock, { body })).json).toMatchObject({ Username: name });
    }
  });
});
