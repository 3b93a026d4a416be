/** Reading `smithy-build.json`: what is taken from it, and every problem with its line and column. */
import { describe, expect, it } from "vitest";
import type { BuildTarget } from "../../generator/smithy-build/build-targets.js";
import { buildTargets } from "../../generator/smithy-build/build-targets.js";
import { readBuildFile } from "../../generator/smithy-build/read-build-file.js";

const start = { file: "smithy-build.json", line: 1, column: 1 };
const env = { NAME_KEY: "name", FOO: "hi", EMPTY: "" };

interface Read {
  readonly targets: readonly BuildTarget[];
  readonly said: readonly string[];
}

function read(text: string, projections: readonly string[] = []): Read {
  const { build, diagnostics } = readBuildFile(text, "smithy-build.json", env);
  const { targets, diagnostics: more } =
    build === undefined ? { targets: [], diagnostics: [] } : buildTargets(build, projections, start);
  const said = [...diagnostics, ...more].map(
    ({ severity, code, message, location, hint }) =>
      `${location?.line}:${location?.column} ${severity} ${code}: ${message}${hint?.startsWith("Did") ? ` ${hint}` : ""}`,
  );
  return { targets, said };
}

const withTransforms = (...transforms: readonly object[]): string =>
  JSON.stringify({ version: "1.0", projections: { p: { transforms } } }, undefined, 1);

const summary = ({ targets }: Read): readonly string[] => {
  return targets.map(({ projection, artifact, transforms, sources, command }) => {
    const steps = transforms.map(({ name, args }) => `${name} ${JSON.stringify(args)}`);
    return [`${projection}/${artifact}`, sources.map(({ path }) => path).join(","), ...steps, ...command].join(" | ");
  });
};

describe("what is generated", () => {
  const rows: readonly (readonly [
    string,
    { readonly given: object; readonly want: readonly string[]; readonly only?: string[] },
  ])[] = [
    ["the projection source, of a file that says nothing", { given: {}, want: ["source/wrought | "] }],
    [
      "every projection that is declared and not abstract, where no plugin of ours is",
      {
        given: { projections: { a: {}, b: { abstract: true }, c: { plugins: { openapi: {} } } } },
        want: ["a/wrought | ", "c/wrought | "],
      },
    ],
    [
      "every projection and source, where a plugin of ours is on top",
      {
        given: { sources: ["m"], imports: ["i"], plugins: { wrought: {} }, projections: { a: { imports: ["j"] } } },
        want: ["a/wrought | m,i,j", "source/wrought | m,i"],
      },
    ],
    [
      "only projections that have a plugin of ours, where one has",
      {
        given: {
          projections: {
            a: { plugins: { "run::wrought": { command: ["npx", "wrought", "generate", "--stdin"] } } },
            b: {},
          },
        },
        want: ["a/wrought |  | generate | --stdin"],
      },
    ],
    [
      "each plugin of ours, by its artifact",
      {
        given: {
          projections: {
            a: {
              plugins: {
                "wrought::one": {},
                "run::two": { command: ["./node_modules/.bin/wrought", "generate"] },
                "run::no": { command: ["sh"] },
              },
            },
          },
        },
        want: ["a/one | ", "a/two |  | generate"],
      },
    ],
    [
      "the plugin of a projection instead of the one on top",
      {
        given: {
          plugins: { "run::x": { command: ["wrought", "-1"] } },
          projections: { source: { plugins: { "run::x": { command: ["wrought", "-2"] } } } },
        },
        want: ["source/x |  | -2"],
      },
    ],
    ["what --projection names", { given: { projections: { a: {}, b: {} } }, only: ["b"], want: ["b/wrought | "] }],
    [
      "transforms of other projections, in place of apply",
      {
        given: {
          projections: {
            base: { abstract: true, transforms: [{ name: "excludeTags", args: { tags: ["1"] } }] },
            a: {
              transforms: [
                { name: "flattenAndRemoveMixins" },
                { name: "apply", args: { projections: ["base"] } },
                { name: "excludeTags", args: { tags: ["2"] } },
              ],
            },
          },
        },
        want: ['a/wrought |  | flattenAndRemoveMixins {} | excludeTags {"tags":["1"]} | excludeTags {"tags":["2"]}'],
      },
    ],
  ];

  it.each(rows)("is %s", (_, { given, want, only }) => {
    const found = read(JSON.stringify({ version: "1.0", ...given }), only);
    expect(found.said).toEqual([]);
    expect(summary(found)).toEqual(want);
  });

  it("may have variables of the environment and comments in it", () => {
    const text = `{
      // The names of a build.
      "version": "1.0",
      "projections": { "p": { "transforms": [{ "\${NAME_KEY}": "includeTags", "args": { "tags": ["\${FOO}\${EMPTY}!", "\\\\\${BAZ}"] } }] } }
    }`;
    const found = read(text);
    expect([found.said, summary(found)]).toEqual([[], ['p/wrought |  | includeTags {"tags":["hi!","${BAZ}"]}']]);
  });
});

