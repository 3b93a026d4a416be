/** Stubs and faults as code to copy: TypeScript, an entry of a scenario file, curl to the control API. */
import type { Definitions, JsonSchema, PlainFault } from "../api-types.js";
import type { PlainStub } from "../plain-stub.js";
import { jsLiteral } from "./js-literal.js";
import { jsText, shellQuoted } from "./quote.js";
import { yamlEntry } from "./yaml-text.js";

export interface StubSchemas {
  readonly definitions: Definitions;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  /** Of the error that the stub answers with. */
  readonly error: JsonSchema | undefined;
}

/** `mock.on(…).reply(…)`. */
export function stubTypeScript(stub: PlainStub, { definitions, input, output, error }: StubSchemas): string {
  const literal = (value: unknown, schema?: JsonSchema): string => {
    return jsLiteral(value, { definitions, indent: "  ", ...(schema !== undefined && { schema }) });
  };
  const match = stub.match === undefined ? "" : `, ${literal(stub.match, input)}`;
  const answer = ((): string => {
    if (stub.reply !== undefined) return `reply(${literal(stub.reply, output)})`;
    if (stub.raw !== undefined) return `raw(${rawLiteral(stub.raw, literal)})`;
    if (stub.error === undefined) return "passThrough()";
    if (stub.members === undefined) {
      return `error(${jsText(stub.error)}${stub.message === undefined ? "" : `, ${jsText(stub.message)}`})`;
    }
    const members = { ...(stub.message !== undefined && { message: stub.message }), ...stub.members };
    return `error(${jsText(stub.error)}, ${literal(members, error)})`;
  })();
  const times = stub.times === undefined ? [] : [stub.times === 1 ? "once()" : `times(${stub.times})`];
  const delay = stub.delay === undefined ? [] : [`delay(${literal(stub.delay)})`];
  return `mock\n  .on(${jsText(stub.on)}${match})\n${[answer, ...times, ...delay].map((part) => `  .${part}`).join("\n")};\n`;
}

function rawLiteral(raw: NonNullable<PlainStub["raw"]>, literal: (value: unknown) => string): string {
  const { base64, ...rest } = raw;
  if (base64 === undefined) return literal(rest);
  return literal({ ...rest, body: "" }).replace(/body: ""/, () => `body: Buffer.from(${jsText(base64)}, "base64")`);
}

/** `mock.fault(…)`. */
export function faultTypeScript({ on, ...fault }: PlainFault): string {
  return `mock.fault(${jsText(on)}, ${jsLiteral(fault, { definitions: {} })});\n`;
}

/** A scenario file with one entry. */
export function scenarioYaml(list: "stubs" | "faults", entry: PlainStub | PlainFault): string {
  return `${list}:\n${yamlEntry(entry, "  ")}`;
}

/** A request to the control API. The token is a variable of the shell: it is nobody's to copy around. */
export function controlCurl(
  list: "stubs" | "faults",
  entry: PlainStub | PlainFault,
  base: string,
  hasToken: boolean,
): string {
  const token = hasToken ? [`-H "authorization: Bearer $WROUGHT_CONTROL_TOKEN"`] : [];
  const parts = [
    `curl -sS ${shellQuoted(base + list)}`,
    ...token,
    "-H 'content-type: application/json'",
    `--data-raw ${shellQuoted(JSON.stringify(entry))}`,
  ];
  return `${parts.join(" \\\n  ")}\n`;
}
