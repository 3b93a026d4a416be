/** Verifies signatures of requests (AWS Signature Version 4), in headers and in presigned URLs. Needs `@smithy/signature-v4`. */
import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "@smithy/types";
import type { AuthContext, Authenticator, Refusal } from "../../mock/options.js";
import { isBodyStream } from "../../protocol/body-stream.js";
import type { WireRequest } from "../../protocol/protocol.js";
import { type SignatureClaim, claimOf, queryOf } from "./signed-request.js";
import { WebSha256 } from "./web-sha256.js";

/** Whose signatures are accepted. */
export interface SigningIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Sigv4Options {
  /** One identity or several. */
  readonly credentials: SigningIdentity | readonly SigningIdentity[];
  /** The region that requests must be signed for; any when absent. */
  readonly region?: string;
  /** The path below which the mock is mounted, such as `/aws`: clients sign it too, and the mock does not see it. */
  readonly path?: string;
}

/** Signatures hold so long before and after their date, in milliseconds. */
const tolerance = 15 * 60 * 1000;

/**
 * For the option `auth` of a mock. The mock's clock says what time it is. A body that comes as a stream is not hashed: there
 * the hash that the client has signed is taken for its word, and so are the signatures of single chunks.
 */
export function sigv4({ credentials, region, path = "" }: Sigv4Options): Authenticator {
  const start = path.replace(/\/$/, "");
  const identities = new Map([credentials].flat().map((identity) => [identity.accessKeyId, identity]));
  return async (request, context) => {
    const claim = claimOf(request);
    if (claim === "missing") return { kind: "missingAuthentication" };
    if (claim === "incomplete") return refused("incomplete");
    const identity = identities.get(claim.accessKeyId);
    if (identity === undefined || identity.sessionToken !== claim.token) return refused("unknownKey");
    if (!isCurrent(claim, context.now)) return refused("expired");
    const fits = isScope(claim, context, region) && (await hasOwnBody(request, claim));
    const signed = start === "" ? request : { ...request, target: start + request.target };
    return fits && (await signatureOf(signed, claim, identity)) === claim.signature ? undefined : refused("mismatch");
  };
}

function refused(fault: "incomplete" | "mismatch" | "expired" | "unknownKey"): Refusal {
  return { kind: "signature", fault };
}

function isCurrent({ date, presigned, expires }: SignatureClaim, now: Date): boolean {
  const age = now.getTime() - date.getTime();
  return age >= -tolerance && age <= (presigned ? expires * 1000 : tolerance);
}

function isScope(claim: SignatureClaim, { service }: AuthContext, region: string | undefined): boolean {
  const name = service.signingName ?? service.endpointPrefix;
  return (name === undefined || claim.service === name) && (region === undefined || claim.region === region);
}

const hashHeader = "x-amz-content-sha256";

/** Whether the body has the hash that is signed, if one is. */
async function hasOwnBody({ headers, body }: WireRequest, { signedHeaders }: SignatureClaim): Promise<boolean> {
  const said = signedHeaders.has(hashHeader) ? (headers.get(hashHeader) ?? "") : "";
  if (!/^[\da-f]{64}$/.test(said) || isBodyStream(body)) return true;
  const hash = new WebSha256();
  hash.update(body);
  return hexOf(await hash.digest()) === said;
}

/** The signature that the request would have if the identity had signed it. */
async function signatureOf(
  request: WireRequest,
  claim: SignatureClaim,
  identity: SigningIdentity,
): Promise<string | undefined> {
  const { region, service, signedHeaders, date, presigned, expires } = claim;
  const signer = new SignatureV4({
    credentials: identity,
    region,
    service,
    sha256: WebSha256,
    applyChecksum: signedHeaders.has(hashHeader),
    // S3 alone signs paths as they are.
    uriEscapePath: service !== "s3",
  });
  const options = { signingDate: date, signableHeaders: new Set(signedHeaders) };
  const plain = httpRequestOf(request, claim);
  if (!presigned) {
    const { headers } = await signer.sign(plain, options);
    return /Signature=([\da-f]{64})/.exec(headers["authorization"] ?? "")?.[1];
  }
  // A hash that stands in no query is taken for what it is, and not signed beside.
  const known = Object.hasOwn(plain.headers, hashHeader) ? [hashHeader] : [];
  try {
    const { query } = await signer.presign(plain, {
      ...options,
      expiresIn: expires,
      unhoistableHeaders: new Set([...signedHeaders, ...known]),
      unsignableHeaders: new Set(known.filter((name) => !signedHeaders.has(name))),
    });
    const signature = query?.["X-Amz-Signature"];
    return typeof signature === "string" ? signature : undefined;
  } catch {
    // It refuses what is valid for more than a week.
    return undefined;
  }
}

/** The request with what was signed of it, and without what signing adds. */
function httpRequestOf(request: WireRequest, { signedHeaders, presigned, service }: SignatureClaim): HttpRequest {
  const { method, target, body } = request;
  const query = queryOf(target);
  const headers: Record<string, string> = {};
  for (const name of signedHeaders) {
    const value = request.headers.get(name);
    if (typeof value === "string") headers[name] = value;
  }
  if (presigned) {
    // What stands there as the body's hash is signed as such.
    const hash = query["X-Amz-Content-Sha256"];
    if (typeof hash === "string") headers["X-Amz-Content-Sha256"] = hash;
    // S3 signs no body in advance, and only the SDK for JavaScript says so.
    else if (service === "s3") headers[hashHeader] ??= "UNSIGNED-PAYLOAD";
    const added = [
      "Signature",
      "Algorithm",
      "Credential",
      "Date",
      "Expires",
      "SignedHeaders",
      "Security-Token",
      "Content-Sha256",
    ];
    for (const name of added) delete query[`X-Amz-${name}`];
  }
  const path = target.split("?", 1)[0] ?? "/";
  const content = isBodyStream(body) ? undefined : body;
  return {
    protocol: "http:",
    hostname: request.headers.get("host") ?? "",
    method,
    path,
    query,
    headers,
    body: content,
  };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
