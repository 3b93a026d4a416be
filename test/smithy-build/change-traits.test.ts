/** Transforms of smithy-build that take traits, tags and metadata away, by what they change in a small model. */
import { all, check, modelOf, string, tagged } from "./transform-rows.js";

check(
  "excludeTraits",
  modelOf({
    "a#X": { type: "string", traits: { "a#mark": {}, "smithy.api#since": "1", "c#other": {} } },
    "a#mark": { type: "structure", members: {}, traits: { "smithy.api#trait": {} } },
    "c#other": { type: "structure", members: {}, traits: { "smithy.api#trait": {} } },
  }),
  [
    [
      "takes traits and definitions",
      {
        given: { traits: ["since", "a#mark"] },
        want: [
          '- string a#X @a#mark({}) @since("1") @c#other({})',
          "- structure a#mark @trait({})",
          "+ string a#X @c#other({})",
        ],
      },
    ],
    [
      "takes a namespace",
      {
        given: { traits: ["c#"] },
        want: [
          '- string a#X @a#mark({}) @since("1") @c#other({})',
          "- structure c#other @trait({})",
          '+ string a#X @a#mark({}) @since("1")',
        ],
      },
    ],
  ],
);

check(
  "includeTraits",
  modelOf({
    "a#X": {
      type: "enum",
      members: { A: { target: "smithy.api#Unit" } },
      traits: { "smithy.api#since": "1", "smithy.api#sensitive": {} },
    },
  }),
  [
    [
      "keeps those that are named, and values of enums",
      {
        given: { traits: ["sensitive"] },
        want: ['- enum a#X @since("1") @sensitive({})', "+ enum a#X @sensitive({})"],
      },
    ],
  ],
);

check("excludeTags", all, [
  [
    "takes tags from shapes and members",
    {
      given: { tags: ["internal", "beta"] },
      want: [
        '- operation a#Secret [smithy.api#Unit smithy.api#Unit] @tags(["internal"]) @internal({})',
        '- a#In$late → b#Late @tags(["internal","new"])',
        '- string b#Late @tags(["beta"])',
        '- a#Sky$FOG → smithy.api#Unit @tags(["internal"]) @enumValue("FOG")',
        "+ operation a#Secret [smithy.api#Unit smithy.api#Unit] @internal({})",
        '+ a#In$late → b#Late @tags(["new"])',
        "+ string b#Late",
        '+ a#Sky$FOG → smithy.api#Unit @enumValue("FOG")',
      ],
    },
  ],
]);

check("includeTags", all, [
  [
    "keeps only those that are named",
    {
      given: { tags: ["internal", "export", "beta"] },
      want: ['- a#In$late → b#Late @tags(["internal","new"])', '+ a#In$late → b#Late @tags(["internal"])'],
    },
  ],
]);

check("excludeMetadata", all, [["takes keys", { given: { keys: ["authors"] }, want: ["- metadata authors"] }]]);
check("includeMetadata", all, [["keeps keys", { given: { keys: ["authors"] }, want: ["- metadata suppressions"] }]]);
check("filterSuppressions", all, [
  ["changes nothing that code is made of", { given: { removeUnused: true }, want: [] }],
]);

const byTag = modelOf({
  "a#X": { type: "string", traits: { "a#old": {}, "a#fresh": {} } },
  "a#old": { type: "structure", members: {}, traits: { "smithy.api#trait": {}, ...(tagged("t") as object) } },
  "a#fresh": { type: "structure", members: {}, traits: { "smithy.api#trait": {} } },
});
check("excludeTraitsByTag", byTag, [
  [
    "takes traits by the tags of their definitions",
    {
      given: { tags: ["t"] },
      want: [
        "- string a#X @a#old({}) @a#fresh({})",
        '- structure a#old @trait({}) @tags(["t"])',
        "+ string a#X @a#fresh({})",
      ],
    },
  ],
]);
check("includeTraitsByTag", byTag, [
  [
    "keeps traits by the tags of their definitions",
    {
      given: { tags: ["t"] },
      want: ["- string a#X @a#old({}) @a#fresh({})", "- structure a#fresh @trait({})", "+ string a#X @a#old({})"],
    },
  ],
]);
check("removeTraitDefinitions", byTag, [
  ["leaves the traits on shapes", { given: { exportTagged: ["t"] }, want: ["- structure a#fresh @trait({})"] }],
]);

check(
  "makeIdempotencyTokensClientOptional",
  modelOf({
    "a#X": {
      type: "structure",
      members: {
        token: { ...string, traits: { "smithy.api#required": {}, "smithy.api#idempotencyToken": {} } },
        name: { ...string, traits: { "smithy.api#required": {} } },
      },
    },
  }),
  [
    [
      "marks required tokens",
      {
        given: {},
        want: [
          "- a#X$token → smithy.api#String @required({}) @idempotencyToken({})",
          "+ a#X$token → smithy.api#String @required({}) @idempotencyToken({}) @clientOptional({})",
        ],
      },
    ],
  ],
);
