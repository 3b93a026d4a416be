/** The path of a request as logs may show it: without what stands in sensitive labels. */
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";
import { isSensitive } from "../sensitive/paths.js";
import { redacted } from "../sensitive/redact.js";

/** Every fixed segment of the service's paths, where it has a sensitive label; `undefined` where it has none. */
const segmentsOf = new WeakMap<ServiceSchema, ReadonlySet<string> | undefined>();

/**
 * The path without the query, which may carry a signature. Where a label of the operation is sensitive it is the model's own
 * path, labels by name: `/things/{thingName}`. Where no operation is known, but the service has such labels, only segments
 * that are fixed in some path of the model are shown.
 */
export function shownPath(target: string, service: ServiceSchema, operation: OperationSchema | undefined): string {
  const path = target.split("?", 1)[0] ?? "";
  if (operation !== undefined) {
    return hasSensitiveLabel(operation) ? ((operation.http?.uri ?? path).split("?", 1)[0] ?? "") : path;
  }
  const segments = fixedSegmentsOf(service);
  if (segments === undefined) return path;
  return path
    .split("/")
    .map((segment) => (segments.has(segment) ? segment : redacted))
    .join("/");
}

function fixedSegmentsOf(service: ServiceSchema): ReadonlySet<string> | undefined {
  if (!segmentsOf.has(service)) {
    const operations = Object.values(service.operations);
    const segments = operations.flatMap(({ http }) => (http?.uri ?? "").split("?", 1)[0]?.split("/") ?? []);
    segmentsOf.set(service, operations.some(hasSensitiveLabel) ? new Set(["", ...segments]) : undefined);
  }
  return segmentsOf.get(service);
}

function hasSensitiveLabel({ input }: OperationSchema): boolean {
  return Object.values(input.members).some((member) => member.http?.location === "label" && isSensitive(member));
}
