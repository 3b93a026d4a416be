/** A key and a certificate for "localhost", made anew each time, so that no key lies in the repository. */
import { generateKeyPairSync, sign } from "node:crypto";

/** One value in DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
/** RFC 5758: ecdsa-with-SHA256. */
const algorithm = sequence(der(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)));
/** The common name. */
const name = sequence(der(0x31, sequence(der(0x06, Uint8Array.of(0x55, 0x04, 0x03)), text(0x0c, "localhost"))));
const validity = sequence(text(0x17, "200101000000Z"), text(0x18, "21000101000000Z"));

/** RFC 5280, a certificate of version 1. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(der(0x02, Uint8Array.of(1)), algorithm, name, validity, name, spki);
  const signature = der(0x03, Uint8Array.of(0), sign("sha256", body, privateKey));
  const base64 = sequence(body, algorithm, signature).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  };
}
