/** What a client does beside its protocol: addresses, limits, failures, and what S3 has of its own. */
import { describe, expect, test } from "vitest";
import { type ClientOptions, awsJson1_1Client, createClient } from "../../runtime/client/index.js";
import { createMock } from "../../runtime/mock/index.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import type { OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { smallCognito } from "../mock/small-cognito.js";
import { smallStore } from "./small-store.js";

type Sent = Pick<WireRequest, "method" | "target"> & { readonly host: string | null | undefined };

/** The requests of a client that is answered with an empty output. */
async function sent(options: Partial<ClientOptions>, operation: string, input: unknown): Promise<Sent> {
  let found: WireRequest | undefined;
  const handle = (request: WireRequest): WireResponse => {
    found = request;
    return { status: 200, headers: [], body: "" };
  };
  await createClient({ service: smallStore, handle, ...options })
    .send(operation, input)
    .catch(() => undefined);
  if (found === undefined) throw new Error("nothing was sent");
  return { method: found.method, target: found.target, host: found.headers.get("host") };
}

describe("the address", () => {
  const rows: readonly (readonly [string, { given: string; want: string }])[] = [
    ["has the prefix of the operation", { given: "https://example.com", want: "talk.example.com" }],
    ["has a port", { given: "http://example.com:4566/", want: "talk.example.com:4566" }],
    ["is a number", { given: "http://127.0.0.1:4566", want: "127.0.0.1:4566" }],
    ["is a number of six bytes", { given: "http://[::1]:4566", want: "[::1]:4566" }],
    ["is of this machine", { given: "http://localhost:4566", want: "localhost:4566" }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    expect((await sent({ endpoint: given }, "Talk", {})).host).toBe(want);
  });

  test("has a path before that of the operation", async () => {
    const { target } = await sent({ endpoint: "https://example.com/base/" }, "Ping", {});
    expect(target).toMatch(/^\/base\/service\/Store\/operation\/Ping$/);
  });

  test("that is none is a TypeError", () => {
    expect(() => createClient({ service: smallStore, endpoint: "nowhere" })).toThrow(TypeError);
  });
});

