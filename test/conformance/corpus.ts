/** Finds the protocol tests of the corpus and reads every case, whatever it is for. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Model, Node, NodeObject, Shape } from "../../generator/model/shapes.js";
import { type OperationSchema, type ServiceSchema, nameOf } from "../../runtime/schema/schema.js";
import { expandParameters } from "./parameters.js";

export type CaseKind = "request" | "response" | "malformed" | "events";

export interface ConformanceCase {
  /** `request/RestJsonHttpStringPayload`; the official id of the nth of parameterised cases ends in `_case0`. */
  readonly key: string;
  readonly id: string;
  readonly kind: CaseKind;
  /** The id of the protocol's trait. */
  readonly protocol: string;
  readonly service: ServiceSchema;
  readonly operation: OperationSchema;
  /** The error that a response is of, by its shape id. */
  readonly error?: string;
  readonly isForServers: boolean;
  readonly isForClients: boolean;
  /** The case as it stands in the model. */
  readonly test: NodeObject;
}

/** The folder of the protocol tests; `undefined` when there is no corpus. `root` is the project's. */
export function protocolTestFolder(root: string): string | undefined {
  const folder = join(process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus"), "protocol-tests");
  return existsSync(folder) ? folder : undefined;
}

/** Every case of a folder, in the order of files, shapes and cases. */
export function readCases(folder: string): readonly ConformanceCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((name) => casesOf(join(folder, name)));
}

function casesOf(path: string): readonly ConformanceCase[] {
  const text = readFileSync(path, "utf8");
  if (!text.includes('"smithy.test#')) return [];
  const { model, diagnostics } = loadModel([{ file: basename(path), text }]);
  if (model === undefined) throw new Error(`${basename(path)} does not load: ${JSON.stringify(diagnostics[0])}`);
  return servicesOf(model).flatMap((shape) => {
    const service = serviceSchemaOf(model, shape);
    return [...operationCases(model, service), ...errorCases(model, service)];
  });
}

const traits: readonly (readonly [CaseKind, string])[] = [
  ["request", "smithy.test#httpRequestTests"],
  ["response", "smithy.test#httpResponseTests"],
  ["malformed", "smithy.test#httpMalformedRequestTests"],
  ["events", "smithy.test#eventStreamTests"],
];

function operationCases(model: Model, service: ServiceSchema): readonly ConformanceCase[] {
  return Object.values(service.operations).flatMap((operation) => {
    const shape = model.shape(operation.id);
    if (shape === undefined) throw new Error(`BUG: no shape ${operation.id}`);
    return traits.flatMap(([kind, trait]) => casesAt(shape, trait, { kind, service, operation }));
  });
}

/** Errors are answered by the first operation that has them. */
function errorCases(model: Model, service: ServiceSchema): readonly ConformanceCase[] {
  const users = new Map<string, OperationSchema>();
  for (const operation of Object.values(service.operations)) {
    for (const { id } of operation.errors) if (!users.has(id)) users.set(id, operation);
  }
  return [...users].flatMap(([error, operation]) => {
    const shape = model.shape(error);
    if (shape === undefined) throw new Error(`BUG: no shape ${error}`);
    return casesAt(shape, "smithy.test#httpResponseTests", { kind: "response", service, operation, error });
  });
}

function casesAt(
  shape: Shape,
  trait: string,
  place: Pick<ConformanceCase, "kind" | "service" | "operation" | "error">,
): readonly ConformanceCase[] {
  const tests = shape.traits.get(trait);
  if (!Array.isArray(tests)) return [];
  const tags = shape.traits.get("smithy.api#tags");
  const isTagged = (tag: string): boolean => Array.isArray(tags) && tags.includes(tag);
  return tests.filter(isObject).flatMap((test) =>
    (place.kind === "malformed" ? expandParameters(test) : [test]).map((expanded) => {
      const id = textOf(expanded["id"]);
      const protocol = textOf(expanded["protocol"]);
      return {
        ...place,
        id,
        protocol,
        key: `${place.kind}/${id}`,
        // The suites say it of each case, and of whole operations by a tag: four cases have the tag alone.
        isForServers: expanded["appliesTo"] !== "client" && !isTagged("client-only"),
        isForClients: expanded["appliesTo"] !== "server" && !isTagged("server-only") && place.kind !== "malformed",
        test: expanded,
      };
    }),
  );
}

/** The short name of a protocol, as its trait has it. */
export function protocolName(protocol: string): string {
  return nameOf(protocol);
}

export function isObject(node: Node | undefined): node is NodeObject {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

export function textOf(node: Node | undefined): string {
  return typeof node === "string" ? node : "";
}

/** Names of headers, in lower case. */
export function namesIn(node: Node | undefined): readonly string[] {
  return Array.isArray(node) ? node.map((name) => String(name).toLowerCase()) : [];
}
