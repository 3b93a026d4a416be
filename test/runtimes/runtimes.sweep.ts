/** `docs/where-it-runs.md` says that a mock runs where there is `fetch`: its example in Deno, in Bun and in Cloudflare's workerd. */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { CognitoIdentityProviderClient, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, test } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import { bundleForBrowser } from "../browser/bundle.js";
import { writeExamples } from "../docs/run-examples.js";
import { answering, end, freePort, runtimes } from "./runtimes.js";

const settings = {
  region: "us-east-1",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 1,
};

/** The example, bundled without anything of Node. @param mock what stands in the place of the page's own mock */
async function bundled(into: string, mock?: string): Promise<string> {
  const instead = mock === undefined ? {} : { "mock.ts": mock };
  const { folder } = writeExamples("docs/where-it-runs.md", { into: `runtimes-${into}`, instead });
  const { code } = await bundleForBrowser(join(folder, "worker.ts"));
  const file = join(folder, "worker.js");
  writeFileSync(file, code);
  return file;
}

const streams = `import { createMock } from "wrought/mock";
import { smallStreams } from "../../../streams/small-streams.js";
let kept = new Uint8Array();
const Put = async ({ body }) => void (kept = new Uint8Array(await new Response(body).arrayBuffer()));
const Get = () => ({ body: new Blob([kept]).stream() });
export const mock = createMock({ service: smallStreams("aws.protocols#restJson1"), handlers: { Put, Get } });`;

describe.each(runtimes)("$name", ({ start }) => {
  async function serving(module: string, use: (url: string) => Promise<void>): Promise<void> {
    const port = await freePort();
    const program = start(module, port);
    try {
      await answering(`http://127.0.0.1:${port}`);
      await use(`http://127.0.0.1:${port}`);
    } finally {
      end(program);
    }
  }

  test("answers an SDK client what the same mock answers here, and refuses the same", async () => {
    const here = new CognitoIdentityProviderClient({
      ...settings,
      requestHandler: sdkHandler(createCognitoIdentityProviderMock()),
    });
    const signUp = new SignUpCommand({ ClientId: "1example", Username: "jane", Password: "s3cret-Pass" });
    const { $metadata: _, ...want } = await here.send(signUp);
    await serving(await bundled("cognito"), async (endpoint) => {
      const client = new CognitoIdentityProviderClient({ ...settings, endpoint });
      expect(await client.send(signUp)).toMatchObject(want);
      const wrong = new SignUpCommand({ ClientId: "no id", Username: "jane", Password: "s3cret-Pass" });
      await expect(client.send(wrong)).rejects.toThrow("Value at 'clientId'");
    });
  });

  test("takes and gives bodies that stream", async () => {
    const content = randomBytes(3_000_000);
    await serving(await bundled("streams", streams), async (url) => {
      const body = Readable.toWeb(Readable.from([content.subarray(0, 1_000_000), content.subarray(1_000_000)]));
      const init = { method: "POST", body, duplex: "half" } as RequestInit;
      expect((await fetch(`${url}/Put`, init)).status).toBe(200);
      const got = await fetch(`${url}/Get`, { method: "POST" });
      expect(Buffer.from(await got.arrayBuffer()).equals(content)).toBe(true);
    });
  });
});
