/** 200,000 changed requests a protocol, over the services of the protocol tests and a few of AWS. */
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { corpusFiles, servicesIn } from "./corpus-services.js";
import { fuzzRequests } from "./fuzz.js";
import { pairs } from "./two-sides.js";

const count = 200_000;
/** Beside the protocol tests: services with much that is sensitive, and S3. */
const services: readonly string[] = [
  "cognito-identity-provider",
  "kms",
  "sqs",
  "s3",
  "lambda",
  "iam",
  "sns",
  "secrets-manager",
  "iot",
];

const files = corpusFiles().filter((file) => {
  return file.includes("protocol-tests") || services.some((name) => new RegExp(`^${name}-\\d`).test(basename(file)));
});
if (files.length === 0) console.log("skipped: no corpus; set WROUGHT_CORPUS");
const all = files.flatMap((file) => servicesIn(file));

describe.skipIf(files.length === 0)("changed requests", () => {
  test.each(pairs.map((pair) => [pair.name, pair] as const))("%s", async (_, pair) => {
    const spoken = all.filter(({ protocols }) => protocols.includes(pair.server.id));
    const { failures, outcomes } = await fuzzRequests(pair, spoken, 0, count);
    console.log(`${pair.name}: ${[...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(", ")}`);
    expect(failures).toEqual([]);
  });
});
