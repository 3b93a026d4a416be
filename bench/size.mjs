/** `npm run bench -- size`: what one import of Cognito's generated code costs in a bundle, beside all of it. */
import { gzipSync } from "node:zlib";
import { minifiedOf } from "./generated-code.mjs";
import { aimOf } from "./report.mjs";

const imports = {
  "one validator": 'export { checkAdminInitiateAuthRequest } from "./validators.ts";',
  "one companion": 'export { AdminInitiateAuthRequest } from "./index.ts";',
  "one enum": 'export { AuthFlowType } from "./index.ts";',
  "one error": 'export { CodeMismatchException } from "./index.ts";',
  "one type": 'export type { AdminInitiateAuthRequest } from "./index.ts";',
  "the mock": 'export { createCognitoIdentityProviderMock } from "./index.ts";',
  everything: 'export * from "./index.ts";',
};

/** Bundles with tree shaking, as an application would; the part of the runtime that is needed counts. */
export async function benchSize() {
  const sizes = {};
  for (const [name, entry] of Object.entries(imports)) {
    const text = await minifiedOf("overlaid", entry);
    sizes[name] = { bytes: Buffer.byteLength(text), gzip: gzipSync(text).length };
  }
  const { "one validator": one, everything: all } = sizes;
  const share = one.bytes / all.bytes;
  return {
    name: "Size",
    tables: [
      {
        title: "What an import costs",
        notes: ["Bundled by esbuild with tree shaking and minified, with all of the runtime that it needs."],
        columns: ["Import", "minified", "gzip"],
        rows: Object.entries(sizes).map(([name, { bytes, gzip }]) => [name, kb(bytes), kb(gzip)]),
      },
    ],
    aims: [aimOf("one validator costs what it needs", share < 0.02, `${kb(one.bytes)} of ${kb(all.bytes)}`)],
    figures: sizes,
  };
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
