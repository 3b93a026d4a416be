/** Servers do not carry clients, clients do not carry servers, and a client of one protocol does not carry the others. */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The files that a module keeps in a bundle. */
async function filesOf(contents: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    metafile: true,
    treeShaking: true,
    logLevel: "silent",
  });
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return outputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

const clientSide = /runtime\/(?:client|client-binding)\/|\/client\.ts$|write-request|write-target|read-message/;
const serverSide = /runtime\/mock\/|\/(?:errors|router|response)\.ts$|uri-router|read-input|write-message/;
const rows: readonly (readonly [string, { given: string; holds: RegExp; lacks: RegExp }])[] = [
  ["a mock", { given: 'export { createMock } from "./runtime/mock/index.ts";', holds: serverSide, lacks: clientSide }],
  [
    "a client",
    {
      given: 'export { createClient } from "./runtime/client/index.ts";',
      holds: clientSide,
      lacks: /runtime\/mock\/|uri-router/,
    },
  ],
  [
    "restJson1 alone",
    {
      given: 'export { restJson1Client } from "./runtime/client/index.ts";',
      holds: /protocol\/rest-json\/client\.ts/,
      lacks: /saxes|codec\/(?:xml|cbor|form)\/|runtime\/mock\//,
    },
  ],
  [
    "rpcv2Cbor alone",
    {
      given: 'export { rpcv2CborClient } from "./runtime/client/index.ts";',
      holds: /codec\/cbor\//,
      lacks: /saxes|codec\/(?:xml|form)\/|http-binding|runtime\/mock\//,
    },
  ],
];

describe("a bundle of", () => {
  test.each(rows)("%s", async (_, { given, holds, lacks }) => {
    const files = await filesOf(given);
    expect(files.filter((file) => holds.test(file))).not.toEqual([]);
    expect(files.filter((file) => lacks.test(file))).toEqual([]);
  });
});
