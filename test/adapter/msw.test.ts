/** MSW in Node, with requests that know nothing of it: which ones are answered, and how they go wrong. */
import { CognitoIdentityProviderClient, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { mswHandlers } from "../../runtime/adapter/msw/index.js";
import { awsEndpoints } from "../../runtime/adapter/msw/aws-endpoints.js";
import { createMock } from "../../runtime/mock/index.js";
import { smallCognito } from "../mock/small-cognito.js";
import { smallStreams } from "../streams/small-streams.js";

const cognito = createCognitoIdentityProviderMock();
/** What no handler takes goes on to the network; here it comes to this. */
const server = setupServer(http.all("*", () => new HttpResponse("not meant", { status: 418 })));

beforeAll(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "mock");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "mock");
  server.listen({ onUnhandledRequest: "error" });
});
afterEach(() => {
  cognito.reset();
  server.resetHandlers();
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

const client = new CognitoIdentityProviderClient({ region: "eu-central-1", maxAttempts: 2 });
const signUp = () =>
  client.send(new SignUpCommand({ ClientId: "1example", Username: "jane", Password: "s3cret-Pass" }));

describe("an SDK client that is left as it is", () => {
  test("gets stubs, errors as its own classes, and default responses", async () => {
    server.use(...mswHandlers(cognito));
    cognito.on("SignUp").error("UsernameExistsException", "taken").once();
    await expect(signUp()).rejects.toMatchObject({ name: "UsernameExistsException", message: "taken" });
    expect(await signUp()).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    expect(cognito.calls("SignUp").map(({ input }) => input.Username)).toEqual(["jane", "jane"]);
  });

  test("tries again when a body breaks off", async () => {
    server.use(...mswHandlers(cognito));
    cognito.fault("SignUp", { kind: "truncate", calls: { to: 1 } });
    expect(await signUp()).toMatchObject({ $metadata: { attempts: 2 } });
  });

  test("hears of a connection that is reset", async () => {
    server.use(...mswHandlers(cognito));
    cognito.fault("SignUp", { kind: "reset" });
    await expect(signUp()).rejects.toThrow("Network error");
  });

  test("waits as long as a fault says, and gets the whole of a slow body", async () => {
    server.use(...mswHandlers(cognito));
    cognito.fault("SignUp", { kind: "latency", ms: 20 });
    cognito.fault("SignUp", { kind: "slow", bytesPerSecond: 5_000 });
    cognito.on("SignUp").reply({ UserConfirmed: true, UserSub: "1" });
    expect(await signUp()).toMatchObject({ UserSub: "1" });
  });
});

const streams = (handlers: object) => createMock({ service: smallStreams("aws.protocols#restJson1"), handlers });

test("tests that run at the same time see the mock of their own boundary only", async () => {
  const signUpAt = async (sub: string): Promise<unknown> => {
    const mock = createCognitoIdentityProviderMock();
    mock.on("SignUp").reply({ UserConfirmed: true, UserSub: sub });
    server.use(...mswHandlers(mock));
    const outputs = [await signUp(), await signUp()];
    return [...outputs.map(({ UserSub }) => UserSub), mock.calls().length];
  };
  const both = ["1", "2"].map((sub) => server.boundary(signUpAt)(sub));
  expect(await Promise.all(both)).toEqual([
    ["1", "1", 2],
    ["2", "2", 2],
  ]);
});

describe("which requests are meant", () => {
  const statusOf = async (url: string): Promise<number> => (await fetch(url, { method: "POST" })).status;
  const plain = streams({ Plain: () => ({}) });

  test.each<[string, string | RegExp | (string | RegExp)[], string, number]>([
    ["below a URL", "https://api.example/v1", "https://api.example/v1/Plain", 200],
    ["below a URL that ends with a slash", "https://api.example/v1/", "https://api.example/v1/Plain", 200],
    ["of an origin", "https://api.example", "https://api.example/Plain?x=1", 200],
    ["another path, as the service sees it", "https://api.example/v1", "https://api.example/v1/v1/Plain", 404],
    ["beside the path", "https://api.example/v1", "https://api.example/v12/Plain", 418],
    ["at another origin", "https://api.example", "https://api.example.org/Plain", 418],
    ["at another port", "https://api.example", "https://api.example:8443/Plain", 418],
    ["of a pattern", /^https:\/\/\w+\.example\//g, "https://some.example/Plain", 200],
    ["of none of several", ["https://a.example", /b\.example/], "https://c.example/Plain", 418],
    ["of one of several", ["https://a.example", /b\.example/], "https://b.example/Plain", 200],
  ])("%s", async (_, url, target, want) => {
    server.use(...mswHandlers(plain, { url }));
    expect([await statusOf(target), await statusOf(target)]).toEqual([want, want]);
  });

  test("what is not is left to the handlers after it", async () => {
    server.use(
      ...mswHandlers(cognito),
      http.post("https://other.example/", () => HttpResponse.text("other")),
    );
    expect(await (await fetch("https://other.example/", { method: "POST" })).text()).toBe("other");
  });

  test("a service that is none of AWS needs a URL, and a URL is one", () => {
    expect(() => mswHandlers(plain)).toThrow("no endpoint at AWS");
    expect(() => mswHandlers(plain, { url: "api/v1" })).toThrow("api/v1 is no URL");
  });
});

describe("the endpoints of a service", () => {
  const patternOf = (endpointPrefix: string): RegExp => awsEndpoints({ ...smallCognito, endpointPrefix }) ?? /^$/;

  test.each<[string, string, boolean]>([
    ["s3", "https://s3.us-east-1.amazonaws.com/bucket/key", true],
    ["s3", "https://bucket.with.dots.s3.us-east-1.amazonaws.com/key", true],
    ["s3", "https://s3.amazonaws.com/", true],
    ["s3", "https://bucket.s3-fips.dualstack.us-gov-west-1.amazonaws.com", true],
    ["s3", "https://s3.cn-north-1.amazonaws.com.cn/?list-type=2", true],
    ["s3", "https://s3.us-east-1.amazonaws.com.evil.example/", false],
    ["s3", "https://evil.example/s3.us-east-1.amazonaws.com/", false],
    ["s3", "https://evil.example/?a=.s3.us-east-1.amazonaws.com", false],
    ["s3", "https://nots3.us-east-1.amazonaws.com/", false],
    ["s3", "https://s3-control.us-east-1.amazonaws.com/", false],
    ["cognito-idp", "https://cognito-idp.us-east-1.amazonaws.com/", true],
    ["cognito-idp", "https://cognito-idp.us-east-1.amazonaws.com:443/", true],
    ["cognito-idp", "https://cognito-idp.us-east-1.api.aws/", true],
    ["cognito-idp", "https://cognito-idp.s3.us-east-1.amazonaws.com/", false],
    ["cognito-idp", "https://cognito-idp.s3.amazonaws.com/", false],
    ["iam", "https://iam.global.api.aws/", true],
    ["api.sagemaker", "https://api.sagemaker.eu-west-1.amazonaws.com/", true],
    ["api.sagemaker", "https://apixsagemaker.eu-west-1.amazonaws.com/", false],
    ["dynamodb", "https://123456789012.ddb.us-east-1.amazonaws.com/", false],
  ])("of %s: %s", (prefix, url, want) => expect(patternOf(prefix).test(url)).toBe(want));
});

describe("the addresses that the SDK makes of a region", () => {
  const regions = [
    ["us-east-1", "eu-central-2", "us-gov-west-1", "cn-northwest-1", "eusc-de-east-1"],
    ["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"],
  ].flat();
  const flags = [false, true].flatMap((UseFIPS) => [false, true].map((UseDualStack) => ({ UseFIPS, UseDualStack })));

  test.each(regions)("%s", (Region) => {
    const pattern = awsEndpoints({ ...smallCognito, endpointPrefix: "cognito-idp" });
    const urls = flags.map((flag) => client.config.endpointProvider({ Region, ...flag }, {}).url.href);
    expect(urls.filter((url) => pattern?.test(url) !== true)).toEqual([]);
  });
});

/** A stream of three bytes, each when it is asked for. */
function threeBytes(): ReadableStream<Uint8Array> {
  let count = 0;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (count === 3) return controller.close();
        controller.enqueue(Uint8Array.of(++count));
      },
    },
    { highWaterMark: 0 },
  );
}

