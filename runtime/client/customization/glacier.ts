/** Glacier wants its version in a header, its checksums over archives, and takes `-` for the caller's own account. */
import { isBodyStream } from "../../protocol/body-stream.js";
import type { HeaderPair } from "../../protocol/protocol.js";
import { type Customization, withHeaders } from "../outgoing-request.js";

export const glacier: Customization = {
  appliesTo: ({ sdkId }) => sdkId === "Glacier",
  input: (input) => {
    const account = Object.hasOwn(input, "accountId") ? input["accountId"] : undefined;
    return account === undefined || account === null || account === "" ? { ...input, accountId: "-" } : input;
  },
  request:
    ({ version }) =>
    async (request, { input }) => {
      const versioned: HeaderPair = ["x-amz-glacier-version", version];
      const { body } = request;
      const isArchive = Object.values(input.members).some(({ http }) => http?.location === "payload");
      const sums = isArchive && !isBodyStream(body) && body.length > 0 ? await checksumsOf(body) : [];
      // What the caller says of the archive wins.
      return { ...request, headers: withHeaders([versioned, ...sums], request.headers) };
    },
};

const mebibyte = 1024 * 1024;

/** The digest of the whole, and that of the tree over digests of its mebibytes. */
async function checksumsOf(body: Uint8Array | string): Promise<readonly HeaderPair[]> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const leaves: Promise<Uint8Array>[] = [];
  for (let at = 0; at < bytes.length; at += mebibyte) leaves.push(sha256(bytes.subarray(at, at + mebibyte)));
  return [
    ["x-amz-content-sha256", hexOf(await sha256(bytes))],
    ["x-amz-sha256-tree-hash", hexOf(await treeOf(await Promise.all(leaves)))],
  ];
}

/** Neighbours are joined two by two until one is left; an odd one goes up as it is. */
async function treeOf(hashes: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first = new Uint8Array(), ...rest] = hashes;
  if (rest.length === 0) return first;
  const pairs = hashes.flatMap((left, index): Promise<Uint8Array>[] => {
    if (index % 2 === 1) return [];
    const right = hashes[index + 1];
    return [right === undefined ? Promise.resolve(left) : sha256(Uint8Array.of(...left, ...right))];
  });
  return treeOf(await Promise.all(pairs));
}

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
