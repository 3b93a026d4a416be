/** `wrought pull npm:…`: files of packages, installed or from a registry, with their checksums. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LongNames } from "./tarball.js";
import { tarball } from "./tarball.js";
import { first, pullHome, second } from "./pull-home.js";

const use = pullHome();
const { pull, locked } = use;

describe("a file of an npm package", () => {
  const deep = `${"long-".repeat(30)}/${"name-".repeat(20)}/weather.json`;

  const publish = (
    name: string,
    version: string,
    files: Readonly<Record<string, string>>,
    integrity?: string,
    longNames: LongNames = "pax",
  ): void => {
    const archive = tarball(files, longNames);
    const real = `sha512-${createHash("sha512").update(archive).digest("base64")}`;
    const about = {
      version,
      license: "ISC",
      dist: { tarball: `${use.server.url}/${name}-${version}.tgz`, integrity: integrity ?? real },
    };
    for (const tag of ["latest", version])
      use.server.on(`/registry/${name}/${tag}`, (_, response) => void response.end(JSON.stringify(about)));
    use.server.on(`/${name}-${version}.tgz`, (_, response) => void response.end(archive));
  };
  const env = (): Readonly<Record<string, string>> => ({ npm_config_registry: `${use.server.url}/registry` });

  it("comes from the installed package where there is one", async () => {
    use.home.write("node_modules/@acme/models/package.json", JSON.stringify({ version: "1.2.3", license: "MIT" }));
    use.home.write("node_modules/@acme/models/json/weather.json", first);
    expect((await pull(["npm:@acme/models/json/weather.json"])).code).toBe(0);
    expect(locked()).toMatchObject({ "weather.json": { revision: "1.2.3", licence: "MIT" } });
    const missing = await pull(["npm:@acme/models/none.json"]);
    expect(missing.err).toContain("has no file none.json");
    expect((await pull(["npm:@acme/models/../x.json"])).err).toContain("pull-source-invalid");
  });

  it.each(["pax", "gnu"] as const)(
    "comes from the registry otherwise, checked, long names in %s form",
    async (format) => {
      publish("acme-models", "2.0.0", { "other.json": "{}", [deep]: first }, undefined, format);
      const { code, err } = await pull([`npm:acme-models/${deep}`], { env: env() });
      expect([code, err]).toEqual([0, ""]);
      expect(locked()).toMatchObject({ "weather.json": { revision: "2.0.0", licence: "ISC" } });
      expect((await pull([], { all: true, env: env() })).out).toContain("up to date");
      publish("acme-models", "2.1.0", { [deep]: second });
      expect((await pull([], { check: true, all: true, env: env() })).code).toBe(1);
    },
  );

  it.each([
    ["fails its checksum", { "a.json": first }, "sha512-AAAA", "pull-checksum"],
    ["has a checksum of no known kind", { "a.json": first }, "md5-AAAA", "pull-checksum"],
    ["lacks the file", { "b.json": first }, undefined, "pull-not-found"],
  ])("of a package that %s is refused", async (_, files, integrity, want) => {
    publish("odd", "1.0.0", files, integrity);
    const { code, err } = await pull(["npm:odd/a.json@1.0.0"], { env: env() });
    expect([code, err, use.home.files()]).toEqual([1, expect.stringContaining(want), {}]);
  });

  it("whose published version changed its bytes is refused", async () => {
    publish("moved", "1.0.0", { "a.json": first });
    await pull(["npm:moved/a.json@1.0.0"], { env: env() });
    rmSync(join(use.home.folder, "models/a.json"));
    publish("moved", "1.0.0", { "a.json": second });
    const { code, err } = await pull([], { all: true, env: env() });
    expect([code, err]).toEqual([1, expect.stringContaining("are not those that the lock file recorded")]);
  });
});
