/** `wrought pull` from AWS, repositories and addresses: what is written, what is locked, and that failures change nothing. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weather } from "../cli/weather.js";
import { githubServer } from "./github-server.js";
import { first, pullHome, sha256, second } from "./pull-home.js";

const use = pullHome();
const { pull, locked, serve } = use;

describe("a model of AWS", () => {
  const models = (newest: string): Readonly<Record<string, string>> => ({
    "models/weather/service/2019-01-01/weather-2019-01-01.json": "{}",
    "models/weather/service/2020-01-01/weather-2020-01-01.json": newest,
    "models/tide/service/2020-01-01/tide-2020-01-01.json": first,
  });

  it("comes in its newest version, and the lock says from where", async () => {
    const commit = use.github.commit(models(first));
    const { code, out } = await pull(["aws:weather"]);
    expect([code, out]).toEqual([0, `weather  created  aws:weather  ${commit.slice(0, 12)}  Apache-2.0\n`]);
    expect(use.home.read("models/weather.json")).toBe(first);
    expect(locked()).toEqual({
      "weather.json": {
        source: "aws:weather",
        resolved: `${use.github.url}/raw/aws/api-models-aws/${commit}/models/weather/service/2020-01-01/weather-2020-01-01.json`,
        revision: commit,
        sha256: sha256(first),
        licence: "Apache-2.0",
      },
    });
  });

  it("is not fetched again while the repository stands where it stood, nor while its file is the same", async () => {
    use.github.commit(models(first));
    await pull(["aws:weather"]);
    const lock = use.home.read("models/wrought.lock.json");
    const before = use.github.requests.length;
    expect((await pull([], { all: true })).out).toMatch(/^weather {2}up to date/);
    expect(use.github.requests.slice(before).map(({ line }) => line)).toEqual([
      "GET /api/repos/aws/api-models-aws/commits/HEAD",
    ]);
    use.github.commit({ ...models(first), "README.md": "new" });
    expect((await pull([], { check: true, all: true })).code).toBe(0);
    expect(use.github.requests.filter(({ line }) => line.includes("/raw/"))).toHaveLength(1);
    expect(use.home.read("models/wrought.lock.json")).toBe(lock);
  });

  it("is brought up to date, and what changed is shown", async () => {
    use.github.commit(models(first));
    await pull(["aws:weather"]);
    const commit = use.github.commit(models(second));
    const check = await pull([], { check: true, all: true });
    expect([check.code, use.home.read("models/weather.json")]).toEqual([1, first]);
    expect(check.out).toContain("something newer exists");
    const { code, out } = await pull([], { all: true });
    expect([code, use.home.read("models/weather.json")]).toEqual([0, second]);
    expect(out).toContain(`→ ${commit.slice(0, 12)}`);
    expect(out).toContain("semver: ");
    expect(out).toContain("events: ");
    expect((await pull([], { check: true, all: true })).code).toBe(0);
  });

  it("may be asked for in a version; one that is not there is named with those that are", async () => {
    use.github.commit(models(first));
    const { code, err } = await pull(["aws:weather@2021-01-01"]);
    expect([code, err]).toEqual([
      1,
      "error pull-not-found aws:weather@2021-01-01: weather has no version 2021-01-01.\n    hint   There are 2019-01-01, 2020-01-01.\n1 error\n",
    ]);
    expect((await pull(["aws:weather@2020-01-01"])).code).toBe(0);
  });

  it("that is misspelt is set right", async () => {
    use.github.commit(models(first));
    expect((await pull(["aws:weathr"])).err).toContain("Did you mean weather?");
  });

  it("whose bytes are not those of the repository is refused", async () => {
    const commit = use.github.commit(models(first));
    const file = `/raw/aws/api-models-aws/${commit}/models/weather/service/2020-01-01/weather-2020-01-01.json`;
    use.github.on(file, (_, response) => void response.end(second));
    const { code, err } = await pull(["aws:weather"]);
    expect([code, existsSync(join(use.home.folder, "models"))]).toEqual([1, false]);
    expect(err).toContain("pull-checksum");
  });

  it("is asked for with GITHUB_TOKEN, which nothing prints", async () => {
    use.github.commit(models(first));
    const env = { ...use.github.env, GITHUB_TOKEN: "s3cret" };
    const results = [await pull(["aws:weather"], { env }), await pull(["aws:nothing"], { env, json: true })];
    expect(new Set(use.github.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set(["Bearer s3cret"]),
    );
    expect(JSON.stringify([results, use.home.files()])).not.toContain("s3cret");
  });
});

describe("a file of a repository", () => {
  it("comes from the ref that is named, under its own name", async () => {
    const other = await githubServer("acme/models", "NOASSERTION");
    try {
      other.commit({ "a b/weather.json": first });
      const { code, err } = await pull(["github:acme/models/a b/weather.json@main"], { env: other.env });
      expect([code, err]).toEqual([0, expect.stringContaining("note pull-licence-unknown")]);
      const source = "github:acme/models/a b/weather.json@main";
      expect(locked()).toMatchObject({ "weather.json": { source, licence: "unknown" } });
    } finally {
      await other.close();
    }
  });

  it("that is misspelt is set right", async () => {
    use.github.commit({ "models/weather.json": first });
    const { code, err } = await pull(["github:aws/api-models-aws/models/wether.json"]);
    expect([code, err]).toEqual([1, expect.stringContaining("Did you mean models/weather.json?")]);
  });
});

describe("a model at an address", () => {
  it("is asked for only if it changed", async () => {
    const url = serve("/weather.json", first, { etag: '"1"' });
    expect((await pull([url])).code).toBe(0);
    expect(locked()).toMatchObject({ "weather.json": { source: url, etag: '"1"' } });
    expect((await pull([], { all: true })).out).toContain("up to date");
    expect(use.server.requests.at(-1)?.headers["if-none-match"]).toBe('"1"');
    serve("/weather.json", second, { etag: '"2"' });
    expect((await pull([], { all: true })).code).toBe(0);
    expect(locked()).toMatchObject({ "weather.json": { etag: '"2"', sha256: sha256(second) } });
  });

  it("is fetched whole when the file is gone, whatever the lock says", async () => {
    const url = serve("/gone.json", first, { etag: '"1"' });
    await pull([url]);
    rmSync(join(use.home.folder, "models/gone.json"));
    expect((await pull([], { all: true })).code).toBe(0);
    expect(use.home.read("models/gone.json")).toBe(first);
  });

  const bad: readonly (readonly [string, string | Buffer, string])[] = [
    ["is not JSON", "{", "does not load as a model: The file is not JSON"],
    ["is JSON and no model", '{"a":1}', "does not load as a model"],
    ["is a model with errors", weather({ "example.weather#Tags": undefined }), "example.weather#Tags"],
    ["is a model of nothing", '{"smithy":"2.0"}', "a model without a single shape"],
    ["is a page", "<!doctype html><title>Sign in</title>", "a page (HTML or XML), no model"],
    ["is empty", "", "is empty"],
    ["is no text", Buffer.from([0xff, 0xfe, 0x00]), "no text in UTF-8"],
  ];

  it.each(bad)("that %s changes nothing", async (_, body, want) => {
    const url = serve("/model.json", first);
    await pull([url]);
    const before = use.home.files();
    use.server.on("/model.json", (_request, response) => void response.end(body));
    const { code, out, err } = await pull([], { all: true });
    expect([code, use.home.files()]).toEqual([1, before]);
    expect(out).toContain("failed, nothing changed");
    expect(err).toContain(want);
    expect(err).toContain("pull-not-model");
  });

  it("that fails leaves the others to be done", async () => {
    const [good, bad] = [serve("/good.json", first), `${use.server.url}/none.json`];
    const { code, out } = await pull([bad, good], { json: true });
    const report = JSON.parse(out);
    expect([code, report.ok]).toEqual([1, false]);
    expect(report.models.map((one: { status: string }) => one.status)).toEqual(["failed", "created"]);
    expect(Object.keys(locked())).toEqual(["good.json"]);
  });
});

describe("a source", () => {
  it.each([
    ["awss:sts", "Did you mean aws?"],
    ["aws:", "names no service"],
    ["aws:../x", "names no service"],
    ["github:acme", "is no file of a repository"],
    ["github:acme/models/../x.json", "is no file of a repository"],
    ["npm:acme", "is no file of a package"],
    ["http://models.invalid/x.json", "is not https"],
    ["https://me:secret@models.invalid/x.json", "must not hold a password"],
    ["file:///etc/passwd", "without file://"],
    ["https://models.invalid/", "has no name that a model file can have"],
    ["https://models.invalid/wrought.lock.json", "has no name that a model file can have"],
    ["https://models.invalid/a.overlay.json", "has no name that a model file can have"],
    ["https://models.invalid/%2e%2e%2fx.json", "has no name that a model file can have"],
  ])("that is %s is refused before anything is asked", async (source, want) => {
    const { code, err } = await pull([source]);
    expect([code, err]).toEqual([1, expect.stringContaining(want)]);
    expect(err).not.toContain("secret");
    expect(use.home.files()).toEqual({});
  });

  it("of a lock file that nobody wrote is an error", async () => {
    expect((await pull([], { all: true })).err).toContain("pull-lock-empty");
    use.home.write("models/wrought.lock.json", '{"lock":1,"models":{"../x.json":{}}}');
    expect((await pull([], { all: true })).err).toContain("pull-lock-invalid");
  });
});
