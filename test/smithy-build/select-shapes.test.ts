/** Transforms of smithy-build that select shapes, by what they change in a small model. */
import type { Json } from "./transform-rows.js";
import { all, check, modelOf, string, tagged } from "./transform-rows.js";

check("includeServices", all, [
  [
    "takes the other service away",
    { given: { services: ["a#T"] }, want: ["- service a#S [a#Op a#Secret a#Bad] b#In=InOfB"] },
  ],
  ["takes none away when all are named", { given: { services: ["a#S", "a#T"] }, want: [] }],
]);

check("includeNamespaces", all, [
  [
    "takes shapes of other namespaces, and members and outputs of them",
    {
      given: { namespaces: ["a"] },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        "- operation a#Op [a#In b#In a#Bad]",
        '- a#In$late → b#Late @tags(["internal","new"])',
        "- structure b#In",
        "- b#In$late → b#Late",
        '- string b#Late @tags(["beta"])',
        "+ service a#S [a#Op a#Secret a#Bad]",
        "+ operation a#Op [a#In smithy.api#Unit a#Bad]",
      ],
    },
  ],
]);

check("excludeShapesByTag", all, [
  [
    "takes shapes, members and values with one of the tags",
    {
      given: { tags: ["internal"] },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        '- operation a#Secret [smithy.api#Unit smithy.api#Unit] @tags(["internal"]) @internal({})',
        '- a#In$late → b#Late @tags(["internal","new"])',
        '- a#Sky$FOG → smithy.api#Unit @tags(["internal"]) @enumValue("FOG")',
        "+ service a#S [a#Op a#Bad] b#In=InOfB",
      ],
    },
  ],
  [
    "takes members with what they refer to",
    {
      given: { tags: ["beta"] },
      want: [
        '- a#In$late → b#Late @tags(["internal","new"])',
        "- b#In$late → b#Late",
        '- string b#Late @tags(["beta"])',
      ],
    },
  ],
]);

check("excludeShapesByTrait", all, [
  [
    "knows names of the prelude",
    {
      given: { traits: ["internal"] },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        '- operation a#Secret [smithy.api#Unit smithy.api#Unit] @tags(["internal"]) @internal({})',
        "+ service a#S [a#Op a#Bad] b#In=InOfB",
      ],
    },
  ],
  [
    "and ids",
    {
      given: { traits: ["smithy.api#error"] },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        "- operation a#Op [a#In b#In a#Bad]",
        '- structure a#Bad @error("client") @since("2020")',
        "+ service a#S [a#Op a#Secret] b#In=InOfB",
        "+ operation a#Op [a#In b#In]",
      ],
    },
  ],
]);

check("excludeShapesBySelector", all, [
  [
    "takes what is selected",
    {
      given: { selector: "operation [trait|internal]" },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        '- operation a#Secret [smithy.api#Unit smithy.api#Unit] @tags(["internal"]) @internal({})',
        "+ service a#S [a#Op a#Bad] b#In=InOfB",
      ],
    },
  ],
]);

check(
  "includeShapesByTag",
  modelOf({
    "a#X": {
      type: "structure",
      members: { kept: { ...string, traits: tagged("k") }, gone: string },
      traits: tagged("k"),
    },
    "a#Y": { type: "string" },
  }),
  [
    [
      "takes shapes and members without the tags",
      { given: { tags: ["k"] }, want: ["- a#X$gone → smithy.api#String", "- string a#Y"] },
    ],
  ],
);

check("includeShapesBySelector", modelOf({ "a#X": { type: "string" }, "a#Y": { type: "integer" } }), [
  ["keeps what is selected", { given: { selector: "string" }, want: ["- integer a#Y"] }],
]);

check("removeUnusedShapes", all, [
  [
    "takes what no service reaches, and unused definitions",
    {
      given: {},
      want: [
        '- structure a#Alone @tags(["export"])',
        "- a#Alone$other → a#AloneToo",
        "- string a#AloneToo",
        "- structure a#mark @trait({})",
        "- a#mark$what → a#MarkText",
        "- string a#MarkText",
      ],
    },
  ],
  [
    "keeps shapes with the tags, for themselves",
    {
      given: { exportTagged: ["export"] },
      want: [
        "- a#Alone$other → a#AloneToo",
        "- string a#AloneToo",
        "- structure a#mark @trait({})",
        "- a#mark$what → a#MarkText",
        "- string a#MarkText",
      ],
    },
  ],
]);
check(
  "removeUnusedShapes",
  modelOf({
    "a#S": { type: "service", version: "1", traits: { "a#mark": "x", "smithy.api#auth": ["a#login"], "a#login": {} } },
    "a#mark": { type: "string", traits: { "smithy.api#trait": {} } },
    "a#login": { type: "structure", members: {}, traits: { "smithy.api#trait": {}, "smithy.api#authDefinition": {} } },
  }),
  [["keeps definitions of traits that are used", { given: {}, want: [] }]],
);

const since = (value: string): Json => ({ ...string, traits: { "smithy.api#deprecated": { since: value } } });
check(
  "removeDeprecatedShapes",
  modelOf({
    "a#X": {
      type: "structure",
      members: {
        a: since("2020-01-01"),
        b: since("20240101"),
        c: since("1.9.0"),
        d: since("1.10.0"),
        e: since("1.10.0-rc.1"),
        f: since("soon"),
      },
    },
    "a#Y": { type: "string", traits: { "smithy.api#deprecated": {} } },
  }),
  [
    [
      "by date",
      {
        given: { relativeDate: "2024-01-01" },
        want: ['- a#X$a → smithy.api#String @deprecated({"since":"2020-01-01"})'],
      },
    ],
    [
      "by version, numbers as numbers",
      {
        given: { relativeVersion: "1.10.0" },
        want: [
          '- a#X$c → smithy.api#String @deprecated({"since":"1.9.0"})',
          '- a#X$e → smithy.api#String @deprecated({"since":"1.10.0-rc.1"})',
        ],
      },
    ],
    ["by neither", { given: {}, want: [] }],
  ],
);
