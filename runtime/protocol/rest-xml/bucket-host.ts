/** S3's virtual hosts: a bucket named by the host is put where the model has it, at the start of the path. */
import type { ServiceSchema } from "../../schema/schema.js";
import type { RequestHead } from "../protocol.js";

/** The request target as the model's paths have it. */
export type TargetOf = (request: RequestHead) => string;

/** For S3, targets with the bucket in the path whichever way it was addressed; for every other service, targets as they are. */
export function targetOfRequest({ sdkId }: ServiceSchema): TargetOf {
  if (sdkId !== "S3") return ({ target }) => target;
  return ({ method, target, headers }) => {
    // What stands before the endpoint is a route there, and no object can be posted to.
    if (method === "POST" && /^\/WriteGetObjectResponse(?:\?|$)/.test(target)) return target;
    const bucket = bucketOf(headers.get("host") ?? "");
    return bucket === undefined
      ? target
      : `/${encodeURIComponent(bucket)}${target.startsWith("/") ? "" : "/"}${target}`;
  };
}

/** `bucket.s3.region.amazonaws.com` and its kin (dual-stack, accelerate, express), and `bucket.localhost` for mocks. */
function bucketOf(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  // Its hosts begin with a route, not a bucket.
  if (name.includes(".s3-object-lambda.")) return undefined;
  const end = Math.max(name.lastIndexOf(".s3."), name.lastIndexOf(".s3-"), name.lastIndexOf(".s3express-"));
  if (end > 0) return name.slice(0, end);
  return name.endsWith(".localhost") && name !== "s3.localhost" ? name.slice(0, -".localhost".length) : undefined;
}
