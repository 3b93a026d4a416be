/** `wrought pull` as a process: its exit codes, the environment it takes, and models through proxies and trusted certificates. */
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { faultServer, proxyServer } from "./fault-server.js";
import type { GithubServer } from "./github-server.js";
import { githubServer } from "./github-server.js";
import { first, second } from "./pull-home.js";

let home: Place;
let github: GithubServer;
beforeEach(async () => {
  home = place();
  github = await githubServer("aws/api-models-aws");
});
afterEach(async () => {
  home.remove();
  await github.close();
});

const models = (text: string): Readonly<Record<string, string>> => ({
  "models/weather/service/2020-01-01/weather-2020-01-01.json": text,
});

describe("wrought pull", () => {
  it("pulls, checks and updates, and what it pulled can be generated", async () => {
    const env = { ...github.env, GITHUB_TOKEN: "s3cret" };
    github.commit(models(first));
    const pulled = await home.run(["pull", "aws:weather"], { env });
    expect(pulled).toMatchObject({ code: 0, stderr: "" });
    expect(pulled.stdout).toMatch(/^weather {2}created {2}aws:weather {2}[0-9a-f]{12} {2}Apache-2\.0\n$/);
    expect(await home.run(["pull", "--check"], { env })).toMatchObject({ code: 0 });
    github.commit(models(second));
    expect(await home.run(["pull", "--check"], { env })).toMatchObject({ code: 1 });
    const updated = await home.run(["pull", "--all", "--json"], { env });
    expect(JSON.parse(updated.stdout)).toMatchObject({
      ok: true,
      models: [{ file: "models/weather.json", status: "updated" }],
    });
    expect(await home.run(["generate", "models"])).toMatchObject({ code: 0 });
    expect(JSON.stringify([pulled, updated, home.files()])).not.toContain("s3cret");
  });

  it("is said again by the generate that takes the update over, and by no other", async () => {
    github.commit(models(first));
    await home.run(["pull", "aws:weather"], { env: github.env });
    expect((await home.run(["generate", "models"])).stdout).not.toContain("as it was pulled");
    github.commit(models(second));
    const { stdout: pulled } = await home.run(["pull", "--all"], { env: github.env });
    const summary = pulled.split("\n").slice(1).join("\n");
    expect(summary).toContain("events: ");
    expect((await home.run(["generate", "models"])).stdout).toContain(
      `models/weather.json, as it was pulled:\n${summary.replaceAll("!! ", "")}`,
    );
    expect((await home.run(["generate", "models"])).stdout).not.toContain("as it was pulled");
    home.write("models/weather.json", home.read("models/weather.json").replace('"2.0"', '"2"'));
    expect((await home.run(["generate", "models", "--force"])).stdout).not.toContain("as it was pulled");
  });

  it.each([
    [["pull"], "name a source, or --all"],
    [["pull", "--all", "aws:sts"], "name no sources with it"],
    [["pull", "a.json", "b.json", "--name", "x"], "--name goes with one source"],
    [["pull", "a.json", "--retries", "many"], "--retries is a whole number"],
  ])("%j is a wrong command line", async (args, want) => {
    expect(await home.run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(want) });
  });

  it("does not take an address of GitHub that is not https", async () => {
    const { code, stderr } = await home.run(["pull", "aws:sts"], {
      env: { WROUGHT_GITHUB_API: "http://models.invalid" },
    });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("WROUGHT_GITHUB_API is not the address of an https server"),
    ]);
  });

  it("goes through a proxy, to servers whose certificate is trusted", async () => {
    const [secure, proxy] = [await faultServer({ secure: true }), await proxyServer()];
    try {
      secure.on("/weather.json", (_, response) => void response.end(first));
      const env = { HTTPS_PROXY: proxy.url, https_proxy: proxy.url, NO_PROXY: "", no_proxy: "" };
      const url = `${secure.url}/weather.json`;
      const refused = await home.run(["pull", url, "--retries", "0"], { env });
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("NODE_EXTRA_CA_CERTS") });
      const certificate = fileURLToPath(new URL("./tls/localhost.crt", import.meta.url));
      const { code } = await home.run(["pull", url], { env: { ...env, NODE_EXTRA_CA_CERTS: certificate } });
      expect([code, home.read("models/weather.json")]).toEqual([0, first]);
      expect(proxy.requests.map(({ line }) => line)).toContain(`CONNECT ${new URL(secure.url).host}`);
    } finally {
      await Promise.all([secure.close(), proxy.close()]);
    }
  });
});
