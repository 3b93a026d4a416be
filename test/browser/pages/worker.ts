/** In the page: MSW's worker answers for the service; the SDK client is left as it is. */
import {
  CognitoIdentityProviderClient,
  SignUpCommand,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { setupWorker } from "msw/browser";
import { createMock } from "wrought/mock";
import { mswHandlers } from "wrought/msw";
import { createCognitoIdentityProviderMock } from "../../../generated/cognito-identity-provider/index.js";
import { smallStreams } from "../../streams/small-streams.js";

const cognito = createCognitoIdentityProviderMock();
const streams = createMock({
  service: smallStreams("aws.protocols#restJson1"),
  handlers: {
    Put: async ({ body }: { readonly body: ReadableStream<Uint8Array> }) => {
      received = await new Response(body).text();
    },
    Get: () => ({ body: pieces() }),
  },
});
let received = "";

/** The second piece comes when the page asks for it, and not before. */
let goOn: () => void = () => undefined;
async function* pieces(): AsyncGenerator<string> {
  yield "first ";
  await new Promise<void>((resolve) => (goOn = resolve));
  yield "second";
}

const worker = setupWorker(...mswHandlers(cognito), ...mswHandlers(streams, { url: "/streams" }));

/** Starts the worker; to be called before all others. */
export async function start(): Promise<void> {
  await worker.start({ quiet: true, onUnhandledRequest: "bypass" });
}

const client = new CognitoIdentityProviderClient({
  region: "us-east-1",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 2,
});

function signUp(Username: string): Promise<{ readonly UserSub?: string | undefined }> {
  return client.send(new SignUpCommand({ ClientId: "1example", Username, Password: "s3cret-Pass" }));
}

/** The client's own way to the network, to the service's real address. */
export async function scripted(): Promise<object> {
  cognito.reset();
  cognito.on("SignUp").reply(({ Username }) => ({ UserConfirmed: true, UserSub: `sub of ${Username}` }));
  cognito.on("SignUp", { Username: "taken" }).error("UsernameExistsException", "taken").once();
  const { UserSub } = await signUp("jane");
  const error: unknown = await signUp("taken").catch((it: unknown) => it);
  const [call] = cognito.calls("SignUp");
  return {
    UserSub,
    isItsClass: error instanceof UsernameExistsException,
    calls: cognito.calls().length,
    agent: call?.headers["x-amz-user-agent"],
  };
}

/** A connection that is reset, and a body that breaks off: the client tries again. */
export async function troubled(): Promise<object> {
  const attempts = async (): Promise<unknown> => {
    const output = await client.send(
      new SignUpCommand({ ClientId: "1example", Username: "jane", Password: "s3cret-Pass" }),
    );
    return output.$metadata.attempts;
  };
  cognito.reset();
  cognito.fault("SignUp", { kind: "reset", calls: { to: 1 } });
  const afterReset = await attempts();
  cognito.reset();
  cognito.fault("SignUp", { kind: "throttle", calls: { to: 1 } });
  cognito.fault("SignUp", { kind: "latency", ms: 5 });
  return { afterReset, afterThrottle: await attempts() };
}

/** Bodies through the worker: whole on the way there, in pieces on the way back. */
export async function streamed(): Promise<object> {
  const put = await fetch("/streams/Put", { method: "POST", body: "a body" });
  const got = await fetch("/streams/Get", { method: "POST" });
  const reader = got.body?.getReader();
  const read = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
  const first = await read();
  goOn();
  return { status: put.status, received, first, second: await read() };
}

/** What is not the service's goes to the network. */
export async function elsewhere(): Promise<readonly unknown[]> {
  const statusOf = async (url: string): Promise<unknown> =>
    fetch(url).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error ? error.message : undefined),
    );
  return [await statusOf("/other.txt"), await statusOf("https://s3.us-east-1.amazonaws.com/")];
}
