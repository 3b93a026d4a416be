/** The real client, asked by operation name: over a port, in process, and through the mock's `fetch` as a browser would. */
import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import type { Mock } from "../../runtime/mock/index.js";
import { type AnyClient, functionOf, rejectionOf as rejectionOfPromise, sendTo } from "./published.js";

const settings = { region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 };

export type Client = sdk.CognitoIdentityProviderClient;

/** A client of the server at `url`. */
export function clientAt(url: string): Client {
  return new sdk.CognitoIdentityProviderClient({ ...settings, endpoint: url });
}

export interface Connection {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** Ways from the client to a mock. */
export const transports: readonly (readonly [string, (mock: Mock) => Promise<Connection>])[] = [
  ["over HTTP", overHttp],
  ["in process", (mock) => through(sdkHandler(mock))],
];

/** The way through `Request` and `Response`. */
export const throughFetch = (mock: Mock): Promise<Connection> => through(fetchHandler(mock));

async function overHttp(mock: Mock): Promise<Connection> {
  const server: Listening = await listen(mock, { port: 0 });
  const client = clientAt(server.url);
  const close = async (): Promise<void> => {
    client.destroy();
    await server.close(0);
  };
  return { client, close };
}

type Handler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

async function through(requestHandler: Handler): Promise<Connection> {
  const client = new sdk.CognitoIdentityProviderClient({ ...settings, requestHandler });
  return Promise.resolve({ client, close: async () => Promise.resolve(client.destroy()) });
}

function fetchHandler(mock: Mock): Handler {
  return {
    handle: async ({ method, path, headers, body }) => {
      const request = new Request(`http://mock.test${path}`, { method, headers, body: body as string });
      const response = await mock.fetch(request);
      const { status, body: stream } = response;
      return { response: { statusCode: status, headers: Object.fromEntries(response.headers), body: stream } };
    },
  };
}

/** What the client makes of the answer, without `$metadata`. Rejects with what the client throws. */
export async function send(client: Client, operation: string, input: object): Promise<Record<string, unknown>> {
  return sendTo(sdk, client as AnyClient, operation, input);
}

/** What `send` rejects with. */
export async function rejectionOf(client: Client, operation: string, input: object): Promise<unknown> {
  return rejectionOfPromise(send(client, operation, input));
}

/** The client's own class of an error. */
export function errorClassOf(name: string): abstract new () => Error {
  return exported(name) as abstract new () => Error;
}

type Paginate = (config: { client: Client }, input: object) => AsyncIterable<Record<string, unknown>>;

/** The client's own paginator of an operation. */
export function paginatorOf(operation: string): Paginate {
  return exported(`paginate${operation}`) as Paginate;
}

function exported(name: string): unknown {
  const value = functionOf(sdk, name);
  if (value === undefined) throw new Error(`the client has no ${name}`);
  return value;
}
