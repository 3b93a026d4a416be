/** Routing by the path, in constant time and by exact name (spec: Smithy RPC v2, requests). */
import { type OperationSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import { operationFinder } from "../operation-by-name.js";
import type { Rejected, RequestHead } from "../protocol.js";
import type { RpcFormat } from "./format.js";

export type Router = (request: RequestHead) => OperationSchema | Rejected;

/** A router over the operations of a service. Whatever stands before `/service/` is a prefix of the host's. */
export function routerOf(service: ServiceSchema, format: RpcFormat): Router {
  const name = nameOf(service.id);
  // Spec: an absolute shape id in the path, its `#` as `.`, is the same service in CBOR, and none in JSON.
  const longName = format.takesShapeIds ? service.id.replace("#", ".") : name;
  const operationOf = operationFinder(service);
  return (request) => {
    if (!speaks(format, request)) return lost(`the header smithy-protocol is not ${format.name}`);
    if (namesTarget(request)) return { rejection: { kind: "malformed", detail: "RPC v2 has no X-Amz-Target" } };
    const [path = ""] = request.target.split("?", 1);
    const [called, operationWord, serviceName, serviceWord] = path.split("/").toReversed();
    if (serviceWord !== "service" || operationWord !== "operation") return lost("not a path of RPC v2");
    const isServed = serviceName === name || serviceName === longName;
    if (request.method !== "POST" || !isServed) return lost(`${request.method} on an unserved path`);
    const operation = operationOf(called ?? "");
    return operation ?? { rejection: { kind: "unknownOperation", detail: "no operation of that name" } };
  };
}

/** Whether the request says that it is of the protocol. */
export function speaks(format: RpcFormat, request: RequestHead): boolean {
  return request.headers.get("smithy-protocol") === format.name;
}

/** Spec: requests that could be taken for those of another protocol are malformed, and must be rejected. */
function namesTarget({ headers }: RequestHead): boolean {
  return Boolean(headers.get("x-amz-target")) || Boolean(headers.get("x-amzn-target"));
}

function lost(detail: string): Rejected {
  return { rejection: { kind: "lostRoute", detail } };
}
