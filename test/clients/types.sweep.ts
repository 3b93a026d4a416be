/** Generated types against the published AWS clients: inputs fit the clients' inputs, outputs their outputs. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generate, loadModel, type Model } from "../../generator/index.js";
import { servicesOf } from "../../generator/model/services.js";
import type { StructureShape } from "../../generator/model/shapes.js";
import { hasTrait } from "../../generator/model/traits.js";
import { planService } from "../../generator/plan/plan-service.js";
import type { OperationPlan } from "../../generator/plan/service-plan.js";
import { flatType } from "../../generator/print/type-node.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const models = join(process.env["WROUGHT_CORPUS"] ?? resolve(root, "../shared/corpus"), "models");
const work = join(here, "node_modules/.generated");

/** What the JavaScript SDK changes by hand, member by member; the model says otherwise. */
const sdkOwn: Readonly<Record<string, readonly string[]>> = {
  // The SDK reads and writes the Expires header as a Date and keeps the text in ExpiresString.
  s3: ["Expires"],
  // Not by hand, but by date: the client has another enum of instance types there than the model.
  sagemaker: ["ModelVariants", "DesiredModelVariants"],
};

/** Members whose types the SDK widens (request payloads) or gives methods (response payloads): they are left out. */
function payloadsOf(model: Model, id: string): readonly string[] {
  const shape = model.shape(id) as StructureShape;
  return [...shape.members.values()].flatMap((member) => {
    const target = model.shape(member.target);
    const streams = target !== undefined && hasTrait(target, "smithy.api#streaming");
    return streams || (target?.type === "blob" && hasTrait(member, "smithy.api#httpPayload")) ? [member.name] : [];
  });
}

function comparison(model: Model, folder: string, operation: OperationPlan): string {
  const shape = model.shape(operation.id);
  if (shape?.type !== "operation") throw new Error(`no operation ${operation.id}`);
  const omit = (type: string, id: string, more: readonly string[] = []): string => {
    const names = [...payloadsOf(model, id), ...(sdkOwn[folder] ?? []), ...more];
    return names.length === 0 ? type : `Omit<${type}, ${names.map((name) => JSON.stringify(name)).join(" | ")}>`;
  };
  const ours = (plan: OperationPlan["input"]): string =>
    flatType(plan.node) === "Unit" ? "Record<never, never>" : `ours.${flatType(plan.node)}`;
  const { name, wireName } = operation;
  return [
    `export const in${name} = (value: ${omit(ours(operation.input), shape.input)}): ${omit(`aws.${wireName}CommandInput`, shape.input)} => value;`,
    `export const out${name} = (value: ${omit(ours(operation.output), shape.output)}): ${omit(`aws.${wireName}CommandOutput`, shape.output, ["$metadata"])} => value;`,
    "",
  ].join("\n");
}

function writeComparison(file: string): string | undefined {
  const { model } = loadModel([{ file, text: readFileSync(join(models, file), "utf8") }]);
  const [service] = model === undefined ? [] : servicesOf(model);
  if (model === undefined || service === undefined) throw new Error(`${file} does not load`);
  const { plan } = planService(model, service, { openEnums: "never" });
  if (!existsSync(join(here, "node_modules/@aws-sdk", `client-${plan.folder}`))) return undefined;
  mkdirSync(join(work, plan.folder), { recursive: true });
  for (const { path, text } of generate(model, { openEnums: "never" }).files) writeFileSync(join(work, path), text);
  const head = `import type * as ours from "./index.js";\nimport type * as aws from "@aws-sdk/client-${plan.folder}";\n`;
  const body = plan.operations.map((operation) => comparison(model, plan.folder, operation));
  writeFileSync(join(work, plan.folder, "comparison.ts"), head + body.join(""));
  return plan.folder;
}

function typeErrors(extra: string): readonly string[] {
  writeFileSync(join(work, "extra.ts"), extra);
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", work], { encoding: "utf8" });
    return [];
  } catch (error) {
    return (error as { stdout: string }).stdout.split("\n").filter((line) => line.includes("error TS"));
  }
}

const tsconfig = {
  extends: "../../../../tsconfig.json",
  compilerOptions: {
    types: [],
    lib: ["es2023", "dom", "dom.asynciterable"],
    noUnusedLocals: false,
    paths: {
      "wrought/runtime": ["../../../../dist/runtime/index.d.ts"],
      "wrought/mock": ["../../../../dist/runtime/mock/index.d.ts"],
    },
  },
  include: ["./**/*.ts"],
  exclude: [],
};

const present = existsSync(models);
if (!present) console.log("skipped: types against the published AWS clients, because there is no corpus");

describe.runIf(present)("types against the published AWS clients", () => {
  let folders: readonly string[] = [];

  beforeAll(() => {
    rmSync(work, { recursive: true, force: true });
    folders = readdirSync(models).flatMap((file) => writeComparison(file) ?? []);
    writeFileSync(join(work, "tsconfig.json"), JSON.stringify(tsconfig));
  });

  it("covers at least a dozen services", () => expect(folders.length).toBeGreaterThanOrEqual(12));

  it("finds each input and output assignable", () => expect(typeErrors("export {};\n")).toEqual([]));

  it("would find one that is not", () => {
    const wrong =
      'import type { GetItemInput } from "./dynamodb/index.js";\nexport const wrong: GetItemInput = { TableName: 1 };\n';
    expect(typeErrors(wrong).join("\n")).toMatch(/extra\.ts.*TS2322|extra\.ts.*TS2741/);
  });
});
