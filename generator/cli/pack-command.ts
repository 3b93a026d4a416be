/** The command `pack`: its options; what it does is in pack-run. */
import { nameFault, versionFault } from "../pack/package-name.js";
import type { Command } from "./command.js";
import { modelsDescription, serviceOption, stringOf, stringsOf, viewOf } from "./options.js";
import { UsageError } from "./usage-error.js";

export const packCommand: Command = {
  usage: "pack [models..]",
  summary: "Pack a mock to hand over: a folder and a tarball that need nothing but Node",
  positionals: { models: modelsDescription },
  options: {
    out: { type: "string", alias: "o", default: ".", requiresArg: true, describe: "Where to put them" },
    name: {
      type: "string",
      requiresArg: true,
      describe: "The name of the package, and of its command. Default: that of the service, and -mock",
    },
    "package-version": { type: "string", default: "1.0.0", requiresArg: true, describe: "The version of the package" },
    licence: {
      type: "string",
      default: "UNLICENSED",
      requiresArg: true,
      describe: "The licence of the package, such as Apache-2.0",
    },
    ...serviceOption,
    force: { type: "boolean", default: false, describe: "Replace a folder that was not packed before" },
  },
  examples: [
    ["$0 pack models/cognito-identity-provider.json --name cognito-mock", "cognito-mock-1.0.0.tgz and cognito-mock/"],
    ["npx ./cognito-mock-1.0.0.tgz --port 4566", "Run it, anywhere"],
  ],
  run: async (args, context) => {
    const name = args["name"] === undefined ? undefined : stringOf(args, "name");
    const version = stringOf(args, "package-version");
    const wrongName = name === undefined ? undefined : nameFault(name);
    if (wrongName !== undefined) throw new UsageError(`--name ${name} is no package name: ${wrongName}`);
    const wrongVersion = versionFault(version);
    if (wrongVersion !== undefined) throw new UsageError(`--package-version ${version}: ${wrongVersion}`);
    const request = {
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      out: stringOf(args, "out"),
      name,
      version,
      licence: stringOf(args, "licence"),
      force: args["force"] === true,
    };
    const { runPack } = await import("./pack-run.js");
    return runPack(request, viewOf(args), context);
  },
};
