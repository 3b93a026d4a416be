/** The arrows of ARCHITECTURE.md: who may import whom. Every import of the project is held against them. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ImportEdge } from "./import-graph.js";
import { cyclesOf, importGraph, specifiersIn } from "./import-graph.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const edges = importGraph(root, ["generator", "runtime", "generated"]);

/** Rooms below generator/ and what each may import besides its own files and diagnostics; `emit/*` is any one output. */
const generatorRooms: Readonly<Record<string, readonly string[]>> = {
  cli: [
    "index",
    "options",
    "config",
    "diff",
    "hooks",
    "lint",
    "write",
    "model",
    "knowledge",
    "documentation",
    "live",
    "pull",
    "smithy-build",
    "watch",
    "verify-sdk",
    "pack",
  ],
  // The bundler plugin runs what `wrought generate` runs.
  plugin: ["cli", "options", "emit"],
  // A packed mock is generated code and the command `mock`, put together.
  pack: ["cli", "index", "plan", "model", "documentation"],
  index: ["options", "config", "diff", "hooks", "model", "knowledge", "transform", "plan", "outputs", "print", "live"],
  options: [],
  config: ["options", "hooks"],
  // Files and edits of the user's own, after ours: what they see is the plan.
  hooks: ["options", "plan", "write"],
  lint: ["plan", "knowledge", "model"],
  // Two models beside each other, and the declarations that their plans would make.
  diff: ["plan", "knowledge", "model", "options", "print"],
  diagnostics: [],
  documentation: [],
  // A language of its own, whose expressions stand in trait values.
  jmespath: [],
  model: ["jmespath"],
  knowledge: ["model", "jmespath"],
  transform: ["knowledge", "model", "options"],
  // A plan holds types and expressions as the printer takes them: data of TypeScript, no text yet.
  plan: ["knowledge", "model", "documentation", "options", "print"],
  // The list of outputs: the only place that names them, and the only line to go with one.
  outputs: ["emit", "emit/*", "plan", "options"],
  // What all outputs share beside the plan, such as the file they begin with.
  emit: ["plan", "knowledge", "print", "documentation", "options"],
  "emit/*": ["emit", "plan", "knowledge", "print", "documentation", "options"],
  // Documentation knows nothing of Smithy: it is HTML made into the blocks that a doc comment prints.
  print: ["documentation"],
  write: [],
  // Brings models from elsewhere: they are written as everything is, and load before they are.
  pull: ["model", "write"],
  // What `smithy-build.json` says; its transforms are steps from Model to Model, beside our own.
  "smithy-build": ["model", "transform"],
  watch: [],
  // A model held against the code of a client that others generated.
  "verify-sdk": ["model", "knowledge"],
  // It evaluates the expressions of the plan's schemas instead of printing them.
  live: ["plan", "knowledge", "model", "print"],
};

/** Rooms below runtime/ and what each may import besides its own files. */
const runtimeRooms: Readonly<Record<string, readonly string[]>> = {
  // Matches texts, and knows of nothing else.
  pattern: [],
  schema: [],
  sensitive: ["schema"],
  validate: ["schema", "sensitive"],
  structure: ["schema", "sensitive", "validate"],
  jmespath: ["codec"],
  operation: ["schema", "validate", "jmespath"],
  codec: ["schema"],
  protocol: ["schema", "codec", "validate"],
  "http-binding": ["schema", "sensitive", "validate", "codec", "protocol"],
  // What the client direction of all protocols has in common.
  "client-binding": ["schema", "sensitive", "validate", "codec", "protocol"],
  "query-binding": ["schema", "validate", "codec", "protocol", "client-binding"],
  "protocol/*": [
    "schema",
    "sensitive",
    "codec",
    "validate",
    "protocol",
    "http-binding",
    "query-binding",
    "client-binding",
  ],
  mock: ["schema", "pattern", "sensitive", "validate", "structure", "operation", "codec", "protocol", "protocol/*"],
  client: ["schema", "sensitive", "validate", "structure", "codec", "protocol", "protocol/*", "client-binding"],
  // The console of a server sends requests to it, as a client does.
  "adapter/*": ["schema", "codec", "protocol", "mock", "client"],
  // A page in a browser: it knows the control API by HTTP alone.
  console: [],
  // Generated code imports this: no server in it.
  index: [
    "jmespath",
    "pattern",
    "schema",
    "sensitive",
    "validate",
    "structure",
    "operation",
    "codec",
    "protocol",
    "protocol/*",
  ],
};

