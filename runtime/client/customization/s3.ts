/** S3 names buckets by the host where it can. */
import { type OutgoingRequest, type RequestStep, prefixed } from "../outgoing-request.js";
import { percentEncode } from "../../codec/percent-encode.js";
import type { OperationSchema } from "../../schema/schema.js";

/** The step that moves the bucket from the path into the host, where the addressing and the bucket's name let it. */
export function bucketHosts(addressing: "virtual" | "path" | undefined): RequestStep {
  return (request, operation, input) => {
    const bucket = Object.hasOwn(input, "Bucket") ? input["Bucket"] : undefined;
    if (typeof bucket !== "string" || !isHostLabel(bucket) || !beginsWithBucket(operation)) return request;
    const isVirtual = addressing === undefined ? /^s3[.-]/.test(request.url.hostname) : addressing === "virtual";
    return isVirtual ? moved(request, bucket) : request;
  };
}

function moved(request: OutgoingRequest, bucket: string): OutgoingRequest {
  const base = request.url.pathname.replace(/\/$/, "");
  const start = `${base}/${percentEncode(bucket)}`;
  if (!request.target.startsWith(start)) return request;
  const rest = request.target.slice(start.length);
  const target = base + (rest.startsWith("/") ? rest : `/${rest}`);
  return { ...request, target, url: prefixed(request.url, `${bucket}.`) };
}

function beginsWithBucket({ http }: OperationSchema): boolean {
  return /^\/\{Bucket\}(?:[/?]|$)/.test(http?.uri ?? "");
}

/** Names with dots have no certificate of their own below S3's. */
function isHostLabel(bucket: string): boolean {
  return /^[a-z\d][a-z\d-]{1,61}[a-z\d]$/.test(bucket);
}
