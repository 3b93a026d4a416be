/** A request as code to copy: for the SDK for JavaScript, the AWS CLI, the client of this library, and curl. */
import type { Definitions, Health, JsonSchema, WireRequest } from "../api-types.js";
import { isObject } from "../schema/edit.js";
import { fieldOf } from "../schema/field.js";
import { jsLiteral } from "./js-literal.js";
import { jsText, shellQuoted } from "./quote.js";
import { cliName, serviceNamesOf } from "./service-names.js";

export interface RequestParts {
  readonly health: Health;
  readonly operation: string;
  readonly schema: JsonSchema;
  readonly definitions: Definitions;
  readonly input: unknown;
  /** Where the mock is, such as `http://127.0.0.1:4566`. */
  readonly origin: string;
}

/** The command of the SDK for JavaScript, version 3; the client of this library for services that are not of AWS. */
export function sdkCode({ health, operation, schema, definitions, input, origin }: RequestParts): string {
  const names = serviceNamesOf(health);
  if (names === undefined) {
    return `import { createClient } from "wrought/client";

const client = createClient({ service, endpoint: ${jsText(origin)} });
const output = await client.send(${jsText(operation)}, ${jsLiteral(input, { schema, definitions })});
`;
  }
  const { client, module } = names;
  return `import { ${client}, ${operation}Command } from ${jsText(module)};

const client = new ${client}({
  endpoint: ${jsText(origin)},
  region: "us-east-1",
  credentials: { accessKeyId: "mock", secretAccessKey: "mock" },
});
const output = await client.send(new ${operation}Command(${jsLiteral(input, { schema, definitions })}));
`;
}

/** Undefined for services that the AWS CLI does not have. A body that streams is read from a file. */
export function cliCode({ health, operation, schema, definitions, input, origin }: RequestParts): string | undefined {
  const names = serviceNamesOf(health);
  if (names === undefined) return undefined;
  const field = fieldOf(schema, definitions);
  const members = field.kind === "structure" ? field.members : [];
  const streams = members.filter((member) => fieldOf(member.schema, definitions).streaming).map(({ name }) => name);
  const entries = isObject(input) ? Object.entries(input).filter(([name]) => !streams.includes(name)) : [];
  const given =
    entries.length === 0 ? [] : [`--cli-input-json ${shellQuoted(JSON.stringify(Object.fromEntries(entries)))}`];
  const files = streams.map((name) => `--${cliName(name)} ${shellQuoted(`./${name}`)}`);
  const start = `aws ${names.command} ${cliName(operation)} --endpoint-url ${shellQuoted(origin)} --region us-east-1`;
  return `${[start, ...given, ...files].join(" \\\n  ")}\n`;
}

/** Header fields that curl makes itself. */
const ofTheMessage: ReadonlySet<string> = new Set(["host", "content-length"]);

/** The request as it goes over the wire. */
export function curlCode({ method, target, headers, text, base64 }: WireRequest, origin: string): string {
  const sent = headers.filter(([name]) => !ofTheMessage.has(name));
  const isBinary = base64 !== undefined && base64 !== "";
  const hasBody = isBinary || (text !== undefined && text !== "");
  // curl would say that a body is a form.
  const typed =
    sent.some(([name]) => name === "content-type") || !hasBody ? sent : [...sent, ["content-type", ""] as const];
  const parts = [
    ...(method === (hasBody ? "POST" : "GET") ? [] : [method === "HEAD" ? "--head" : `-X ${shellQuoted(method)}`]),
    ...typed.map(([name, value]) => `-H ${shellQuoted(value === "" ? `${name}:` : `${name}: ${value}`)}`),
    ...(isBinary ? ["--data-binary @-"] : hasBody ? [`--data-raw ${shellQuoted(text ?? "")}`] : []),
  ];
  const piped = isBinary ? `printf %s ${shellQuoted(base64)} | base64 -d | ` : "";
  return `${[`${piped}curl -sS --globoff --path-as-is ${shellQuoted(origin + target)}`, ...parts].join(" \\\n  ")}\n`;
}