/** Packages by room; `*` is any. A room that is not here uses none. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "generator/cli": ["*"],
  "generator/config": ["node:fs", "node:path", "node:url", "jiti", "jsonc-parser"],
  "generator/hooks": ["ts-morph", "prettier"],
  "generator/pull": ["node:*", "undici"],
  "generator/smithy-build": ["jsonc-parser"],
  "generator/watch": ["chokidar", "node:fs", "node:fs/promises", "node:path", "node:timers/promises"],
  "generator/verify-sdk": ["node:fs", "node:module", "node:path", "ts-morph"],
  "generator/write": ["node:crypto", "node:fs", "node:path"],
  "generator/documentation": ["htmlparser2"],
  "generator/model": ["jsonc-parser"],
  "generator/knowledge": ["@eslint-community/regexpp", "recheck", "node:module"],
  "generator/pack": ["handlebars", "tar", "ts-morph", "node:fs", "node:path", "node:stream", "node:url"],
  "generator/plugin": ["unplugin", "ts-morph", "node:fs", "node:fs/promises", "node:path"],
  "generator/print": [
    "ts-morph",
    "prettier",
    "prettier/standalone",
    "prettier/plugins/babel",
    "prettier/plugins/estree",
  ],
  "generator/emit/*": ["handlebars"],
  "generator/emit": ["handlebars"],
  "runtime/codec": ["saxes", "@noble/hashes/legacy.js", "@noble/hashes/sha2.js"],
  "runtime/adapter/node": ["node:*"],
  "runtime/console": ["preact", "preact/hooks", "@preact/signals"],
  "runtime/adapter/sigv4": ["@smithy/signature-v4"],
  "runtime/adapter/msw": ["msw"],
  "runtime/adapter/vitest": ["vitest"],
};

/** The room of a file: `generator/emit/types`, `generator/plan`, `runtime/index`, `generated/<service>`. */
function roomOf(file: string): string {
  if (file === "generator/emit/emit-service.ts") return "generator/outputs";
  const [top = "", first = "", second = ""] = file.split("/");
  const isDivided = ["emit", "protocol", "adapter"].includes(first) && !second.endsWith(".ts") && top !== "generated";
  return isDivided ? `${top}/${first}/${second}` : `${top}/${first.replace(/\.ts$/, "")}`;
}

/** `emit/*` for `generator/emit/types`: rooms with the same rules. */
function kindOf(room: string): string {
  const [, first = "", second] = room.split("/");
  return second === undefined ? first : `${first}/*`;
}

/** Why an import is forbidden; undefined when it is allowed. */
function violation(edge: ImportEdge): string | undefined {
  const from = roomOf(edge.from);
  if (edge.isPackage) return packageViolation(edge, from);
  const to = roomOf(edge.to);
  if (from === to) return undefined;
  const [fromTop, toTop] = [from.split("/")[0], to.split("/")[0]];
  if (fromTop === "generated") return "generated code imports its siblings and the runtime only";
  if (fromTop === "runtime" && toTop !== "runtime") return "the runtime imports itself only";
  if (fromTop === "generator" && toTop === "runtime") return runtimeViolation(edge, from, to);
  if (fromTop !== toTop) return `${from} must not import ${to}`;
  const rules = fromTop === "generator" ? generatorRooms : runtimeRooms;
  const allowed = Object.hasOwn(rules, kindOf(from)) ? rules[kindOf(from)] : undefined;
  if (allowed === undefined) return `${from} is no room of ARCHITECTURE.md`;
  if (to === "generator/diagnostics" && from !== "generator/documentation" && from !== "generator/print")
    return undefined;
  return allowed.includes(kindOf(to)) ? undefined : `${from} must not import ${to}`;
}

const startedByCommand = ["runtime/mock", "runtime/protocol", "runtime/adapter/node", "runtime/adapter/sigv4"];

/**
 * The generator knows the runtime by name only; the command line starts it, and passes its requests and answers from one
 * process to another; live schemas have its types.
 */
function runtimeViolation({ typeOnly }: ImportEdge, from: string, to: string): string | undefined {
  if (from === "generator/cli" && startedByCommand.includes(to)) return undefined;
  if (from === "generator/live" && to === "runtime/pattern") return undefined;
  if ((from === "generator/live" || from === "generator/cli") && to === "runtime/schema" && typeOnly) return undefined;
  return `${from} must not import ${to}`;
}

function packageViolation(edge: ImportEdge, from: string): string | undefined {
  const { to, typeOnly } = edge;
  if (from.startsWith("generated/")) {
    // The handler interface is written for the mock; nothing else of a service is.
    const isServer = edge.from.endsWith("/server.ts") && to === "wrought/mock";
    if (isServer || /^wrought\/runtime(?:\/|$)/.test(to)) return undefined;
    return "generated code imports its siblings and the runtime only";
  }
  if (typeOnly && to === "@smithy/types") return undefined;
  const key = Object.hasOwn(packages, from) ? from : `${from.split("/")[0]}/${kindOf(from)}`;
  const allowed = Object.hasOwn(packages, key) ? (packages[key] ?? []) : [];
  const isAllowed = allowed.some(
    (name) => name === "*" || name === to || (name === "node:*" && to.startsWith("node:")),
  );
  return isAllowed ? undefined : `${from} must not import the package ${to}`;
}

function edge(from: string, to: string, typeOnly = false): ImportEdge {
  return { from, to, typeOnly, isPackage: !/\.tsx?$/.test(to) };
}

