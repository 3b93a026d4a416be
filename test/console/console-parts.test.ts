/** The rest of the console that needs no browser: documentation, events, calls, addresses, drafts. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Call } from "../../runtime/console/api-types.js";
import { everyCall, filtered, found, mostCalls, outcomeWords, withCalls } from "../../runtime/console/call-list.js";
import { type Block, documentationBlocks } from "../../runtime/console/documentation.js";
import { EventReader } from "../../runtime/console/event-stream.js";
import {
  type FaultDraft,
  type StubDraft,
  headerFields,
  noDelay,
  plainFault,
  plainStub,
} from "../../runtime/console/plain-stub.js";
import { type Route, fragmentOf, routeOf, tokenIn } from "../../runtime/console/route.js";

describe("documentation", () => {
  test("is paragraphs, lists in lists, quotes and code", () => {
    const text = [
      "See `a` at https://example.com/b.",
      "",
      "- one",
      "  - inner",
      "- two",
      "",
      "1. first",
      "2. second",
      "",
      "| Note: so.",
      "",
      "    let x;",
      "",
      "    x = 1;",
    ].join("\n");
    expect(documentationBlocks(text).map(shortly)).toEqual([
      "See [a] at <https://example.com/b>.",
      "list(one list(inner)|two)",
      "ordered(first|second)",
      "quote(Note: so.)",
      "code(let x;\n\nx = 1;)",
    ]);
  });

  test("has no addresses but those of the Web", () => {
    const [block] = documentationBlocks("javascript:alert(1) data:text/html,x file:///etc http://a.example");
    const links = block?.kind === "paragraph" ? block.spans.filter(({ kind }) => kind === "link") : [];
    expect(links.map(({ text }) => text)).toEqual(["http://a.example"]);
  });

  test("ends for any text, and keeps every letter of it", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("- ", "1. ", "    ", "| ", "\n", "a", "`", "https://b ", "  ") }),
        (text) => {
          const letters = (it: string): number => it.replaceAll(/[^ab]/g, "").length;
          expect(letters(documentationBlocks(text).map(shortly).join(" "))).toBe(letters(text));
        },
      ),
    ));
});

describe("events", () => {
  const stream = ': live\n\nevent: call\ndata: {"a":1}\n\nevent: call\r\ndata: x\r\ndata: y\r\n\r\ndata: alone\n\n';

  test.each([1, 2, 3, 7, 1000])("are the same in pieces of %i characters", (size) => {
    const reader = new EventReader();
    const pieces = stream.replaceAll("\r\n", "\n").match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    expect(pieces.flatMap((piece) => reader.push(piece))).toEqual([
      { name: "call", data: '{"a":1}' },
      { name: "call", data: "x\ny" },
      { name: "message", data: "alone" },
    ]);
  });

  test("may end their lines as they like", () => {
    expect(new EventReader().push(stream)).toHaveLength(3);
  });
});

describe("calls", () => {
  const call = (requestId: string, rest: Partial<Call> = {}): Call => ({
    requestId,
    operation: "SignUp",
    at: "2030-01-01T00:00:00.000Z",
    method: "POST",
    outcome: "default",
    status: 200,
    durationMs: 1,
    faults: [],
    headers: {},
    ...rest,
  });

  test("are kept newest first, each once, and not for ever", () => {
    const list = withCalls(withCalls([], [call("1"), call("2")]), [call("2"), call("3"), call("3")]);
    expect(list.map(({ requestId }) => requestId)).toEqual(["3", "2", "1"]);
    const many = Array.from({ length: 5_000 }, (_, index) => call(String(index)));
    expect(withCalls([], many)).toHaveLength(mostCalls);
    expect(withCalls([], many)[0]?.requestId).toBe("4999");
  });

  test("are found by operation and by how they ended", () => {
    const list = [call("1"), call("2", { operation: "DeleteUser", status: 400, error: "Nope" })];
    expect(filtered(list, everyCall)).toHaveLength(2);
    expect(filtered(list, { operation: "sign", outcome: "all" })).toHaveLength(1);
    expect(filtered(list, { operation: "", outcome: "failed" }).map(outcomeWords)).toEqual(["Nope"]);
    expect(filtered(list, { operation: "delete", outcome: "answered" })).toEqual([]);
  });

  test("operations are found by their beginning, their middle, their initials", () => {
    const names = ["ListUsers", "AdminListGroups", "SignUp", "AdminInitiateAuth"].map((name) => ({ name }));
    const search = (text: string): readonly string[] => found(names, text).map(({ name }) => name);
    expect(search("list")).toEqual(["ListUsers", "AdminListGroups"]);
    expect(search("aia")).toEqual(["AdminInitiateAuth"]);
    expect(search(" ")).toHaveLength(4);
    expect(search("(")).toEqual([]);
  });
});

describe("addresses", () => {
  test.each<[string, Route]>([
    ["", { view: "operations", tab: "docs" }],
    ["#/operations/SignUp/send", { view: "operations", operation: "SignUp", tab: "send" }],
    ["#/operations/a%2Fb/nonsense", { view: "operations", operation: "a/b", tab: "docs" }],
    ["#/calls", { view: "calls" }],
    ["#/faults/SignUp", { view: "faults", operation: "SignUp" }],
    ["#/%", { view: "operations", tab: "docs" }],
  ])("%s leads to %j", (fragment, route) => expect(routeOf(fragment)).toEqual(route));

  test("lead back to where they came from, whatever an operation is called", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom("docs", "send", "stub"), (operation, tab) => {
        const route: Route = { view: "operations", operation, tab };
        expect(routeOf(fragmentOf(route))).toEqual(route);
      }),
    ));

  test("give up their token", () => {
    expect(tokenIn("#token=a%2Bb")).toEqual({ token: "a+b", rest: "" });
    expect(tokenIn("#token=a&/calls")).toEqual({ token: "a", rest: "#/calls" });
    expect(tokenIn("#/calls")).toEqual({ token: undefined, rest: "#/calls" });
  });
});

describe("forms become plain stubs and faults", () => {
  const stub: StubDraft = {
    answer: "reply",
    match: {},
    reply: { a: 1 },
    error: "Taken",
    members: { message: "no", left: 2 },
    status: "503",
    headers: "a: b\n\nno colon\nc:d:e",
    body: "x",
    times: "",
    delay: noDelay,
  };
  test.each<[string, Partial<StubDraft>, object]>([
    ["an output", {}, { reply: { a: 1 } }],
    ["an error, its message by itself", { answer: "error" }, { error: "Taken", message: "no", members: { left: 2 } }],
    ["a raw response", { answer: "raw" }, { raw: { status: 503, headers: { a: "b", c: "d:e" }, body: "x" } }],
    ["nothing of its own", { answer: "passThrough" }, { passThrough: true }],
    ["a match, times", { match: { b: 1 }, times: "2" }, { match: { b: 1 }, reply: { a: 1 }, times: 2 }],
    ["a delay", { delay: { kind: "fixed", first: "5", second: "" } }, { reply: { a: 1 }, delay: 5 }],
    [
      "two ends",
      { delay: { kind: "between", first: "1", second: "2" } },
      { reply: { a: 1 }, delay: { min: 1, max: 2 } },
    ],
    [
      "a spread",
      { delay: { kind: "spread", first: "1", second: "2" } },
      { reply: { a: 1 }, delay: { median: 1, p99: 2 } },
    ],
  ])("%s", (_, part, want) => expect(plainStub("SignUp", { ...stub, ...part })).toEqual({ on: "SignUp", ...want }));

  const fault: FaultDraft = {
    on: "*",
    kind: "throttle",
    ms: { kind: "fixed", first: "500", second: "" },
    status: "503",
    bytesPerSecond: "10",
    bytes: "",
    rate: "",
    from: "",
    to: "",
    every: "",
    after: "",
    until: "",
  };
  test.each<[Partial<FaultDraft>, object]>([
    [{}, { kind: "throttle" }],
    [{ kind: "latency" }, { kind: "latency", ms: 500 }],
    [{ kind: "error" }, { kind: "error", status: 503 }],
    [{ kind: "slow" }, { kind: "slow", bytesPerSecond: 10 }],
    [{ kind: "truncate" }, { kind: "truncate" }],
    [
      { kind: "truncate", bytes: "0" },
      { kind: "truncate", bytes: 0 },
    ],
    [
      { rate: "50", from: "2", until: "9" },
      { kind: "throttle", rate: 0.5, calls: { from: 2 }, time: { until: 9 } },
    ],
  ])("a fault of %j", (part, want) => expect(plainFault({ ...fault, ...part })).toEqual({ on: "*", ...want }));

  test("header fields are no prototypes", () => {
    expect(Object.keys(headerFields("__proto__: a"))).toEqual(["__proto__"]);
  });
});

function shortly(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.spans
        .map(({ kind, text }) => (kind === "code" ? `[${text}]` : kind === "link" ? `<${text}>` : text))
        .join("");
    case "code":
      return `code(${block.text})`;
    case "quote":
      return `quote(${block.blocks.map(shortly).join(" ")})`;
    case "list":
      return `${block.isOrdered ? "ordered" : "list"}(${block.items.map((item) => item.map(shortly).join(" ")).join("|")})`;
  }
}
