/** `wrought mock` on the real model, in a process of its own, with the real client: it serves, and its log keeps secrets. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, test } from "vitest";
import { type Place, place } from "../cli/run-bin.js";
import { type Client, clientAt, errorClassOf, rejectionOf, send } from "./client.js";
import { modelFiles } from "./live-service.js";

let here: Place;
beforeEach(() => {
  here = place();
  return () => here.remove();
});

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the server, hands a client to `work`, interrupts, and gives all that was printed. */
async function served(flags: readonly string[], work: (client: Client) => Promise<void>): Promise<Run> {
  const child = here.start(["mock", ...modelFiles, "--port", "0", ...flags]);
  const closed = once(child, "close");
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  const url = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      stdout += `${line}\n`;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    void closed.then(() => reject(new Error(`ended early: ${stderr}`)));
  });
  const client = clientAt(await url);
  try {
    await work(client);
  } finally {
    client.destroy();
    child.kill("SIGINT");
  }
  const [code] = (await closed) as [number | null];
  return { code, stdout, stderr };
}

const secret = "correct-horse-battery-staple";
const signIn = {
  AuthFlow: "USER_PASSWORD_AUTH",
  ClientId: "1example23456789",
  AuthParameters: { USERNAME: "alice", PASSWORD: secret },
};

async function conversation(client: Client): Promise<void> {
  expect(await send(client, "InitiateAuth", signIn)).toHaveProperty("AuthenticationResult");
  const missing = { ...signIn, AuthParameters: { USERNAME: "alice", SECRET_HASH: secret, [`${secret}-key`]: "x" } };
  expect(await rejectionOf(client, "InitiateAuth", missing)).toMatchObject({
    name: "InvalidParameterException",
    message: "Missing required parameter PASSWORD",
  });
  const invalid = await rejectionOf(client, "SignUp", {
    ClientId: `${secret}!`,
    Username: `${secret} `,
    Password: `${secret} `,
  });
  expect(invalid).toBeInstanceOf(errorClassOf("InvalidParameterException"));
  expect(await send(client, "AdminGetUser", { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" })).toMatchObject({
    Username: "alice",
  });
  const raw = await send(client, "SignUp", {
    ...signIn,
    Username: "bob",
    Password: secret,
    ClientMetadata: { seen: "yes" },
  });
  expect(raw).toHaveProperty("UserSub");
}

describe("wrought mock", () => {
  test.each([[[]], [["--verbose"]], [["--json"]], [["--quiet"]]])("%j", async (flags) => {
    const { code, stdout, stderr } = await served(flags, conversation);
    expect([code, stderr.trim()]).toEqual([0, expect.stringMatching(/^(?:stopping.*)?$/)]);
    if (!flags.includes("--quiet")) expect(stdout).toMatch(/InitiateAuth[^]*SignUp[^]*AdminGetUser/);
    expect(stdout + stderr).not.toContain(secret);
  });
});
