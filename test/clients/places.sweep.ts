/** The published S3 client, as it is, against mocks mounted as `docs/where-it-runs.md` says: paths, signatures, chunks, checksums. */
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { setupServer } from "msw/node";
import { afterEach, describe, expect, test } from "vitest";
import { mswHandlers } from "../../runtime/adapter/msw/index.js";
import { places, startPlace } from "../docs/places.js";
import { type AnyClient, sendTo } from "../sdk/published.js";
import { objects, s3Below } from "./place-s3.js";
import { publishedClient } from "./published-client.js";
import { modelFileOf } from "./services.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const model = modelFileOf("s3", root);
if (model === undefined) console.log("skipped: no model of S3; set WROUGHT_CORPUS");

const piece = new Uint8Array(64 * 1024).fill(7);
const object = { Bucket: "a-bucket", Key: "a key/with parts+signs" };

/** Puts what streams, gets it back, and asks for what is not there. */
async function exercise(client: AnyClient): Promise<void> {
  const { sdk } = publishedClient("s3", root);
  const Body = Readable.from(Array.from({ length: 20 }, () => piece));
  const ContentLength = 20 * piece.length;
  await sendTo(sdk, client, "PutObject", { ...object, Body, ContentLength, ChecksumAlgorithm: "SHA256" });
  expect(objects.get("a-bucket/a key/with parts+signs")?.length).toBe(ContentLength);
  const got = await sendTo(sdk, client, "GetObject", object);
  let received = 0;
  for await (const part of got["Body"] as AsyncIterable<Uint8Array>) received += part.length;
  expect([received, got["ContentLength"]]).toEqual([ContentLength, ContentLength]);
  const missing = sendTo(sdk, client, "GetObject", { ...object, Key: "nothing" });
  await expect(missing).rejects.toMatchObject({ name: "NoSuchKey" });
}

afterEach(() => objects.clear());

describe.skipIf(model === undefined).each(places)("$name", (place) => {
  test("takes and gives objects, signed, in chunks, with the checksum behind them", async () => {
    const module = `import { s3Below } from "../../../clients/place-s3.js"; export const mock = s3Below("${place.path}");`;
    await using started = await startPlace(place, "s3", module);
    await exercise(publishedClient("s3", root).connect({ endpoint: started.endpoint, forcePathStyle: true }));
  });
});

describe.skipIf(model === undefined)("MSW in Node", () => {
  test.each([true, false])(
    "takes and gives objects at the endpoint of AWS, bucket in the path: %s",
    async (forcePathStyle) => {
      const server = setupServer(...mswHandlers(s3Below("")));
      server.listen({ onUnhandledRequest: "error" });
      await exercise(publishedClient("s3", root).connect({ forcePathStyle }));
      server.close();
    },
  );
});
