/** Signatures: the SDK's own are accepted, presigned ones too; whatever is changed afterwards is not. */
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { SignatureV4 } from "@smithy/signature-v4";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listen } from "../../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../../runtime/adapter/sdk/index.js";
import { type SigningIdentity, sigv4 } from "../../../runtime/adapter/sigv4/index.js";
import { WebSha256 } from "../../../runtime/adapter/sigv4/web-sha256.js";
import { createMock } from "../../../runtime/mock/index.js";
import type { ServiceSchema } from "../../../runtime/schema/schema.js";
import { smallCognito } from "../small-cognito.js";

const identity: SigningIdentity = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/EXAMPLE" };
const pool = "us-east-1_Abc123xyz";
const now = new Date("2030-01-01T12:00:00Z");
const service: ServiceSchema = { ...smallCognito, signingName: "cognito-idp" };

const mockOf = (options: Partial<Parameters<typeof sigv4>[0]> = {}) => {
  const mock = createMock({ service, auth: sigv4({ credentials: identity, ...options }) });
  return mock;
};

const clientOf = (mock: ReturnType<typeof mockOf>, credentials = identity, extra: object = {}) =>
  new CognitoIdentityProviderClient({
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
    requestHandler: sdkHandler(mock),
    ...extra,
  });
const command = () => new DescribeUserPoolCommand({ UserPoolId: pool });
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "none");

describe("the SDK's own signature", () => {
  test("is accepted, in process and over a socket, and that of several identities", async () => {
    const mock = mockOf({ credentials: [{ accessKeyId: "other", secretAccessKey: "other" }, identity] });
    expect((await clientOf(mock).send(command())).UserPool?.Id).toBe(pool);
    const server = await listen(mock, { port: 0 });
    const client = new CognitoIdentityProviderClient({
      region: "us-east-1",
      credentials: identity,
      endpoint: server.url,
    });
    expect((await client.send(command())).UserPool?.Id).toBe(pool);
    client.destroy();
    await server.close(0);
  });

  test.each([
    ["another secret", { ...identity, secretAccessKey: "x" }, "InvalidSignatureException"],
    ["another key", { ...identity, accessKeyId: "x" }, "UnrecognizedClientException"],
    ["a token that nobody gave", { ...identity, sessionToken: "x" }, "UnrecognizedClientException"],
  ])("of %s is refused", async (_, credentials, want) => {
    const mock = mockOf();
    expect(
      nameOf(
        await clientOf(mock, credentials)
          .send(command())
          .catch((error: unknown) => error),
      ),
    ).toBe(want);
    expect(mock.calls()).toMatchObject([{ outcome: "rejected" }]);
  });

  test("with its session token is accepted", async () => {
    const temporary = { ...identity, sessionToken: "token" };
    expect((await clientOf(mockOf({ credentials: temporary }), temporary).send(command())).UserPool?.Id).toBe(pool);
  });

  test("is too old once the mock's clock has moved on", async () => {
    const mock = mockOf();
    mock.clock.advance(16 * 60 * 1000);
    // The client corrects its own clock by the Date field; a first attempt is refused all the same.
    expect(
      nameOf(
        await clientOf(mock)
          .send(command())
          .catch((error: unknown) => error),
      ),
    ).toBe("InvalidSignatureException");
  });

  test("for another region is refused where one is asked for", async () => {
    expect(
      nameOf(
        await clientOf(mockOf({ region: "eu-west-1" }))
          .send(command())
          .catch((error: unknown) => error),
      ),
    ).toBe("InvalidSignatureException");
  });

  test("is not asked for where the model does not ask", async () => {
    const response = await mockOf().fetch(
      new Request("http://mock.test/", {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "AWSCognitoIdentityProviderService.ForgetDevice",
        },
        body: '{"DeviceKey":"k"}',
      }),
    );
    expect(response.status).toBe(200);
  });
});

const body = JSON.stringify({ UserPoolId: pool });
const plain = {
  protocol: "http:",
  hostname: "mock.test",
  method: "POST",
  path: "/",
  query: {} as Record<string, string | string[]>,
  headers: {
    host: "mock.test",
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSCognitoIdentityProviderService.DescribeUserPool",
  } as Record<string, string>,
  body,
};
type Signed = typeof plain;
const signer = new SignatureV4({
  credentials: identity,
  region: "us-east-1",
  service: "cognito-idp",
  sha256: WebSha256,
});

async function statusOf(signed: Signed, at = now): Promise<string> {
  const mock = mockOf();
  mock.clock.set(at);
  const query = Object.entries(signed.query).flatMap(([name, value]) =>
    [value].flat().map((it) => `${encodeURIComponent(name)}=${encodeURIComponent(it)}`),
  );
  const target = query.length === 0 ? signed.path : `${signed.path}?${query.join("&")}`;
  const headers = new Headers(signed.headers);
  const response = await mock.handle({ method: signed.method, target, headers, body: signed.body });
  return response.status === 200
    ? "accepted"
    : (/"__type":"(\w+)"/.exec(String(response.body))?.[1] ?? String(response.status));
}

/** With one text of its authorization changed. */
function edited(signed: Signed, from: string, to: string): Signed {
  const authorization = signed.headers["authorization"] ?? "";
  expect(authorization).toContain(from);
  return { ...signed, headers: { ...signed.headers, authorization: authorization.replace(from, to) } };
}

