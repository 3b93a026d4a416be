/** What is said of a configuration that is wrong: every key and value at once, with paths and the nearest right key. */
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { checkConfig } from "../../generator/config/check-config.js";
import type { Config, Job } from "../../generator/config/config.js";
import { defineConfig } from "../../generator/config/config.js";
import { jobRule } from "../../generator/config/config-rules.js";
import type { Filter, Hooks, Outputs } from "../../generator/index.js";

const said = (value: unknown): readonly string[] => {
  const { diagnostics } = checkConfig(value, () => ({ file: "c", line: 1, column: 1 }));
  return diagnostics.map(({ code, message, hint }) => `${code} ${message} ${hint}`);
};

const models = ["a"];
const keysOf = (value: object): readonly string[] => Object.keys(value).toSorted();

describe("a right configuration", () => {
  const full: Required<Job> = {
    models,
    out: "o",
    services: ["S"],
    openEnums: "never",
    runtimeModule: "r",
    outputs: { companions: true, errors: true, operations: true, server: false, index: true, readme: false },
    filter: { operations: ["a"], tags: [], include: [], exclude: ["internal"], shapes: ["b"], typesOnly: true },
    hooks: {
      renameSymbol: (name) => name,
      transformDocumentation: (html) => html,
      emitters: [() => []],
      transformSourceFile: () => undefined,
    },
    prettier: true,
  };

  it.each<[string, Config, number]>([
    ["one job", { models }, 1],
    ["every key", full, 1],
    ["several jobs", { jobs: [full, { models }] }, 2],
    ["no jobs", { jobs: [] }, 0],
  ])("%s", (_, config, jobs) => {
    expect(said(config)).toEqual([]);
    expect(checkConfig(config, () => ({ file: "c", line: 1, column: 1 })).jobs).toHaveLength(jobs);
  });

  it("may have keys that are undefined", () => expect(said({ models, out: undefined, filter: undefined })).toEqual([]));

  it("is what defineConfig is given", () => expect(defineConfig(full)).toBe(full));

  it("has the keys of the types, no more and no less", () => {
    const nested = (key: string): readonly string[] => {
      const rule = jobRule.keys[key];
      return rule?.kind === "object" ? keysOf(rule.keys) : [];
    };
    expect(keysOf(jobRule.keys)).toEqual(keysOf(full));
    for (const key of ["outputs", "filter", "hooks"] as const) expect(nested(key)).toEqual(keysOf(full[key]));
    // `full` would not compile without a key of Job; these would not without a key of the others.
    expectTypeOf<Required<Filter>>().toEqualTypeOf<Required<NonNullable<Job["filter"]>>>();
    expectTypeOf<Required<Outputs>>().toEqualTypeOf<Required<NonNullable<Job["outputs"]>>>();
    expectTypeOf<Required<Hooks>>().toEqualTypeOf<Required<NonNullable<Job["hooks"]>>>();
  });
});

describe("a wrong configuration", () => {
  it.each<[unknown, readonly RegExp[]]>([
    [{ models, opneEnums: "never" }, [/^config-key-unknown opneEnums is no key of a job\. Did you mean openEnums\?$/]],
    [{ models, zebra: 1 }, [/^config-key-unknown zebra is no key of a job\. The keys of a job are models, out,/]],
    [{ models, filter: { operation: ["a"] } }, [/filter\.operation is no key of filter\. Did you mean operations\?/]],
    [{ jobs: [{ models }, { models, Out: "a" }] }, [/jobs\[1\]\.Out is no key of a job\. Did you mean out\?/]],
    [{ job: [{ models }] }, [/^config-key-unknown job is no key of a configuration with jobs\. Did you mean jobs\?/]],
    [{ jobs: [], models }, [/models is no key of a configuration with jobs\./]],
    [{}, [/^config-value-invalid The configuration has no models\. Add models to a job\.$/]],
    [{ jobs: [{}] }, [/jobs\[0\] has no models/]],
    [{ models: "a" }, [/models is "a", and has to be an array of strings/]],
    [{ models: ["a", 1] }, [/models\[1\] is 1, and has to be a string/]],
    [{ models: [""] }, [/models\[0\] is "", and has to be a string that is not empty/]],
    [
      { models, openEnums: "sometimes" },
      [/openEnums is "sometimes", and has to be one of "output", "always", "never"/],
    ],
    [{ models, prettier: "yes" }, [/prettier is "yes", and has to be a boolean/]],
    [{ models, hooks: { emitters: ["a"] } }, [/hooks\.emitters\[0\] is "a", and has to be a function/]],
    [{ models, hooks: { renameSymbol: {} } }, [/hooks\.renameSymbol is an object, and has to be a function/]],
    [{ models, outputs: [] }, [/outputs is an array, and has to be an object/]],
    [{ jobs: {} }, [/jobs is an object, and has to be an array of jobs/]],
    [{ models: 1, oout: 2, out: null }, [/models is 1/, /oout is no key/, /out is null/]],
    [JSON.parse('{"models":["a"],"__proto__":{"out":"x"}}'), [/__proto__ is no key of a job/]],
    [{ models, constructor: 1, toString: 2 }, [/constructor is no key/, /toString is no key/]],
    [null, [/^config-value-invalid The configuration is null, and has to be an object/]],
    [[], [/The configuration is an array/]],
    [() => ({}), [/The configuration is a function/]],
  ])("%j", (value, want) => expect(said(value)).toEqual(want.map((pattern) => expect.stringMatching(pattern))));

  it("never throws, whatever it is", () => {
    const keys = fc.constantFrom("models", "jobs", "filter", "out", "hooks", "tags", "__proto__");
    const anything = fc.anything({ key: keys, maxDepth: 4 });
    fc.assert(fc.property(anything, (value) => said(value).every((one) => one.startsWith("config-"))));
  });
});
