/** The command `mock`: its options; what it does is in mock-run. */
import { availableParallelism } from "node:os";
import type { Command } from "./command.js";
import type { MockRequest } from "./mock-request.js";
import type { Arguments, OptionTable } from "./options.js";
import { choiceOf, integerOf, modelsDescription, serviceOption, stringOf } from "./options.js";
import { stringsOf, validationChoices, viewOf } from "./options.js";
import { UsageError } from "./usage-error.js";

const authChoices: readonly ["ignore", "require", "verify"] = ["ignore", "require", "verify"];
const optionalChoices: readonly ["minimal", "typical", "full"] = ["minimal", "typical", "full"];

/** @throws UsageError for what is no folder of a URL */
function controlPathOf(args: Arguments): string {
  const path = stringOf(args, "control-path");
  if (!/^\/(?:[\w.~-]+\/)+$/.test(path))
    throw new UsageError("--control-path begins and ends with a slash, as /_wrought/ does");
  return path;
}

const scriptingOptions: OptionTable = {
  scenario: {
    type: "string",
    requiresArg: true,
    describe: "Stubs and faults from this YAML, JSON or TypeScript file, read again whenever it changes",
  },
  "unknown-members": {
    type: "string",
    choices: validationChoices,
    default: "off",
    requiresArg: true,
    describe: "What becomes of requests with members that the model does not know (JSON and CBOR)",
  },
  optional: {
    type: "string",
    choices: optionalChoices,
    default: "typical",
    requiresArg: true,
    describe: "How much of what is optional default responses have",
  },
  pages: {
    type: "string",
    default: "1",
    requiresArg: true,
    describe: "How many pages the default responses of paginated operations have",
  },
  auth: {
    type: "string",
    choices: authChoices,
    default: "ignore",
    requiresArg: true,
    describe: "Signatures: not looked at, required, or verified (access key and secret key are both mock)",
  },
  record: { type: "string", default: "1000", requiresArg: true, describe: "How many calls the control API remembers" },
  control: { type: "boolean", default: true, describe: "The control API; --no-control for none" },
  "control-path": {
    type: "string",
    default: "/_wrought/",
    requiresArg: true,
    describe: "Below which path the control API answers",
  },
  "control-token": {
    type: "string",
    requiresArg: true,
    describe: "What requests to the control API bring along; or WROUGHT_CONTROL_TOKEN. Made up when not on loopback",
  },
  "allowed-host": {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "A name by which the control API may be called beside localhost; may be repeated",
  },
};

/** How many processes serve: `auto` and 0 stand for as many as there are cores. @throws UsageError */
function workersOf(args: Arguments): number {
  const workers = stringOf(args, "workers") === "auto" ? 0 : integerOf(args, "workers", 0, 256);
  return workers === 0 ? availableParallelism() : workers;
}

export const mockCommand: Command = {
  usage: "mock [models..]",
  summary: "Serve a model: a mock server that real SDKs talk to",
  positionals: { models: modelsDescription },
  options: {
    port: {
      type: "string",
      alias: "p",
      default: "4566",
      requiresArg: true,
      describe: "The port; 0 for any that is free",
    },
    host: { type: "string", default: "127.0.0.1", requiresArg: true, describe: "The address to listen at" },
    seed: { type: "string", default: "7", requiresArg: true, describe: "Equal seeds give equal default responses" },
    ...serviceOption,
    validation: {
      type: "string",
      choices: validationChoices,
      default: "strict",
      requiresArg: true,
      describe: "What becomes of requests that break constraints: rejected, logged, or served unseen",
    },
    workers: {
      type: "string",
      default: "1",
      requiresArg: true,
      describe: "How many processes serve together; auto for as many as there are cores",
    },
    ...scriptingOptions,
    watch: {
      type: "boolean",
      alias: "w",
      default: false,
      describe: "Serve the model as it is after every change of it; what the mock remembers is forgotten then",
    },
  },
  examples: [
    ["$0 mock models/cognito-identity-provider.json", "Serve Cognito at http://127.0.0.1:4566"],
    ["$0 mock model.json --scenario outage.yaml", "With stubs and faults from a file, read again when it changes"],
    ["$0 mock models --service WeatherService --port 0 --json", "Any free port; the log as JSON lines"],
  ],
  run: async (args, context) => {
    const request = mockRequestOf(args);
    const { runMock } = await import("./mock-run.js");
    return runMock(request, viewOf(args), context);
  },
};

/** What the command line asks for. @throws UsageError */
export function mockRequestOf(args: Arguments): MockRequest {
  const request = {
    models: stringsOf(args, "models"),
    services: stringsOf(args, "service"),
    port: integerOf(args, "port", 0, 65_535),
    host: stringOf(args, "host"),
    seed: integerOf(args, "seed", 0, Number.MAX_SAFE_INTEGER),
    validation: choiceOf(args, "validation", validationChoices),
    scenario: stringsOf(args, "scenario").at(-1),
    optional: choiceOf(args, "optional", optionalChoices),
    unknownMembers: choiceOf(args, "unknown-members", validationChoices),
    pages: integerOf(args, "pages", 1, 1_000),
    auth: choiceOf(args, "auth", authChoices),
    record: integerOf(args, "record", 0, 1_000_000),
    control: args["control"] !== false,
    controlPath: controlPathOf(args),
    controlToken: stringsOf(args, "control-token").at(-1) ?? process.env["WROUGHT_CONTROL_TOKEN"],
    allowedHosts: stringsOf(args, "allowed-host"),
    watch: args["watch"] === true,
    workers: workersOf(args),
  };
  if (request.watch && request.models.includes("-")) throw new UsageError("--watch needs files to watch");
  return request;
}
