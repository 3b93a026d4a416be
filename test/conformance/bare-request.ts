/** A request that reaches an operation and says nothing else: for cases that are about the response only. */
import {
  type MemberSchema,
  type OperationSchema,
  type ServiceSchema,
  nameOf,
  targetOf,
} from "../../runtime/schema/schema.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";

/** The smallest request that a protocol takes for the operation; constraints must not be checked. */
export function bareRequest(protocol: string, service: ServiceSchema, operation: OperationSchema): WireRequest {
  const name = nameOf(service.id);
  switch (protocol) {
    case "aws.protocols#awsJson1_0":
    case "aws.protocols#awsJson1_1": {
      const version = protocol.endsWith("0") ? "1.0" : "1.1";
      const type = `application/x-amz-json-${version}`;
      return post("/", { "content-type": type, "x-amz-target": `${name}.${operation.name}` }, "{}");
    }
    case "aws.protocols#awsQuery":
    case "aws.protocols#ec2Query": {
      const body = `Action=${operation.name}&Version=${service.version}`;
      return post("/", { "content-type": "application/x-www-form-urlencoded" }, body);
    }
    case "smithy.protocols#rpcv2Cbor":
      return post(`/service/${name}/operation/${operation.name}`, { "smithy-protocol": "rpc-v2-cbor" }, "");
    case "smithy.protocols#rpcv2Json":
      return post(`/service/${name}/operation/${operation.name}`, { "smithy-protocol": "rpc-v2-json" }, "");
    default:
      return { method: operation.http?.method ?? "", target: targetFor(operation), headers: new Headers(), body: "" };
  }
}

function post(target: string, headers: Record<string, string>, body: string): WireRequest {
  return { method: "POST", target, headers: new Headers(headers), body };
}

function targetFor({ http, input }: OperationSchema): string {
  return (http?.uri ?? "/").replaceAll(/\{(\w+)\+?\}/g, (_, label: string) => {
    const member = Object.hasOwn(input.members, label) ? input.members[label] : undefined;
    return member === undefined ? "x" : labelText(member);
  });
}

function labelText(member: MemberSchema): string {
  const target = targetOf(member);
  switch (target.type) {
    case "boolean":
      return "true";
    case "timestamp": {
      const format = member.timestampFormat ?? target.timestampFormat ?? "date-time";
      if (format === "epoch-seconds") return "0";
      return encodeURIComponent(format === "http-date" ? "Thu, 01 Jan 1970 00:00:00 GMT" : "1970-01-01T00:00:00Z");
    }
    case "string":
    case "enum":
      return "x";
    default:
      return "1";
  }
}
