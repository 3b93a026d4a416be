/** What one import costs: a bundler keeps what is used and nothing of the other shapes. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bundled } from "./bundle.js";

const folder = fileURLToPath(new URL("../../generated/cognito-identity-provider/", import.meta.url));

/** Bytes, minified, with all of the runtime that is needed. */
const rows: readonly (readonly [string, { given: string; want: { bytes: number; holds: RegExp } }])[] = [
  [
    "a validator",
    {
      given: 'export { checkAdminInitiateAuthRequest } from "./validators.js";',
      want: { bytes: 7_000, holds: /USER_SRP_AUTH/ },
    },
  ],
  [
    "a companion",
    {
      given: 'export { AdminInitiateAuthRequest } from "./index.js";',
      want: { bytes: 20_000, holds: /AuthParameters/ },
    },
  ],
  ["an enum", { given: 'export { AuthFlowType } from "./index.js";', want: { bytes: 1_000, holds: /USER_SRP_AUTH/ } }],
  [
    "an error",
    { given: 'export { CodeMismatchException } from "./index.js";', want: { bytes: 2_000, holds: /CodeMismatch/ } },
  ],
  ["a type", { given: 'export type { AdminInitiateAuthRequest } from "./index.js";', want: { bytes: 10, holds: /^/ } }],
];

describe("a bundle of", () => {
  it.each(rows)("%s", async (_, { given, want }) => {
    const text = await bundled(folder, given, true);
    expect(text).toMatch(want.holds);
    expect(text).not.toMatch(/CreateUserPool|ListUsers|WebAuthn/);
    expect(text.length).toBeLessThan(want.bytes);
  });

  it("everything holds the others", async () => {
    expect(await bundled(folder, 'export * from "./index.js";', true)).toMatch(/CreateUserPool/);
  });
});
