/** `wrought pack`: the tarball is installed where nothing else is, and run. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "bin/wrought.js");
const models = ["cognito-identity-provider.json", "cognito-identity-provider.overlay.json"].map((file) =>
  join(root, "models", file),
);
const tsc = join(root, "node_modules/typescript/bin/tsc");

describe.skipIf(!existsSync(join(root, "dist/pack/server.js")))("a packed mock", () => {
  let folder = "";
  let tarball = "";

  const wrought = (cwd: string, ...args: readonly string[]): { status: number; out: string } => {
    try {
      return {
        status: 0,
        out: execFileSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8", stdio: "pipe" }),
      };
    } catch (error) {
      const failed = error as { status: number; stdout: string; stderr: string };
      return { status: failed.status, out: failed.stdout + failed.stderr };
    }
  };
  const pack = (out: string, ...more: readonly string[]): { status: number; out: string } =>
    wrought(folder, "pack", ...models, "--name", "@acme/cognito-mock", "--out", out, ...more);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "wrought-pack-"));
    expect(pack("one").status).toBe(0);
    tarball = join(folder, "one/acme-cognito-mock-1.0.0.tgz");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is the same bytes whenever and wherever it is packed", () => {
    expect(pack("two").status).toBe(0);
    const hash = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(hash(join(folder, "two/acme-cognito-mock-1.0.0.tgz"))).toBe(hash(tarball));
  });

  it("says nothing of the machine it was packed on", () => {
    const listed = execFileSync("tar", ["-xzOf", tarball], { maxBuffer: 64 * 1024 * 1024, encoding: "utf8" });
    expect(listed).not.toContain(folder);
    expect(listed).not.toContain(root);
  });

  it("replaces what it packed, and nothing else", () => {
    expect(pack("one").status).toBe(0);
    mkdirSync(join(folder, "other/cognito-mock"), { recursive: true });
    writeFileSync(join(folder, "other/cognito-mock/mine.txt"), "mine");
    const refused = pack("other");
    expect(refused).toMatchObject({ status: 1, out: expect.stringContaining("holds something else") });
    expect(readFileSync(join(folder, "other/cognito-mock/mine.txt"), "utf8")).toBe("mine");
  });

  it.each([
    [["--name", "../evil"], "is no package name"],
    [["--name", "Upper"], "is no package name"],
    [["--package-version", "1"], "a version looks like 1.0.0"],
  ])("refuses %j", (args, message) => {
    expect(wrought(folder, "pack", ...models, ...args)).toMatchObject({
      status: 2,
      out: expect.stringContaining(message),
    });
  });

  describe("where nothing else is installed", () => {
    let empty = "";
    let server: ChildProcess | undefined;

    beforeAll(() => {
      empty = mkdtempSync(join(tmpdir(), "wrought-empty-"));
      writeFileSync(join(empty, "package.json"), '{ "type": "module" }\n');
      execFileSync("npm", ["install", "--offline", "--no-fund", "--no-audit", tarball], { cwd: empty, stdio: "pipe" });
    });
    afterAll(() => {
      server?.kill();
      rmSync(empty, { recursive: true, force: true });
    });

    it("serves an unmodified client through its command", async () => {
      server = spawn("npx", ["--offline", "cognito-mock", "--port", "0", "--json"], { cwd: empty, detached: false });
      const endpoint = await listening(server);
      const client = new CognitoIdentityProviderClient({
        endpoint,
        region: "us-east-1",
        credentials: { accessKeyId: "mock", secretAccessKey: "mock" },
      });
      const { UserPools = [] } = await client.send(new ListUserPoolsCommand({ MaxResults: 3 }));
      expect(UserPools.length).toBeGreaterThan(0);
      client.destroy();
    });

    it("works in process, with its own runtime", () => {
      writeFileSync(
        join(empty, "use.js"),
        `import { AdminInitiateAuthRequest, createCognitoIdentityProviderMock } from "@acme/cognito-mock";
import { startMock } from "@acme/cognito-mock/node";
import { sdkHandler } from "@acme/cognito-mock/sdk";
const server = await startMock(createCognitoIdentityProviderMock({ seed: 7 }));
const response = await fetch(server.url, {
  method: "POST",
  headers: { "x-amz-target": "AWSCognitoIdentityProviderService.ListUserPools", "content-type": "application/x-amz-json-1.1" },
  body: '{"MaxResults":1}',
});
await server.close();
console.log(response.status, AdminInitiateAuthRequest.sensitive.join(), typeof sdkHandler);
`,
      );
      const printed = execFileSync(process.execPath, ["use.js"], { cwd: empty, encoding: "utf8" });
      expect(printed).toBe("200 ClientId,AuthParameters,Session function\n");
    });

    it("has types", () => {
      writeFileSync(
        join(empty, "use.ts"),
        `import { type AdminInitiateAuthRequest, createCognitoIdentityProviderMock } from "@acme/cognito-mock";
import { startMock } from "@acme/cognito-mock/node";
export const input: AdminInitiateAuthRequest = { UserPoolId: "a", ClientId: "b", AuthFlow: "USER_SRP_AUTH" };
createCognitoIdentityProviderMock({
  handlers: {
    // @ts-expect-error No such operation.
    InitiateAut: () => ({}),
  },
});
const server = await startMock(createCognitoIdentityProviderMock());
export const url: string = server.url;
`,
      );
      const types = join(root, "node_modules/@types");
      const compilerOptions = {
        module: "nodenext",
        target: "es2022",
        lib: ["es2024", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        typeRoots: [types],
        types: ["node"],
      };
      writeFileSync(join(empty, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
      expect(() =>
        execFileSync(process.execPath, [tsc, "-p", empty], { encoding: "utf8", stdio: "pipe" }),
      ).not.toThrow();
    });
  });
});

/** The address, once it says that it listens. */
function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const { url } = text.includes("\n")
        ? (JSON.parse(text.slice(0, text.indexOf("\n"))) as { url: string })
        : { url: "" };
      if (url !== "") resolve(url);
    });
    server.stderr?.on("data", (chunk: Buffer) => (text.startsWith("{") ? undefined : process.stderr.write(chunk)));
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