describe("what is wrong", () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ["no JSON", '{ "version": ', ["1:14 error smithy-build-invalid: smithy-build.json is not JSON: ValueExpected."]],
    ["no version", "{}", ['1:1 error smithy-build-invalid: version has to be "1.0".']],
    ["another version", '{\n "version": "2.0" }', ['2:2 error smithy-build-invalid: version has to be "1.0".']],
    [
      "an unknown key",
      '{ "version": "1.0",\n  "projection": {} }',
      ["2:3 warning smithy-build-key-unknown: projection is no key of smithy-build.json. Did you mean projections?"],
    ],
    [
      "a missing variable",
      '{ "version": "1.0",\n  "sources": ["${NOPE}/m"] }',
      ["2:15 error smithy-build-variable-missing: The environment has no variable NOPE."],
    ],
    [
      "an unknown transform",
      withTransforms({ name: "includeService" }),
      ["7:14 error transform-unknown: includeService is no transform that Wrought has. Did you mean includeServices?"],
    ],
    [
      "one nobody could mean",
      withTransforms({ name: "openSesame" }),
      ["7:14 error transform-unknown: openSesame is no transform that Wrought has."],
    ],
    [
      "a missing argument",
      withTransforms({ name: "includeServices" }),
      ["7:14 error transform-invalid: includeServices needs the argument services, an array of strings."],
    ],
    [
      "an unknown argument",
      withTransforms({ name: "includeTags", args: { tag: [], tags: [] } }),
      ["9:7 error transform-invalid: tag is no argument of includeTags. Did you mean tags?"],
    ],
    [
      "an argument of another type",
      withTransforms({ name: "renameShapes", args: { renamed: { "a#A": 1 } } }),
      ["9:18 error transform-invalid: renamed of renameShapes has to be an object of strings."],
    ],
    [
      "a circle",
      JSON.stringify({
        version: "1.0",
        projections: {
          a: { transforms: [{ name: "apply", args: { projections: ["b"] } }] },
          b: { abstract: true, transforms: [{ name: "apply", args: { projections: ["a"] } }] },
        },
      }),
      ["1:143 error transform-invalid: apply leads in a circle: a → b → a."],
    ],
    [
      "a projection that is not there",
      withTransforms({ name: "apply", args: { projections: ["pp"] } }),
      ["7:14 error transform-invalid: apply names the projection pp, which is not there."],
    ],
    [
      "an abstract projection with imports",
      '{ "version": "1.0", "projections": { "a": { "abstract": true, "imports": [] } } }',
      ["1:63 error smithy-build-invalid: An abstract projection has no imports."],
    ],
    [
      "wrong types",
      '{ "version": "1.0", "sources": "m", "projections": [] }',
      [
        "1:52 error smithy-build-invalid: projections has to be an object.",
        "1:32 error smithy-build-invalid: sources has to be an array.",
      ],
    ],
  ];

  it.each(rows)("is %s, at its place", (_, text, want) => expect(read(text).said).toEqual(want));

  it("is a projection that is asked for and not there", () => {
    const text = '{ "version": "1.0", "projections": { "public": {}, "base": { "abstract": true } } }';
    expect(read(text, ["publik"]).said).toEqual([
      "1:1 error smithy-build-invalid: There is no projection publik to generate. Did you mean public?",
    ]);
  });
});
