/** boto3, unmodified, against the mock of every service of the corpus: errors arrive as its own classes, paginators end. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { loadModel, serviceSchemasOf } from "../../generator/index.js";
import { startMock } from "../../runtime/adapter/node/index.js";
import { createMock } from "../../runtime/mock/index.js";

const corpus = join(
  process.env["WROUGHT_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url)),
  "models",
);
/** What boto3 calls a service where that is not the name of the model's file; `undefined` where boto3 has none. */
const names: Readonly<Record<string, string | undefined>> = {
  "api-gateway": "apigateway",
  "cloudwatch-logs": "logs",
  "cognito-identity-provider": "cognito-idp",
  eventbridge: "events",
  "lex-runtime-v2": "lexv2-runtime",
  "route-53": "route53",
  "s3-control": "s3control",
  "secrets-manager": "secretsmanager",
  sfn: "stepfunctions",
  "transcribe-streaming": undefined,
};

interface Outcome {
  readonly errors: number;
  readonly paginators: number;
  readonly threePages: number;
  readonly refused: number;
  readonly problems: readonly string[];
}

function isHere(): boolean {
  try {
    execFileSync("python3", ["-c", "import boto3"], { stdio: "ignore" });
    return existsSync(corpus);
  } catch {
    return false;
  }
}

const files = isHere() ? readdirSync(corpus).filter((file) => file.endsWith(".json")) : [];
const services = files.flatMap((file) => {
  const name = file.replace(/-\d{4}-\d\d-\d\d\.json$/, "");
  const known = Object.hasOwn(names, name) ? names[name] : name;
  return known === undefined ? [] : [[known, file] as const];
});
if (services.length === 0) console.log("skipped: boto3 or the corpus is not here");

const total = { errors: 0, paginators: 0, threePages: 0, refused: 0 };
it.runIf(services.length > 0).each(services)("%s", async (name, file) => {
  const { model } = loadModel([{ file, text: readFileSync(join(corpus, file), "utf8") }]);
  const [service] = model === undefined ? [] : serviceSchemasOf(model);
  if (service === undefined) throw new Error(`BUG: ${file} has no service`);
  const mock = createMock({ service, validation: "off", pages: 3, record: 0 });
  await using server = await startMock(mock, { control: true });
  const script = join(import.meta.dirname, "boto3_services.py");
  const { stdout } = await promisify(execFile)("python3", [script, `http://localhost:${server.port}`, name]);
  const { problems, ...counts } = JSON.parse(stdout) as Outcome;
  expect(problems).toEqual([]);
  for (const key of ["errors", "paginators", "threePages", "refused"] as const) total[key] += counts[key];
});

it.runIf(services.length > 0)("hardly an error is refused, and most paginators have their three pages", () => {
  console.log(JSON.stringify(total));
  expect(total.errors).toBeGreaterThan(10_000);
  expect(total.refused).toBeLessThan(total.errors / 100);
  expect(total.threePages).toBeGreaterThan(total.paginators * 0.9);
});
