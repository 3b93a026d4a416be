/** Routing by the path, in constant time and by exact name (spec: Smithy RPC v2, requests). */
import { type OperationSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import type { Rejected, RequestHead } from "../protocol.js";
import type { RpcFormat } from "./format.js";

export type Router = (request: RequestHead) => OperationSchema | Rejected;

/** A router over the operations of a service. Whatever stands before `/service/` is a prefix of the host's. */
export function routerOf(service: ServiceSchema, format: RpcFormat): Router {
  const name = nameOf(service.id);
  const operations = new Map(Object.entries(service.operations));
  return (request) => {
    if (!speaks(format, request)) return lost(`the header smithy-protocol is not ${format.name}`);
    const [path = ""] = request.target.split("?", 1);
    const [called, operationWord, serviceName, serviceWord] = path.split("/").toReversed();
    if (serviceWord !== "service" || operationWord !== "operation") return lost("not a path of RPC v2");
    if (request.method !== "POST" || serviceName !== name) return lost(`${request.method} on an unserved path`);
    const operation = operations.get(called ?? "");
    return operation ?? { rejection: { kind: "unknownOperation", detail: "no operation of that name" } };
  };
}

/** Whether the request says that it is of the protocol. */
export function speaks(format: RpcFormat, request: RequestHead): boolean {
  return request.headers.get("smithy-protocol") === format.name;
}

function lost(detail: string): Rejected {
  return { rejection: { kind: "lostRoute", detail } };
}
