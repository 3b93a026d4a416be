/** What is wrong with shapes: each row brings about diagnostics of the loader, and names them all. */
import { ref, structure } from "./small-model.js";
import type { Shapes } from "./small-model.js";

const unit = ref("smithy.api#Unit");
const text = ref("smithy.api#String");

/** Shapes, and `code shapeId` of everything that is reported, in order. */
export const shapeRows: readonly [string, { given: Shapes; smithy?: string; want: readonly string[] }][] = [
  ["a type that does not exist", { given: { "ns#A": { type: "strutcure" } }, want: ["shape-type-unknown ns#A"] }],
  ["no type", { given: { "ns#A": {} }, want: ["shape-incomplete ns#A"] }],
  ["a shape that is no object", { given: { "ns#A": 3 }, want: ["ast-type ns#A"] }],
  ["a misspelt key", { given: { "ns#A": { type: "structure", member: {} } }, want: ["ast-key-unknown ns#A"] }],
  ["a relative id", { given: { Hi: { type: "string" } }, want: ["shape-id-invalid"] }],
  ["a member defined alone", { given: { "ns#A$b": { type: "string" } }, want: ["shape-id-invalid ns#A$b"] }],
  [
    "a relative trait id",
    { given: { "ns#A": { type: "string", traits: { length: {} } } }, want: ["shape-id-invalid ns#A"] },
  ],
  [
    "an invalid target id",
    {
      given: { "ns#A": { type: "list", member: ref("b") } },
      want: ["shape-incomplete ns#A", "shape-id-invalid ns#A$member"],
    },
  ],
  ["an invalid member name", { given: { "ns#A": structure({ "a-b": text }) }, want: ["member-name-invalid ns#A"] }],
  [
    "a shape in the prelude's namespace",
    { given: { "smithy.api#Mine": { type: "string" } }, want: ["shape-reserved smithy.api#Mine"] },
  ],
  ["a shape that repeats the prelude's", { given: { "smithy.api#String": { type: "string" } }, want: [] }],
  [
    "ids that differ in case",
    { given: { "ns#A": structure(), "ns#a": structure() }, want: ["shape-name-case ns#A", "shape-name-case ns#a"] },
  ],
  [
    "members that differ in case",
    { given: { "ns#A": structure({ b: text, B: text }) }, want: ["member-conflict ns#A$b", "member-conflict ns#A$B"] },
  ],
  ["a list without member", { given: { "ns#A": { type: "list" } }, want: ["shape-incomplete ns#A"] }],
  [
    "a map without key and value",
    { given: { "ns#A": { type: "map" } }, want: ["shape-incomplete ns#A", "shape-incomplete ns#A"] },
  ],
  ["a union without members", { given: { "ns#A": { type: "union", members: {} } }, want: ["shape-incomplete ns#A"] }],
  [
    "traits for a shape that is not there",
    { given: { "ns#A": { type: "apply", traits: {} } }, want: ["apply-target-missing ns#A"] },
  ],
  ["a target that is not there", { given: { "ns#A": structure({ b: ref("ns#B") }) }, want: ["target-missing ns#A$b"] }],
  [
    "a target that is a service",
    {
      given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": { type: "service" } },
      want: ["target-wrong-type ns#A$b"],
    },
  ],
  [
    "a target that is a member",
    { given: { "ns#A": structure({ b: ref("ns#A$b") }) }, want: ["target-missing ns#A$b"] },
  ],
  [
    "a map whose keys are numbers",
    {
      given: { "ns#A": { type: "map", key: ref("smithy.api#Integer"), value: text } },
      want: ["target-wrong-type ns#A$key"],
    },
  ],
  [
    "a structure member that targets the unit",
    { given: { "ns#A": structure({ b: unit }) }, want: ["target-wrong-type ns#A$b"] },
  ],
  [
    "an enum member that targets a string",
    { given: { "ns#A": { type: "enum", members: { B: text } } }, want: ["target-wrong-type ns#A$B"] },
  ],
  [
    "an input that is a string",
    { given: { "ns#A": { type: "operation", input: text } }, want: ["target-wrong-type ns#A"] },
  ],
  [
    "an input that is an error",
    {
      given: {
        "ns#A": { type: "operation", input: ref("ns#E") },
        "ns#E": structure({}, { "smithy.api#error": "client" }),
      },
      want: ["target-wrong-type ns#A"],
    },
  ],
  [
    "an error that is none",
    {
      given: { "ns#A": { type: "operation", errors: [ref("ns#E")] }, "ns#E": structure() },
      want: ["target-wrong-type ns#A"],
    },
  ],
  ["an input that is a bare id", { given: { "ns#A": { type: "operation", input: "ns#B" } }, want: ["ast-type ns#A"] }],
  [
    "a service of resources that are operations",
    {
      given: { "ns#S": { type: "service", resources: [ref("ns#O")] }, "ns#O": { type: "operation" } },
      want: ["target-wrong-type ns#S"],
    },
  ],
  [
    "a broken shape that is a target",
    { given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": { type: "lst" } }, want: ["shape-type-unknown ns#B"] },
  ],
  ["a list of itself", { given: { "ns#A": { type: "list", member: ref("ns#A") } }, want: ["recursion-invalid ns#A"] }],
  [
    "a list of itself through a structure",
    { given: { "ns#A": { type: "list", member: ref("ns#B") }, "ns#B": structure({ a: ref("ns#A") }) }, want: [] },
  ],
  [
    "structures that require each other",
    {
      given: {
        "ns#A": structure({ b: { target: "ns#B", traits: { "smithy.api#required": {} } } }),
        "ns#B": structure({ a: { target: "ns#A", traits: { "smithy.api#required": {} } } }),
        "ns#C": structure({ a: { target: "ns#A", traits: { "smithy.api#required": {} } } }),
      },
      want: ["recursion-invalid ns#A", "recursion-invalid ns#B"],
    },
  ],
  [
    "a union of itself alone",
    { given: { "ns#A": { type: "union", members: { a: ref("ns#A") } } }, want: ["recursion-invalid ns#A"] },
  ],
  [
    "a union of itself or a string",
    { given: { "ns#A": { type: "union", members: { a: ref("ns#A"), b: text } } }, want: [] },
  ],
  [
    "a resource within itself",
    { given: { "ns#A": { type: "resource", resources: [ref("ns#A")] } }, want: ["recursion-invalid ns#A"] },
  ],
  [
    "an intEnum member without value",
    { given: { "ns#A": { type: "intEnum", members: { B: unit } } }, want: ["enum-value-invalid ns#A$B"] },
  ],
  [
    "an enum value given twice",
    {
      given: {
        "ns#A": { type: "enum", members: { B: unit, C: { ...unit, traits: { "smithy.api#enumValue": "B" } } } },
      },
      want: ["enum-value-invalid ns#A$C"],
    },
  ],
  [
    "a trait nobody knows, twice",
    {
      given: { "ns#A": { type: "string", traits: { "x#y": 1 } }, "ns#B": { type: "string", traits: { "x#y": 2 } } },
      want: ["trait-unknown ns#A"],
    },
  ],
  [
    "an AWS trait without its definition",
    { given: { "ns#A": { type: "service", traits: { "aws.iam#defineConditionKeys": {} } } }, want: [] },
  ],
  [
    "a misspelt AWS trait",
    { given: { "ns#A": { type: "service", traits: { "aws.api#servcie": {} } } }, want: ["trait-unknown ns#A"] },
  ],
  [
    "a shape applied as a trait",
    {
      given: { "ns#A": { type: "string", traits: { "ns#B": {} } }, "ns#B": structure() },
      want: ["trait-not-a-trait ns#A"],
    },
  ],
  [
    "a trait value of the wrong type",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#documentation": 3 } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a trait member of the wrong type",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { min: "1" } } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a length upside down",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { min: 2, max: 1 } } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a trait member nobody knows",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { min: 1, mni: 1 } } } },
      want: ["trait-member-unknown ns#A"],
    },
  ],
  [
    "a trait in the wrong place",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#http": { method: "GET", uri: "/" } } } },
      want: ["trait-not-applicable ns#A"],
    },
  ],
  [
    "traits that exclude each other",
    {
      given: { "ns#A": { type: "operation", traits: { "smithy.api#readonly": {}, "smithy.api#idempotent": {} } } },
      want: ["trait-conflict ns#A", "trait-conflict ns#A"],
    },
  ],
  [
    "two payloads",
    {
      given: {
        "ns#A": structure({
          a: { ...text, traits: { "smithy.api#httpPayload": {} } },
          b: { ...text, traits: { "smithy.api#httpPayload": {} } },
        }),
      },
      want: ["trait-conflict ns#A"],
    },
  ],
  [
    "a default of the wrong type",
    {
      given: { "ns#A": structure({ a: { ...text, traits: { "smithy.api#default": 1 } } }) },
      want: ["default-invalid ns#A$a"],
    },
  ],
  [
    "a default that the target has and the member lacks",
    { given: { "ns#A": structure({ a: ref("smithy.api#PrimitiveLong") }) }, want: ["default-invalid ns#A$a"] },
  ],
  [
    "the default null on a shape",
    { given: { "ns#A": { type: "integer", traits: { "smithy.api#default": null } } }, want: ["default-invalid ns#A"] },
  ],
  [
    "a mixin that is none",
    {
      given: { "ns#A": { type: "structure", mixins: [ref("ns#B")] }, "ns#B": structure() },
      want: ["mixin-invalid ns#A"],
    },
  ],
  [
    "a mixin as a target",
    {
      given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": structure({}, { "smithy.api#mixin": {} }) },
      want: ["mixin-invalid ns#A$b"],
    },
  ],
  [
    "a mixin that is not there",
    { given: { "ns#A": { type: "structure", mixins: [ref("ns#B")] } }, want: ["target-missing ns#A"] },
  ],
  [
    "a mixin of itself",
    {
      given: { "ns#A": { type: "structure", mixins: [ref("ns#A")], traits: { "smithy.api#mixin": {} } } },
      want: ["mixin-cycle ns#A"],
    },
  ],
];
