/** Faults of the connection as AWS SDK clients meet them: in process, and over a socket. */
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, describe, expect, test } from "vitest";
import { listen } from "../../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../../runtime/adapter/sdk/index.js";
import { type Fault, type MockOf, createMock } from "../../../runtime/mock/index.js";
import { smallCognito } from "../small-cognito.js";

const settings = {
  region: "us-east-1",
  credentials: { accessKeyId: "mock", secretAccessKey: "mock" },
  retryMode: "standard",
};
const command = () => new DescribeUserPoolCommand({ UserPoolId: "us-east-1_Abc123xyz" });

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const transports: readonly (readonly [
  string,
  (mock: MockOf, maxAttempts: number) => Promise<CognitoIdentityProviderClient>,
])[] = [
  [
    "in process",
    async (mock, maxAttempts) =>
      Promise.resolve(
        new CognitoIdentityProviderClient({ ...settings, maxAttempts, requestHandler: sdkHandler(mock) }),
      ),
  ],
  [
    "over a socket",
    async (mock, maxAttempts) => {
      const server = await listen(mock, { port: 0 });
      closers.push(() => server.close(0));
      return new CognitoIdentityProviderClient({ ...settings, maxAttempts, endpoint: server.url });
    },
  ],
];

describe.each(transports)("%s", (_, connect) => {
  const mock = (fault: Fault): MockOf => {
    const made = createMock({ service: smallCognito });
    made.fault("DescribeUserPool", fault);
    return made;
  };
  const rejection = async (fault: Fault): Promise<unknown> =>
    (await connect(mock(fault), 1)).send(command()).then(
      () => undefined,
      (error: unknown) => error,
    );

  test("throttling is an error that the client retries, and then all is well", async () => {
    const throttled = mock({ kind: "throttle", calls: { to: 2 } });
    const client = await connect(throttled, 3);
    expect((await client.send(command())).UserPool?.Id).toBe("us-east-1_Abc123xyz");
    expect(throttled.calls().map(({ outcome }) => outcome)).toEqual(["fault", "fault", "default"]);
  });

  test("a failure of the service is retried", async () => {
    const failing = mock({ kind: "error", status: 503, calls: { to: 1 } });
    await (await connect(failing, 2)).send(command());
    expect(failing.calls()).toHaveLength(2);
  });

  test("a connection that is reset is retried", async () => {
    const resetting = mock({ kind: "reset", calls: { to: 1 } });
    await (await connect(resetting, 2)).send(command());
    expect(resetting.calls().map(({ faults }) => faults)).toEqual([["reset"], []]);
    expect(await rejection({ kind: "reset" })).toMatchObject({ code: "ECONNRESET" });
  });

  test.each([
    ["a body that ends too early", { kind: "truncate" }],
    ["a body without format", { kind: "malform" }],
  ] as const)("%s is an error", async (__, fault) => {
    expect(await rejection(fault)).toBeInstanceOf(Error);
  });

  test("a slow body is whole in the end", async () => {
    const client = await connect(mock({ kind: "slow", bytesPerSecond: 10_000 }), 1);
    expect((await client.send(command())).UserPool?.Id).toBe("us-east-1_Abc123xyz");
  });
});
