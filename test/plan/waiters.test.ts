/** Waiters in the plan: names, pace, parsed paths, and those that cannot be made. */
import { expect, it } from "vitest";
import { generate, loadModel } from "../../generator/index.js";
import { type Json, operationIn, planned, ref, textOf } from "./planned.js";

const waitable = (waiters: Json): Json => ({ traits: { "smithy.waiters#waitable": waiters } });
const output = (path: string): Json => ({ output: { path, expected: "UP", comparator: "stringEquals" } });

it("a waiter is a function with its data", () => {
  const made = planned(
    {},
    {},
    waitable({
      ThingReady: {
        documentation: "<p>Ready.</p>",
        deprecated: true,
        minDelay: 5,
        acceptors: [
          { state: "success", matcher: output("a[].b") },
          { state: "failure", matcher: { errorType: "ns#Gone" } },
          { state: "retry", matcher: { success: false } },
          { state: "failure", matcher: output("c"), message: "d" },
        ],
      },
    }),
  );
  const [waiter] = operationIn(made).waiters;
  expect(waiter?.name).toBe("waitUntilThingReady");
  expect(waiter?.doc.facts).toEqual(["Calls {@link Op} every 5 to 120 seconds until `ThingReady` is reached."]);
  expect(waiter?.doc.tags.map(({ tag }) => tag)).toEqual(["deprecated"]);
  const text = waiter === undefined ? "" : textOf(waiter.value);
  expect(text).toContain('name: "ThingReady", minDelay: 5, maxDelay: 120,');
  expect(text).toContain('query: ["a", { flatten: true }, { each: "b" }]');
  expect(text).toContain('{ state: "failure", errorType: "Gone" }, { state: "retry", success: false }');
  expect(text).toContain('message: { path: "d", query: "d" }');
  expect(made.diagnostics).toEqual([]);
});

it("a waiter with one delay waits as long each time", () => {
  const acceptors = [{ state: "success", matcher: { success: true } }];
  const [waiter] = operationIn(planned({}, {}, waitable({ Slow: { minDelay: 120, acceptors } }))).waiters;
  expect(waiter?.doc.facts).toEqual(["Calls {@link Op} every 120 seconds until `Slow` is reached."]);
});

it("names that are taken get another", () => {
  const made = planned(
    {
      "ns#In": { type: "structure", members: { m: ref("ns#waitUntilReady") } },
      "ns#waitUntilReady": { type: "structure", members: {} },
    },
    {},
    waitable({ Ready: { acceptors: [{ state: "success", matcher: { success: true } }] } }),
  );
  expect(operationIn(made).waiters.map(({ name }) => name)).toEqual(["waitUntilReady"]);
  expect(made.plan.structures.map(({ name }) => name)).toContain("WaitUntilReady");
});

it("the text of a path reaches code as a literal only", () => {
  const path = "'*/ `; alert(1) //${x}\\'";
  const shapes = {
    "ns#Svc": { type: "service", version: "1", operations: [ref("ns#Op")] },
    "ns#Op": {
      type: "operation",
      ...waitable({
        Ready: { documentation: "*/ alert(1)", acceptors: [{ state: "success", matcher: output(`${path}'`) }] },
      }),
    },
  };
  const { model } = loadModel([{ file: "m.json", text: JSON.stringify({ smithy: "2.0", shapes }) }]);
  const text =
    model === undefined ? "" : generate(model).files.find((file) => file.path.endsWith("operations.ts"))?.text;
  expect(text).toContain(`path: "'*/ \`; alert(1) //\${x}\\\\''"`);
  expect(text).toContain('literal: "*/ `; alert(1) //${x}\'"');
  expect(text).toContain("/** *\\/ alert(1)".slice(4));
});
