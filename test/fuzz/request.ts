/** Requests for an operation that find their way in every protocol, with inputs that are near enough to right ones. */
import type { WireRequest } from "../../runtime/mock/index.js";
import { nameOf, type OperationSchema, type ServiceSchema } from "../../runtime/schema/schema.js";

/** A request; the input is in the body where the protocol has JSON there. */
export function requestOf(
  protocol: string,
  service: ServiceSchema,
  operation: OperationSchema,
  input: unknown,
): WireRequest {
  const name = protocol.slice(protocol.indexOf("#") + 1);
  const { method = "POST", uri = "/" } = operation.http ?? {};
  switch (name) {
    case "awsJson1_0":
    case "awsJson1_1": {
      const target = `${nameOf(service.id)}.${operation.name}`;
      return post(
        "/",
        { "content-type": `application/x-amz-json-${name.slice(-3).replace("_", ".")}`, "x-amz-target": target },
        jsonOf(input),
      );
    }
    case "rpcv2Cbor":
    case "rpcv2Json": {
      const format = name.slice(5).toLowerCase();
      const headers = { "smithy-protocol": `rpc-v2-${format}`, "content-type": `application/${format}` };
      const body = format === "cbor" ? Uint8Array.of(0xa0) : jsonOf(input);
      return post(`/service/${nameOf(service.id)}/operation/${operation.name}`, headers, body);
    }
    case "awsQuery":
    case "ec2Query":
      return post(
        "/",
        { "content-type": "application/x-www-form-urlencoded" },
        `Action=${operation.name}&Version=${service.version}`,
      );
    default: {
      const [format, body] = name === "restXml" ? ["xml", ""] : ["json", jsonOf(input)];
      const target = uri.replaceAll(/\{[^{}]*\}/g, "a");
      return { ...post(target, { "content-type": `application/${format}` }, method === "GET" ? "" : body), method };
    }
  }
}

function post(target: string, headers: Readonly<Record<string, string>>, body: string | Uint8Array): WireRequest {
  return { method: "POST", target, headers: new Map(Object.entries(headers)), body };
}

function jsonOf(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)) ?? "{}";
}