describe("a signed request", () => {
  const changes: readonly (readonly [string, (signed: Signed) => Signed, string])[] = [
    ["nothing", (signed) => signed, "accepted"],
    [
      "a header that is not signed",
      (signed) => ({ ...signed, headers: { ...signed.headers, "x-more": "1" } }),
      "accepted",
    ],
    [
      "its body",
      (signed) => ({ ...signed, body: JSON.stringify({ UserPoolId: "us-east-1_other" }) }),
      "InvalidSignatureException",
    ],
    [
      "a header",
      (signed) => ({
        ...signed,
        headers: { ...signed.headers, "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser" },
      }),
      "InvalidSignatureException",
    ],
    ["its query", (signed) => ({ ...signed, query: { a: "b" } }), "InvalidSignatureException"],
    [
      "its signature, away",
      (signed) => ({ ...signed, headers: { ...signed.headers, authorization: "" } }),
      "MissingAuthenticationTokenException",
    ],
    ["its algorithm", (signed) => edited(signed, "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), "IncompleteSignatureException"],
    ["its scope", (signed) => edited(signed, "/us-east-1/", "/eu-west-1/"), "InvalidSignatureException"],
    ["its service", (signed) => edited(signed, "/cognito-idp/", "/s3/"), "InvalidSignatureException"],
    ["its list of headers", (signed) => edited(signed, "host;", ""), "IncompleteSignatureException"],
    [
      "its date",
      (signed) => ({ ...signed, headers: { ...signed.headers, "x-amz-date": "20300101T120100Z" } }),
      "InvalidSignatureException",
    ],
  ];
  test.each(changes)("changed: %s", async (_, change, want) => {
    const signed = (await signer.sign(plain, { signingDate: now })) as Signed;
    expect(await statusOf(change(signed))).toBe(want);
  });

  test.each([
    [14, "accepted"],
    [-14, "accepted"],
    [16, "InvalidSignatureException"],
    [-16, "InvalidSignatureException"],
  ])("%i minutes after its date", async (minutes, want) => {
    const signed = (await signer.sign(plain, { signingDate: now })) as Signed;
    expect(await statusOf(signed, new Date(now.getTime() + minutes * 60_000))).toBe(want);
  });

  test("with any query is accepted as it was signed", async () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab/ +&=%?*'()~é-_."), minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          text.filter((name) => name !== "__proto__"),
          text,
          { maxKeys: 4 },
        ),
        async (query) => {
          const signed = (await signer.sign({ ...plain, query: { ...query } }, { signingDate: now })) as Signed;
          expect(await statusOf(signed)).toBe("accepted");
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("a presigned request", () => {
  const presigned = async (extra: object = {}) =>
    (await signer.presign({ ...plain, ...extra }, { signingDate: now, expiresIn: 60 })) as Signed;
  const withHeaders = (signed: Signed): Signed => ({ ...signed, headers: { ...plain.headers, ...signed.headers } });
  test("is accepted until it expires", async () => {
    const signed = withHeaders(await presigned());
    expect(await statusOf(signed)).toBe("accepted");
    expect(await statusOf(signed, new Date(now.getTime() + 59_000))).toBe("accepted");
    expect(await statusOf(signed, new Date(now.getTime() + 61_000))).toBe("InvalidSignatureException");
  });
  test("with an unsigned body is accepted whatever the body", async () => {
    const headers = { ...plain.headers, "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" };
    const signed = withHeaders(await presigned({ headers, body: undefined }));
    expect(await statusOf({ ...signed, body })).toBe("accepted");
  });
  test("of S3 is accepted as boto3 makes it: no hash in it, and none of the body in its signature", async () => {
    const target =
      "/bbb/k%20x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=mock%2F20261123%2Fus-east-1%2Fs3%2Faws4_request" +
      "&X-Amz-Date=20261123T083345Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host" +
      "&X-Amz-Signature=4d4f76f680b6faee852b9277d729cbbf7d14a8a640fb4141754f254e3c3d96ef";
    const accepts = sigv4({ credentials: { accessKeyId: "mock", secretAccessKey: "mock" } });
    const headers = new Headers({ host: "127.0.0.1:35653" });
    const [operation] = Object.values(service.operations);
    if (operation === undefined) throw new Error("BUG: a service without operations");
    const context = { service: { ...service, signingName: "s3" }, operation, now: new Date("2026-11-23T08:33:45Z") };
    const ask = (path: string) => accepts({ method: "GET", target: path, headers, body: "" }, context);
    expect(await ask(target)).toBeUndefined();
    expect(await ask(target.replace("/k%20x", "/other"))).toEqual({ kind: "signature", fault: "mismatch" });
  });
  test.each([
    ["its validity", { "X-Amz-Expires": "600" }, "InvalidSignatureException"],
    ["a parameter", { more: "1" }, "InvalidSignatureException"],
    ["its key", { "X-Amz-Credential": "AKIDEXAMPLE" }, "IncompleteSignatureException"],
  ])("changed: %s", async (_, change, want) => {
    const signed = withHeaders(await presigned());
    expect(await statusOf({ ...signed, query: { ...signed.query, ...change } })).toBe(want);
  });
});
