/** Tests that run at the same time, each with a mock of its own, in process or as a server: none sees what another does. */
import { CognitoIdentityProviderClient, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { describe, test } from "vitest";
import {
  type CognitoIdentityProviderMock,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import { startMock } from "../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const clientOf = (settings: object) =>
  new CognitoIdentityProviderClient({ region: "us-east-1", credentials, maxAttempts: 1, ...settings });
const signUp = (Username: string) => new SignUpCommand({ ClientId: "1example", Username, Password: "s3cret-Pass" });

/** A place where all of so many have to arrive before any goes on. */
function meeting(size: number): () => Promise<void> {
  let here = 0;
  let begin: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (begin = resolve));
  return () => {
    if (++here === size) begin();
    return all;
  };
}

const rows = [1, 2, 3, 4].map((number) => ({ number, isServer: number > 2 }));
const [scripted, asked, reset] = [meeting(rows.length), meeting(rows.length), meeting(rows.length)];

interface Opened extends AsyncDisposable {
  readonly mock: CognitoIdentityProviderMock;
  readonly client: CognitoIdentityProviderClient;
}

async function open(isServer: boolean): Promise<Opened> {
  const mock = createCognitoIdentityProviderMock();
  const closed = { [Symbol.asyncDispose]: () => Promise.resolve() };
  if (!isServer) return { mock, client: clientOf({ requestHandler: sdkHandler(mock) }), ...closed };
  const started = await startMock(mock);
  const { url, [Symbol.asyncDispose]: close } = started;
  return { mock: started, client: clientOf({ endpoint: url }), [Symbol.asyncDispose]: close };
}

describe.concurrent("four at once, in step", () => {
  test.for(rows)(
    "mock $number sees its own stubs, faults, clock and calls",
    async ({ number, isServer }, { expect }) => {
      await using opened = await open(isServer);
      const { mock, client } = opened;
      mock.on("SignUp").reply({ UserConfirmed: true, UserSub: `sub ${number}` });
      mock.on("SignUp", { Username: "taken" }).error("UsernameExistsException", `taken ${number}`);
      if (number === 1) mock.fault("SignUp", { kind: "throttle", calls: { from: 3 } });
      mock.clock.set(`203${number}-01-01T00:00:00Z`);
      await scripted();

      expect((await client.send(signUp(`user-${number}`))).UserSub).toBe(`sub ${number}`);
      await expect(client.send(signUp("taken"))).rejects.toThrow(`taken ${number}`);
      const third = client.send(signUp("third"));
      if (number === 1) await expect(third).rejects.toThrow();
      else expect((await third).UserSub).toBe(`sub ${number}`);
      await asked();

      expect(mock.calls("SignUp").map(({ input }) => input.Username)).toEqual([`user-${number}`, "taken", "third"]);
      expect(mock.clock.now().getUTCFullYear()).toBe(2030 + number);
      if (number === 2) mock.reset();
      await reset();

      expect(mock.calls()).toHaveLength(number === 2 ? 0 : 3);
    },
  );
});