describe("a call", () => {
  const mock = createMock({ service: smallCognito });

  test("without protocol speaks one that the service has", async () => {
    const client = createClient({ service: smallCognito, handle: mock.handle });
    expect(await client.send("AdminGetUser", { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" })).toMatchObject({
      Username: "alice",
    });
  });

  test("of no operation is a TypeError", async () => {
    const client = createClient({ service: smallCognito, handle: mock.handle });
    await expect(client.send("toString")).rejects.toThrow(TypeError);
    await expect(client.send("AdminGetUser", "alice")).rejects.toThrow(TypeError);
  });

  test("with an input that does not fit names the place, and no value", async () => {
    const client = createClient({ service: smallCognito, handle: mock.handle });
    const thrown: unknown = await client
      .send("AdminGetUser", { UserPoolId: "us-east-1_Abc123xyz", Username: ["hunter2"] })
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(String(thrown)).toContain("'/Username'");
    expect(String(thrown)).not.toContain("hunter2");
  });

  test("of a service without a protocol cannot be", () => {
    expect(() => createClient({ service: { ...smallStore, protocols: ["com.example#none"] } })).toThrow(
      /com\.example#none/,
    );
  });

  test("is given up when its signal says so", async () => {
    const client = createClient({ service: smallCognito, handle: mock.handle });
    await expect(client.send("AdminGetUser", {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
    const fetch = (request: Request) =>
      new Promise<Response>((_, reject) => request.signal.addEventListener("abort", () => reject(new Error("gone"))));
    const slow = createClient({ service: smallCognito, fetch });
    await expect(slow.send("AdminGetUser", {}, { signal: AbortSignal.timeout(5) })).rejects.toThrow("gone");
  });

  test("has headers of the client and of its own", async () => {
    const seen: (string | null | undefined)[] = [];
    const handle = ({ headers }: WireRequest): WireResponse => {
      seen.push(headers.get("x-a"), headers.get("x-b"));
      return { status: 200, headers: [], body: "{}" };
    };
    const client = createClient({ service: smallCognito, handle, headers: { "X-A": "1", "X-B": "2" } });
    await client.send("AdminGetUser", {}, { headers: { "x-b": "3" } });
    expect(seen).toEqual(["1", "3"]);
  });

  test("is refused a response that is too long or too deep", async () => {
    const respond = (body: string) => async () => new Response(body);
    const limits = { bodyBytes: 1000, depth: 8 };
    const input = { UserPoolId: "us-east-1_Abc123xyz", Username: "alice" };
    const long = createClient({ service: smallCognito, fetch: respond(`{"Username":"${"x".repeat(2000)}"}`), limits });
    await expect(long.send("AdminGetUser", input)).rejects.toMatchObject({ name: "ResponseError" });
    const deep = `{"UserAttributes":${"[".repeat(50)}${"]".repeat(50)}}`;
    const nested = createClient({ service: smallCognito, fetch: respond(deep), limits, protocol: awsJson1_1Client });
    await expect(nested.send("AdminGetUser", input)).rejects.toMatchObject({ name: "ResponseError" });
  });

  test("does not let a response reach a prototype", async () => {
    const body = '{"__proto__":{"polluted":true},"Username":"a","constructor":{"prototype":{"polluted":true}}}';
    const client = createClient({ service: smallCognito, handle: () => ({ status: 200, headers: [], body }) });
    const output = (await client.send("AdminGetUser", {})) as Record<string, unknown>;
    expect(output["polluted"]).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

const id = (name: string): string => `com.amazonaws.s3#${name}`;
const structure = (name: string, members: StructureSchema["members"] = {}): StructureSchema => ({
  type: "structure",
  id: id(name),
  members,
});
const text = { type: "string", id: id("Text") } as const;
const label = { location: "label" } as const;
const bucket = { Bucket: { target: text, required: true, http: label } } as const;
const key = { Key: { target: text, required: true, http: { location: "label", greedy: true } } } as const;

function s3Operation(name: string, method: string, uri: string, more: Partial<OperationSchema>): OperationSchema {
  const start = { id: id(name), name, errors: [], http: { method, uri, code: 200 } };
  return {
    ...start,
    input: structure(`${name}Request`, { ...bucket, ...key }),
    output: structure(`${name}Output`),
    ...more,
  };
}

const s3: ServiceSchema = {
  id: id("AmazonS3"),
  version: "2006-03-01",
  sdkId: "S3",
  protocols: ["aws.protocols#restXml"],
  restXml: { noErrorWrapping: true },
  operations: {
    HeadObject: s3Operation("HeadObject", "HEAD", "/{Bucket}/{Key+}", {
      errors: [{ ...structure("NotFound"), error: { fault: "client", httpStatus: 400 } }],
    }),
    CopyObject: s3Operation("CopyObject", "PUT", "/{Bucket}/{Key+}?x-id=CopyObject", {
      output: structure("CopyObjectOutput", { ETag: { target: text } }),
    }),
    GetBucketLocation: s3Operation("GetBucketLocation", "GET", "/{Bucket}?location", {
      input: structure("GetBucketLocationRequest", bucket),
      output: structure("GetBucketLocationOutput", { LocationConstraint: { target: text } }),
      unwrappedXmlOutput: true,
    }),
  },
};

describe("S3", () => {
  const region = "https://s3.eu-west-1.amazonaws.com";
  const rows: readonly (readonly [
    string,
    { given: Partial<ClientOptions>; bucket: string; want: readonly [string, string] },
  ])[] = [
    [
      "the host of a region",
      { given: { endpoint: region }, bucket: "photos", want: ["photos.s3.eu-west-1.amazonaws.com", "/a/b.txt"] },
    ],
    [
      "the path of another host",
      { given: { endpoint: "http://localhost:4566" }, bucket: "photos", want: ["localhost:4566", "/photos/a/b.txt"] },
    ],
    [
      "the path where a name does not fit a host",
      { given: { endpoint: region }, bucket: "my.photos", want: ["s3.eu-west-1.amazonaws.com", "/my.photos/a/b.txt"] },
    ],
    [
      "the path when told so",
      {
        given: { endpoint: region, bucketAddressing: "path" },
        bucket: "photos",
        want: ["s3.eu-west-1.amazonaws.com", "/photos/a/b.txt"],
      },
    ],
  ];
  test.each(rows)("names a bucket by %s", async (_, { given, bucket: name, want }) => {
    const { host, target } = await sent({ service: s3, ...given }, "HeadObject", { Bucket: name, Key: "a/b.txt" });
    expect([host, target]).toEqual(want);
  });

  const answer = (status: number, body: string) =>
    createClient({ service: s3, handle: () => ({ status, headers: [["x-amz-request-id", "r1"]], body }) });

  test("has errors without a body", async () => {
    const input = { Bucket: "photos", Key: "a" };
    await expect(answer(404, "").send("HeadObject", input)).rejects.toMatchObject({
      name: "NotFound",
      $response: { status: 404, requestId: "r1" },
    });
  });

  test("has errors behind a status of success", async () => {
    const body = '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>again</Message></Error>';
    const thrown = answer(200, body).send("CopyObject", { Bucket: "photos", Key: "a" });
    await expect(thrown).rejects.toMatchObject({ name: "InternalError", message: "again" });
  });

  test("has an output that is one element", async () => {
    const client = answer(
      200,
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">EU</LocationConstraint>',
    );
    expect(await client.send("GetBucketLocation", { Bucket: "photos" })).toEqual({ LocationConstraint: "EU" });
    expect(await answer(200, "<LocationConstraint/>").send("GetBucketLocation", { Bucket: "photos" })).toEqual({});
  });
});