describe("the arrows", () => {
  it("are read from the whole project", () => {
    expect(edges.length).toBeGreaterThan(100);
    expect(new Set(edges.map(({ from }) => from.split("/")[0]))).toContain("runtime");
  });

  it("hold for every import", () => {
    const broken = edges.flatMap((edge) => {
      const why = violation(edge);
      return why === undefined ? [] : [`${edge.from} → ${edge.to}: ${why}`];
    });
    expect(broken).toEqual([]);
  });

  it("make no cycle", () => expect(cyclesOf(edges)).toEqual([]));

  it.each([
    edge("generator/emit/types/emitter.ts", "generator/emit/schemas/emitter.ts"),
    edge("generator/emit/output-file.ts", "generator/emit/types/emitter.ts"),
    edge("generator/print/file.ts", "generator/model/shapes.ts", true),
    edge("generator/model/load-model.ts", "generator/plan/names.ts"),
    edge("generator/documentation/block.ts", "generator/model/shapes.ts"),
    edge("generator/plan/names.ts", "generator/emit/types/emitter.ts"),
    edge("generator/transform/rebuild.ts", "generator/plan/names.ts"),
    edge("generator/knowledge/closure.ts", "generator/transform/rebuild.ts"),
    edge("generator/config/check-config.ts", "generator/model/shapes.ts", true),
    edge("generator/hooks/run-emitters.ts", "generator/emit/emit-service.ts"),
    edge("generator/config/config.ts", "ts-morph"),
    edge("generator/plan/names.ts", "node:fs"),
    edge("generator/write/disk-tree.ts", "generator/model/shapes.ts"),
    edge("generator/live/service-schema.ts", "runtime/schema/schema.ts"),
    edge("generator/emit/types/emitter.ts", "runtime/schema/schema.ts", true),
    edge("generator/newroom/file.ts", "generator/model/shapes.ts"),
    edge("runtime/schema/schema.ts", "generator/model/shapes.ts", true),
    edge("runtime/schema/schema.ts", "runtime/validate/issue.ts"),
    edge("runtime/protocol/aws-json/router.ts", "runtime/protocol/rest-json/router.ts"),
    edge("runtime/protocol/aws-json/router.ts", "runtime/mock/create-mock.ts"),
    edge("runtime/mock/create-mock.ts", "node:crypto"),
    edge("runtime/adapter/sdk/handler.ts", "node:http"),
    edge("runtime/adapter/sdk/handler.ts", "runtime/adapter/node/listen.ts"),
    edge("runtime/index.ts", "runtime/mock/index.ts"),
    edge("runtime/mock/control/send-endpoint.ts", "runtime/client/wire-call.ts"),
    edge("runtime/console/app.tsx", "runtime/mock/control/endpoint.ts", true),
    edge("runtime/mock/control/with-control.ts", "runtime/console/app.tsx"),
    edge("generated/a/types.ts", "generated/b/types.ts"),
    edge("generated/a/types.ts", "runtime/index.ts"),
    edge("generated/a/types.ts", "lodash"),
    edge("generated/a/types.ts", "wrought/mock"),
    edge("generated/a/types.ts", "wrought/runtimeother"),
  ])("forbid $from → $to", (one) => expect(violation(one)).toBeDefined());

  it.each([
    edge("generator/emit/types/emitter.ts", "generator/plan/service-plan.ts"),
    edge("generator/plan/names.ts", "generator/diagnostics/catalogue.ts"),
    edge("generator/live/service-schema.ts", "runtime/schema/schema.ts", true),
    edge("generator/cli/mock-run.ts", "runtime/adapter/node/index.ts"),
    edge("runtime/adapter/node/listen.ts", "node:http"),
    edge("generated/a/types.ts", "generated/a/enums.ts"),
    edge("generated/a/types.ts", "wrought/runtime"),
  ])("allow $from → $to", (one) => expect(violation(one)).toBeUndefined());
});

describe("the reading of imports", () => {
  it("finds every form, and nothing in comments and strings", () => {
    const source = `
      import type { A } from "./a.js";
      import { type B, type C } from "./b.js";
      import { type D, e } from "./d.js";
      import "./side-effect.js";
      export * from "./all.js";
      export type { F } from "./f.js";
      const lazy = () => import("./lazy.js");
      type G = import("./g.js").G;
      // import "./comment.js";
      const text = 'import "./string.js"';
      const pattern = /"/; export { h } from "./after-pattern.js";
    `;
    expect(specifiersIn(source).map(({ specifier, typeOnly }) => [specifier, typeOnly])).toEqual([
      ["./a.js", true],
      ["./b.js", true],
      ["./d.js", false],
      ["./side-effect.js", false],
      ["./all.js", false],
      ["./f.js", true],
      ["./lazy.js", false],
      ["./g.js", true],
      ["./after-pattern.js", false],
    ]);
  });

  it("finds a way round", () => {
    const ring = ["a", "b", "c"].map((from, index, all) => {
      return { from, to: all[(index + 1) % 3] ?? "a", isPackage: false, typeOnly: true };
    });
    expect(cyclesOf(ring)).toEqual([["a", "b", "c", "a"]]);
    expect(cyclesOf(ring.slice(1))).toEqual([]);
  });
});
