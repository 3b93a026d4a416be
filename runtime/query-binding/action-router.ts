/** Routing by `Action`, in constant time and by exact name: `toString` is no operation. */
import { wholeBodyOf } from "../protocol/body-stream.js";
import { operationFinder } from "../protocol/operation-by-name.js";
import type { Rejected, RequestHead, WireRequest } from "../protocol/protocol.js";
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";
import { parameterOf } from "./read-parameter.js";

/** Finds the operation of a request (spec: AWS query protocol). The path does not matter: clients may be told any. */
export type ActionRouter = (request: WireRequest) => OperationSchema | Rejected;

/** A router over the operations of a service. A request may leave out the version, but not name another. */
export function actionRouterOf(service: ServiceSchema): ActionRouter {
  const operationOf = operationFinder(service);
  return (request) => {
    const { method } = request;
    if (method !== "POST" && method !== "GET") return lost(`the method ${method} is not served`);
    if (!isForm(request) && wholeBodyOf(request).length > 0) {
      return { rejection: { kind: "contentType", detail: `the content type is not ${formType}` } };
    }
    const action = parameterOf(request, "Action") ?? "";
    if (action === "") return lost("no Action");
    const version = parameterOf(request, "Version") ?? service.version;
    const operation = version === service.version ? operationOf(action) : undefined;
    return operation ?? { rejection: { kind: "unknownOperation", detail: "unknown Action or Version" } };
  };
}

/** Whether a request looks like one of a query protocol. */
export function isQuery(request: RequestHead): boolean {
  return isForm(request) || /[?&]Action=/.test(request.target);
}

const formType = "application/x-www-form-urlencoded";

function isForm({ headers }: RequestHead): boolean {
  const given = headers.get("content-type") ?? "";
  if (given === formType) return true;
  const [type = ""] = given.split(";", 1);
  return type.trim().toLowerCase() === formType;
}

function lost(detail: string): Rejected {
  return { rejection: { kind: "lostRoute", detail } };
}
