/** Routing by `X-Amz-Target`, in constant time and by exact name: `toString` is no operation. */
import { type OperationSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import { operationFinder } from "../operation-by-name.js";
import type { Rejected, RequestHead } from "../protocol.js";
import { saysEventStream } from "../rpc-events.js";
import { streamMemberOf } from "../streaming.js";
import type { AwsJsonVersion } from "./version.js";

/** Finds the operation of a request (spec: awsJson protocols, required headers). */
export type Router = (request: RequestHead) => OperationSchema | Rejected;

/** A router over the operations of a service. */
export function routerOf(service: ServiceSchema, version: AwsJsonVersion): Router {
  const prefix = `${nameOf(service.id)}.`;
  const operationOf = operationFinder(service);
  return (request) => {
    if (request.method !== "POST" || !isRoot(request.target)) return lost(`${request.method} on an unserved path`);
    const target = request.headers.get("x-amz-target") ?? "";
    if (target === "") return lost("no X-Amz-Target");
    const name = nameIn(target, prefix);
    const operation = name === undefined ? undefined : operationOf(name);
    if (operation === undefined) return { rejection: { kind: "unknownOperation", detail: "unknown X-Amz-Target" } };
    if (speaks(version, request)) return operation;
    if (saysEventStream(request) && streamMemberOf(operation.input) !== undefined) return operation;
    return { rejection: { kind: "contentType", detail: `the content type is not ${version.contentType}` } };
  };
}

/**
 * The operation that a target names. Clients of some old services write a package in front of the service, such as boto3's
 * `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListTags`, and the services take both.
 */
function nameIn(target: string, prefix: string): string | undefined {
  if (target.startsWith(prefix)) return target.slice(prefix.length);
  const at = target.lastIndexOf(`.${prefix}`);
  return at < 0 ? undefined : target.slice(at + 1 + prefix.length);
}

/** Whether the content type is that of the version; parameters such as `charset` do not matter. */
export function speaks(version: AwsJsonVersion, request: RequestHead): boolean {
  const found = request.headers.get("content-type") ?? "";
  if (found === version.contentType) return true;
  const [type = ""] = found.split(";", 1);
  return type.trim().toLowerCase() === version.contentType;
}

function isRoot(target: string): boolean {
  return target === "/" || target === "" || target.startsWith("/?") || target.startsWith("?");
}

function lost(detail: string): Rejected {
  return { rejection: { kind: "lostRoute", detail } };
}
