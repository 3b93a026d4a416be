/** Every waiter of the corpus: its paths parse, and a response made for an acceptor leads to the acceptor's state. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Query } from "../../generator/jmespath/query.js";
import { waitersOf } from "../../generator/knowledge/waiters.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import { closureOf } from "../../generator/knowledge/closure.js";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { type Acceptor, waiter } from "../../runtime/operation/waiter.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus"), "models");
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
if (files.length === 0) console.log("skipped: no corpus; set WROUGHT_CORPUS");
const waitable = files.filter((file) => readFileSync(join(folder, file), "utf8").includes("smithy.waiters#waitable"));

/** A value in which a path of names and lists finds `leaf`; undefined for other paths. */
function valueFor(query: Query, leaf: unknown): unknown {
  if (typeof query === "string") return { [query]: leaf };
  if (Array.isArray(query)) return query.reduceRight((value: unknown, step: Query) => valueFor(step, value), leaf);
  if ("flatten" in query) return leaf;
  if ("each" in query) return [valueFor(query.each, leaf)];
  return "values" in query && Array.isArray(leaf) ? { first: leaf[0] as unknown } : undefined;
}

/** Answers that must lead to the acceptor's state; none where the path calls functions. */
function answerFor({ success, errorType, output }: Acceptor): (() => unknown) | undefined {
  if (errorType !== undefined || success === false) {
    return () => {
      throw Object.assign(new Error(), { name: errorType ?? "Any" });
    };
  }
  if (output === undefined) return success === true ? () => ({}) : undefined;
  const value = output.comparator === "booleanEquals" ? undefined : valueFor(output.query, output.expected);
  return value === undefined ? undefined : () => value;
}

const clock = { now: () => 0, random: () => 0, sleep: () => Promise.reject(new Error("retry")) };

async function stateOf(acceptors: readonly Acceptor[], answer: () => unknown): Promise<string> {
  const wait = waiter<object, unknown>({ name: "W", minDelay: 1, maxDelay: 1, acceptors });
  try {
    await wait(async () => answer(), {}, { maxWaitTime: 1, clock });
    return "success";
  } catch (error) {
    return (error as { state?: string }).state ?? (error as Error).message;
  }
}

describe.each(waitable)("%s", (file) => {
  const { model } = loadModel([{ file, text: readFileSync(join(folder, file), "utf8") }]);
  if (model === undefined) throw new Error(`${file} does not load`);
  const [service] = servicesOf(model);
  if (service === undefined) throw new Error(`${file} has no service`);
  const operations = closureOf(model, service).operations.filter((one) => one.traits.has("smithy.waiters#waitable"));

  it("has readable waiters", () => {
    expect(operations.flatMap((operation) => waitersOf(operation).problems)).toEqual([]);
    expect(operations.flatMap((operation) => waitersOf(operation).waiters).length).toBeGreaterThan(0);
  });

  it("reaches each state", async () => {
    for (const operation of operations) {
      for (const { name, acceptors } of waitersOf(operation).waiters) {
        for (const acceptor of acceptors) {
          const answer = answerFor(acceptor);
          if (answer !== undefined) expect([name, await stateOf([acceptor], answer)]).toEqual([name, acceptor.state]);
        }
      }
    }
  });

  it("waits on made-up responses", async () => {
    const schema = serviceSchemaOf(model, service);
    for (const operation of operations) {
      const name = operation.id.slice(operation.id.indexOf("#") + 1);
      const output = schema.operations[name]?.output;
      if (output === undefined) throw new Error(`no schema of ${name}`);
      const sample = sampleValue(output, 1);
      for (const { acceptors } of waitersOf(operation).waiters) {
        expect(["success", "failure", "retry"]).toContain(await stateOf(acceptors, () => sample));
      }
    }
  });
});

describe("paths with functions", () => {
  it.skipIf(files.length === 0)("hold on real-looking responses", async () => {
    const rows: readonly [file: string, operation: string, waiter: string, output: object, state: string][] = [
      [
        "ecs-2014-11-13.json",
        "DescribeServices",
        "ServicesStable",
        { services: [{ deployments: [{}], runningCount: 2, desiredCount: 2 }] },
        "success",
      ],
      [
        "ecs-2014-11-13.json",
        "DescribeServices",
        "ServicesStable",
        { services: [{ deployments: [{}], runningCount: 1, desiredCount: 2 }] },
        "retry",
      ],
      ["ecs-2014-11-13.json", "DescribeServices", "ServicesStable", { services: [{ status: "DRAINING" }] }, "failure"],
      ["cloudwatch-2010-08-01.json", "DescribeAlarms", "AlarmExists", { MetricAlarms: [{}] }, "success"],
      ["cloudwatch-2010-08-01.json", "DescribeAlarms", "AlarmExists", { MetricAlarms: [] }, "retry"],
      ["rds-2014-10-31.json", "DescribeDBInstances", "DBInstanceDeleted", { DBInstances: [] }, "success"],
      [
        "ses-2010-12-01.json",
        "GetIdentityVerificationAttributes",
        "IdentityExists",
        { VerificationAttributes: { "a@b": { VerificationStatus: "Success" } } },
        "success",
      ],
    ];
    for (const [file, operationName, name, output, want] of rows) {
      const { model } = loadModel([{ file, text: readFileSync(join(folder, file), "utf8") }]);
      const operation = [...(model?.shapes.values() ?? [])].find(({ id }) => id.endsWith(`#${operationName}`));
      if (operation?.type !== "operation") throw new Error(`no operation ${operationName}`);
      const found = waitersOf(operation).waiters.find((one) => one.name === name);
      expect([name, await stateOf(found?.acceptors ?? [], () => output)]).toEqual([name, want]);
    }
  });
});
