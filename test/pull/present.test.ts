/** `wrought pull` where something is already: edits by hand, other models, overlays, folders that cannot be written. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weather } from "../cli/weather.js";
import { first, pullHome, second } from "./pull-home.js";

const use = pullHome();
const { pull, locked, serve } = use;

describe("what is there already", () => {
  it("is not written with --dry-run, and shown as it would be", async () => {
    const url = serve("/dry.json", first);
    const { code, out } = await pull([url], { dryRun: true });
    expect([code, Object.keys(use.home.files())]).toEqual([0, []]);
    expect(out).toContain("to create");
  });

  it("is kept when it was edited by hand, unless --force gives it up", async () => {
    const url = serve("/edited.json", first);
    await pull([url]);
    use.home.write("models/edited.json", weather({ "example.weather#Mine": { type: "string" } }));
    const before = use.home.files();
    serve("/edited.json", second);
    const { code, err } = await pull([], { all: true });
    expect([code, use.home.files()]).toEqual([1, before]);
    expect(err).toContain("error pull-edited");
    expect((await pull([], { all: true, force: true })).code).toBe(0);
    expect(use.home.read("models/edited.json")).toBe(second);
  });

  it("is as it was pulled when a checkout changed its line ends", async () => {
    const url = serve("/crlf.json", first, { etag: '"1"' });
    await pull([url]);
    use.home.write("models/crlf.json", first.replaceAll("\n", "\r\n"));
    expect((await pull([], { all: true })).out).toContain("up to date");
  });

  it("is replaced where it is an earlier form of the same service, and kept where it is another one", async () => {
    use.home.write("models/same.json", first);
    expect((await pull([serve("/same.json", second)])).out).toContain("updated");
    use.home.write("models/other.json", first.replaceAll("example.weather#Weather", "example.weather#Other"));
    const { code, err } = await pull([serve("/other.json", second)]);
    expect([code, err]).toEqual([1, expect.stringContaining("error pull-foreign")]);
  });

  it("is an overlay that nobody touches; one that no longer fits is said", async () => {
    const overlay = JSON.stringify({
      smithy: "2.0",
      shapes: { "example.weather#Tags": { type: "apply", traits: {} } },
    });
    use.home.write("models/over.overlay.json", overlay);
    await pull([serve("/over.json", first)]);
    const without = weather({
      "example.weather#Tags": undefined,
      "example.weather#GetCityOutput": { type: "structure", members: {} },
    });
    serve("/over.json", without);
    const { code, err } = await pull([], { all: true });
    expect([code, err]).toEqual([0, expect.stringContaining("warning pull-overlay-broken")]);
    expect(use.home.read("models/over.overlay.json")).toBe(overlay);
  });

  it("stays when the folder cannot be written to", async () => {
    const url = serve("/locked.json", first);
    await pull([url]);
    const before = use.home.files();
    serve("/locked.json", second);
    chmodSync(join(use.home.folder, "models"), 0o555);
    const isRoot = process.getuid?.() === 0;
    const { code, err } = await pull([], { all: true });
    chmodSync(join(use.home.folder, "models"), 0o755);
    // The superuser may write anywhere: then the pull succeeds, and that is right as well.
    if (isRoot) expect([code, use.home.read("models/locked.json")]).toEqual([0, second]);
    else expect([code, use.home.files(), err]).toEqual([1, before, expect.stringContaining("output-failed")]);
  });

  it("stays when a folder stands where the lock file has to be", async () => {
    use.home.write("models/wrought.lock.json/x", "");
    const { code, err } = await pull([serve("/x.json", first)]);
    expect([code, err]).toEqual([1, expect.stringContaining("pull-lock-invalid")]);
    expect(Object.keys(use.home.files())).toEqual(["models/wrought.lock.json/x"]);
  });

  it("is compared with what comes, and a member that loses its sensitivity is loud", async () => {
    await pull([serve("/loud.json", first)]);
    serve("/loud.json", weather({ "example.weather#Token": { type: "string" } }));
    const { out } = await pull([], { all: true, dryRun: true });
    expect(out).toContain("  !! example.weather#GetCityInput$token is NO LONGER SENSITIVE");
    const { models } = JSON.parse((await pull([], { all: true, json: true })).out);
    expect(models).toMatchObject([{ status: "updated", changes: { sensitivity: [{ change: "lost" }] } }]);
  });
});

describe("a local file", () => {
  it("is known to the lock by its path from there", async () => {
    use.home.write("vendor/weather.json", first);
    expect((await pull(["./vendor/weather.json"], { licence: "MIT", name: "sky" })).code).toBe(0);
    expect(locked()).toMatchObject({ "sky.json": { source: "file:../vendor/weather.json", licence: "MIT" } });
    use.home.write("vendor/weather.json", second);
    expect((await pull([], { check: true, all: true })).code).toBe(1);
    await pull([], { all: true });
    expect(use.home.read("models/sky.json")).toBe(second);
    expect(locked()).toMatchObject({ "sky.json": { licence: "MIT" } });
  });

  it("that is not there is an error", async () => {
    expect((await pull(["nowhere.json"])).err).toContain("error pull-not-found nowhere.json: There is no such file.");
  });
});
