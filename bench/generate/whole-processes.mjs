/** Generators as a person starts them, each a process of its own that writes to a folder which was not there before. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inBench, models, root, scratch, wrought } from "../paths.mjs";
import { timeNode } from "../run.mjs";
import { openapiDocumentOf } from "./openapi-document.mjs";

const folder = join(scratch, "generate");
const document = join(folder, "openapi.json");
const openapiTypescript = inBench("node_modules/openapi-typescript/bin/cli.js");
const heyApi = inBench("node_modules/@hey-api/openapi-ts/bin/run.js");
const sources = models.map((file) => join(root, file));

/** The contestants by name; each call is one cold run and says what it took. */
export function wholeProcesses() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    document,
    JSON.stringify(openapiDocumentOf(JSON.parse(readFileSync(sources[0], "utf8"))), undefined, 2),
  );
  const typesOnly = join(folder, "types-only.config.json");
  const off = { companions: false, errors: false, operations: false, server: false, readme: false };
  writeFileSync(typesOnly, JSON.stringify({ models: sources, out: "wrought-types", outputs: off }));
  return {
    "wrought, types": cold("wrought-types", () => [wrought, "generate", "--config", typesOnly, "--quiet"]),
    "openapi-typescript": cold("openapi-typescript", (out) => [
      openapiTypescript,
      document,
      "--output",
      `${out}/index.ts`,
    ]),
    "@hey-api/openapi-ts, types": cold("hey-types", (out) => hey(out, "@hey-api/typescript")),
    "wrought, everything": cold("wrought", (out) => [wrought, "generate", ...sources, "--out", out, "--quiet"]),
    "@hey-api/openapi-ts, types, zod, SDK": cold("hey-all", (out) => {
      return hey(out, "@hey-api/typescript", "zod", "@hey-api/sdk", "@hey-api/client-fetch");
    }),
  };
}

/** A run of Wrought that finds nothing to do, after one that leaves it so. */
export function nothingChanged() {
  const out = join(folder, "unchanged");
  const args = [wrought, "generate", ...sources, "--out", out, "--quiet"];
  timeNode(args);
  return () => timeNode(args);
}

function cold(name, argsOf) {
  const out = join(folder, name);
  return () => {
    rmSync(out, { recursive: true, force: true });
    return timeNode(argsOf(out), { cwd: folder, env: { ...process.env, ...quiet } });
  };
}

/** Nobody reports anything to anybody, nor looks for newer versions. */
const quiet = { CI: "1", NO_UPDATE_NOTIFIER: "1", DO_NOT_TRACK: "1" };

function hey(out, ...plugins) {
  return [heyApi, "--input", document, "--output", out, "--plugins", ...plugins, "--silent", "--no-log-file"];
}
