/** An S3 that keeps objects and verifies signatures, for mounting below a path. */
import { fileURLToPath } from "node:url";
import { sigv4 } from "../../runtime/adapter/sigv4/index.js";
import { type MockOf, createMock } from "../../runtime/mock/index.js";
import { liveService } from "../sdk/live-service.js";
import { modelFileOf } from "./services.js";

/** What has been put, by bucket and key. */
export const objects: Map<string, Uint8Array> = new Map();

const model = modelFileOf("s3", fileURLToPath(new URL("../../", import.meta.url)));
const service = model === undefined ? undefined : liveService([model]);
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

interface Named {
  readonly Bucket: string;
  readonly Key: string;
}

/** A mock of S3 for the identity of `publishedClient`. @throws Error without a model */
export function s3Below(path: string): MockOf {
  if (service === undefined) throw new Error("there is no model of S3");
  const handlers = {
    PutObject: async ({ Bucket, Key, Body }: Named & { readonly Body: ReadableStream<Uint8Array> }) => {
      objects.set(`${Bucket}/${Key}`, new Uint8Array(await new Response(Body).arrayBuffer()));
      return {};
    },
    GetObject: ({ Bucket, Key }: Named) => {
      const Body = objects.get(`${Bucket}/${Key}`);
      if (Body === undefined) throw Object.assign(new Error("no such key"), { name: "NoSuchKey" });
      return { Body, ContentLength: Body.length };
    },
  };
  return createMock({ service, handlers, auth: sigv4({ credentials, path }) });
}