describe("streams", () => {
  test("a request's body reaches the handler in the pieces in which it was sent", async () => {
    const pieces: number[] = [];
    const Put = async ({ body }: { body: AsyncIterable<Uint8Array> }): Promise<void> => {
      for await (const piece of body) pieces.push(...piece, -1);
    };
    server.use(...mswHandlers(streams({ Put }), { url: "https://streams.example" }));
    const init = { method: "POST", body: threeBytes(), duplex: "half" } as RequestInit;
    expect((await fetch("https://streams.example/Put", init)).status).toBe(200);
    expect(pieces).toEqual([1, -1, 2, -1, 3, -1]);
  });

  test("a response's body arrives while it is being made, and ends for the handler when the client aborts", async () => {
    let heard: () => void = () => undefined;
    const letGo = new Promise<void>((resolve) => (heard = resolve));
    async function* endless(): AsyncGenerator<string> {
      try {
        for (let count = 0; ; count++) {
          yield `${count} `;
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        heard();
      }
    }
    server.use(...mswHandlers(streams({ Get: () => ({ body: endless() }) }), { url: "https://streams.example" }));
    const abort = new AbortController();
    const { body } = await fetch("https://streams.example/Get", { method: "POST", signal: abort.signal });
    const reader = body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("0 ");
    abort.abort();
    const rest = async (): Promise<void> => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) continue;
    };
    await expect(rest()).rejects.toMatchObject({ name: "AbortError" });
    await letGo;
  });

  test("an abort before the answer rejects, and the mock stops waiting for the body", async () => {
    let heard: (error: unknown) => void = () => undefined;
    const thrown = new Promise<unknown>((resolve) => (heard = resolve));
    const abort = new AbortController();
    const Put = async ({ body }: { body: AsyncIterable<Uint8Array> }): Promise<void> => {
      try {
        for await (const piece of body) if (piece.length > 0) abort.abort();
      } catch (error) {
        heard(error);
      }
    };
    server.use(...mswHandlers(streams({ Put }), { url: "https://streams.example" }));
    const hanging = new ReadableStream({ start: (controller) => controller.enqueue(Uint8Array.of(1)) });
    const init = { method: "POST", body: hanging, duplex: "half", signal: abort.signal } as RequestInit;
    await expect(fetch("https://streams.example/Put", init)).rejects.toMatchObject({ name: "AbortError" });
    expect(await thrown).toMatchObject({ name: "AbortError" });
  });
});
