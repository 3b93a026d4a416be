/** A small mock with its control API on a port of its own, and requests to both. */
import { request as httpRequest } from "node:http";
import { type StartedServer, type StartOptions, startMock } from "../../../runtime/adapter/node/index.js";
import { type MockOf, createMock } from "../../../runtime/mock/index.js";
import { smallCognito } from "../small-cognito.js";

export const pool = "us-east-1_Abc123xyz";
let running: (MockOf & StartedServer) | undefined;

/** Closes what was started last. */
export async function stop(): Promise<void> {
  await running?.close(0);
  running = undefined;
}

export async function start(options: StartOptions = {}): Promise<MockOf & StartedServer> {
  running = await startMock(createMock({ service: smallCognito }), { control: true, ...options });
  return running;
}
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

/** With any header field, `Host` too, which `fetch` would not send. */
export function send(
  { port }: { readonly port: number },
  method: string,
  path: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const type =
    text === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, method, path, headers: { ...type, ...headers } },
      (response) => {
        let answer = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
        response.on("end", () => {
          const isJson = response.headers["content-type"]?.includes("json") === true && answer !== "";
          const json: unknown = isJson ? JSON.parse(answer) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer, json });
        });
      },
    );
    request.on("error", reject);
    request.end(text);
  });
}

export const call = (
  server: { readonly port: number },
  operation: string,
  input: object,
  extra: Readonly<Record<string, string>> = {},
) =>
  send(server, "POST", "/", {
    body: input,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      ...extra,
    },
  });

export const alice = { UserPoolId: pool, Username: "alice" };
