/** Pulls over https and through proxies, with real servers, certificates and tunnels. */
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { httpClient } from "../../generator/pull/http-client.js";
import { defaultLimits } from "../../generator/pull/limits.js";
import { PullError } from "../../generator/pull/pull-error.js";
import { undiciTransport } from "../../generator/pull/undici-transport.js";
import type { FaultServer } from "./fault-server.js";
import { faultServer, proxyServer } from "./fault-server.js";

const certificate = readFileSync(new URL("./tls/localhost.crt", import.meta.url), "utf8");
const limits = { ...defaultLimits, idle: 1000, whole: 5000, pause: 1, retries: 1 };
let secure: FaultServer;
let plain: FaultServer;

beforeAll(async () => {
  [secure, plain] = await Promise.all([faultServer({ secure: true }), faultServer()]);
  for (const server of [secure, plain]) server.on("/model", (_, response) => void response.end("model"));
  for (const name of ["http_proxy", "https_proxy", "no_proxy"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) vi.stubEnv(name, undefined);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([secure.close(), plain.close()]);
});

async function get(url: string, trusted: string | undefined = certificate): Promise<string> {
  const transport = undiciTransport(limits, trusted);
  try {
    const { body } = await httpClient(transport, limits).get({ url: new URL(url), headers: {} });
    return body.toString();
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return `${error.code}: ${error.message.replaceAll(secure.url, "SECURE").replaceAll(plain.url, "PLAIN")}`;
  } finally {
    await transport.close();
  }
}

describe("https", () => {
  it("is spoken to servers that are trusted, and to no other", async () => {
    expect(await get(`${secure.url}/model`)).toBe("model");
    const before = secure.requests.length;
    vi.stubEnv("NODE_EXTRA_CA_CERTS", undefined);
    const transport = undiciTransport(limits);
    const answer = httpClient(transport, limits).get({
      url: new URL(`${secure.url}/model`),
      headers: {},
      token: "s3cret",
    });
    await expect(answer).rejects.toThrow(/shows a certificate that is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    await transport.close();
    expect(secure.requests).toHaveLength(before);
  });

  it("is not left for http, not even on this machine", async () => {
    secure.on("/down", (_, response) => void response.writeHead(302, { location: `${plain.url}/model` }).end());
    const before = plain.requests.length;
    expect(await get(`${secure.url}/down`)).toBe(
      "pull-redirect: SECURE/down redirects from https to http (PLAIN/model).",
    );
    expect(plain.requests).toHaveLength(before);
  });

  it("may be taken up from http", async () => {
    plain.on("/up", (_, response) => void response.writeHead(302, { location: `${secure.url}/model` }).end());
    expect(await get(`${plain.url}/up`)).toBe("model");
  });

  it("from a server that speaks none is an error", async () => {
    expect(await get(plain.url.replace("http:", "https:"))).toMatch(/^pull-network: /);
  });
});

describe("a proxy", () => {
  it("of HTTPS_PROXY makes tunnels, and is told who asks", async () => {
    const proxy = await proxyServer();
    vi.stubEnv("HTTPS_PROXY", proxy.url.replace("//", "//me:pass@"));
    expect(await get(`${secure.url}/model`)).toBe("model");
    expect(proxy.requests.map(({ line }) => line)).toEqual([`CONNECT ${new URL(secure.url).host}`]);
    expect(proxy.requests[0]?.headers["proxy-authorization"]).toBe(`Basic ${btoa("me:pass")}`);
    await proxy.close();
  });

  it("of HTTP_PROXY is asked for plain addresses whole", async () => {
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    expect(await get(`${plain.url}/model`)).toBe("model");
    expect(proxy.requests.map(({ line }) => line)).toEqual([`GET ${plain.url}/model`]);
    await proxy.close();
  });

  it("is passed by for the hosts of NO_PROXY", async () => {
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:1");
    vi.stubEnv("NO_PROXY", "models.invalid,127.0.0.1");
    expect(await get(`${secure.url}/model`)).toBe("model");
  });

  it("that refuses or is not there is an error that does not show its password", async () => {
    const proxy = await proxyServer(407);
    vi.stubEnv("HTTPS_PROXY", proxy.url.replace("//", "//me:pass@"));
    const refused = await get(`${secure.url}/model`);
    await proxy.close();
    const gone = await get(`${secure.url}/model`);
    expect(refused).toMatch(/^pull-network: SECURE\/model .*the proxy refuses with 407\.$/);
    expect(gone).toMatch(/^pull-network: SECURE\/model refuses the connection/);
    expect(`${refused}${gone}`).not.toContain("pass");
  });
});
