/**
 * A valid model that is as hard on a generator as a valid model can be: names that are words of TypeScript, members of every
 * object's prototype, globals, names of the runtime or of other generated declarations; texts that try to end a comment or a
 * string; recursion of every kind; shapes with nothing in them.
 */

type Traits = Readonly<Record<string, unknown>>;
interface Member {
  readonly target: string;
  readonly traits?: Traits;
}

const required: Traits = { "smithy.api#required": {} };
const to = (target: string, traits?: Traits): Member => (traits === undefined ? { target } : { target, traits });
const text = to("smithy.api#String");

/** What a text may hold to break out of where it stands. */
export const hostileText =
  "*/ /* // \\ \\\\ \\u0041 ' \" ` ${process} $& {@link x} @param </script> <!-- --> ]]> %s\r\n\u2028\u2029\u0000\u200e\ud800\ufffd é 漢 😀 {{x}} | `` ``` ~~~ \t";

/** The same without what a Smithy enum value or a regular expression may not hold. */
const hostileWord = "*/ \\ ' \" ` ${x} </script>\u2028 é😀";

/** Names of members: what objects inherit, what validators call their variables, what TypeScript reserves. */
export const hostileNames: readonly string[] = (
  "__proto__ constructor toString hasOwnProperty valueOf isPrototypeOf __defineGetter__ then input found " +
  "depth members index item key keys value length wrong _input __input checkX check at and own missing " +
  "broken isObject wrongType codePoints hasRepeats Object Array undefined NaN Infinity Uint8Array Number Set " +
  "arguments eval await let class default delete new null this static yield implements of async get type " +
  "schema schemas validators HostileAKeys ChoiceMemberNames globalThis Symbol Findings"
).split(" ");

/** Names of structures: globals that generated code uses, names of the runtime, names of other declarations. */
const shapeNames: readonly string[] = (
  "Error Date Record Promise Object Array Map Set String Number Uint8Array Symbol ReadableStream " +
  "AsyncIterable Readonly Omit Partial Function RegExp Infinity NaN JSON Foo FooSchema FooSchema_ CheckFoo " +
  "checkBar Bar BarMembers BarValues Types Index delete class any unknown undefined never let async " +
  "interface enum package Sensitive StructureOf ServiceError Union Open Operation Unit Findings IsObject " +
  "structure TortureError TortureService TortureOperations TortureHandlers createTortureMock InputChecks " +
  "_private __proto__ constructor toString hasOwnProperty valueOf PaginateList ListErrors"
).split(" ");

/** The JSON AST. */
export function tortureModel(): { smithy: string; shapes: Record<string, unknown> } {
  const shapes: Record<string, unknown> = {
    ...serviceShapes(),
    ...namedShapes(),
    ...simpleShapes(),
    ...recursiveShapes(),
    ...emptyShapes(),
    ...errorShapes(),
  };
  return { smithy: "2.0", shapes };
}

function serviceShapes(): Record<string, unknown> {
  const documented: Traits = {
    "smithy.api#documentation": `<p>${hostileText}</p><pre><code>${hostileText}</code></pre>${hostileText}`,
    "smithy.api#externalDocumentation": { [hostileText]: "https://example.com/*/`${x}", again: "https://example.com/" },
  };
  return {
    "torture#Torture": {
      type: "service",
      version: hostileText,
      operations: ["torture#List", "torture#then", "torture#Nothing", "torture#toLocaleString"].map((id) => to(id)),
      errors: [to("torture#Broken")],
      traits: { ...documented, "smithy.api#title": hostileText, "aws.protocols#awsJson1_1": {} },
    },
    "torture#List": {
      type: "operation",
      input: to("torture#Hostile"),
      output: to("torture#Everything"),
      errors: [to("torture#Members"), to("torture#Broken")],
      traits: {
        ...documented,
        "smithy.api#paginated": { inputToken: "delete", outputToken: "class", pageSize: "length" },
        "smithy.api#deprecated": { message: hostileText, since: hostileText },
        "smithy.api#since": hostileText,
        "smithy.api#tags": [hostileText],
        "smithy.api#examples": [
          { title: hostileText, documentation: hostileText, input: { ...needed, b: { "*/": hostileText } } },
        ],
      },
    },
    "torture#then": { type: "operation", input: to("torture#Foo"), output: to("torture#Foo") },
    "torture#Nothing": { type: "operation" },
    "torture#toLocaleString": { type: "operation", input: to("torture#Nowhere"), output: to("torture#Nowhere") },
    "torture#Hostile": {
      type: "structure",
      members: {
        a: to("torture#Letters"),
        b: to("torture#Attributes", { ...documented, ...dependentKeys }),
        length: to("smithy.api#Integer"),
        ...Object.fromEntries(hostileNames.filter((name) => name !== "length").map((name) => [name, memberOf(name)])),
      },
      traits: documented,
    },
    "torture#Everything": {
      type: "structure",
      members: Object.fromEntries([
        ...shapeNames.map((name, index) => [`m${index}`, to(`torture#${name}`)] as const),
        ["class", text],
        ["nowhere", to("torture#Nowhere")],
        ["choice", to("torture#Choice")],
        ["tree", to("torture#Tree")],
        ["odd", to("torture#Odd")],
        ["numbers", to("torture#Numbers")],
        ["legacy", to("torture#Legacy")],
        ["letters", to("other#letters")],
        ["secrets", to("torture#Secrets")],
      ]),
    },
  };
}

/** The members that an input must have. */
const needed = Object.fromEntries(hostileNames.filter((name) => name.length % 2 !== 0).map((name) => [name, "abc"]));

/** Hostile names have constraints, so that validators do something with each. */
function memberOf(name: string): Member {
  return to("torture#Letters", name.length % 2 === 0 ? { "smithy.api#length": { min: 1 } } : required);
}

const dependentKeys: Traits = {
  "wrought.api#dependentKeys": {
    by: "a",
    cases: {
      [hostileWord]: { requires: [hostileWord, "__proto__"], allows: ["constructor"], allowsPrefixes: [hostileWord] },
      constructor: { requires: ["toString"] },
      ["__proto__"]: { allows: [] },
    },
  },
};

function namedShapes(): Record<string, unknown> {
  return Object.fromEntries(
    shapeNames.map((name, index) => [
      `torture#${name}`,
      {
        type: "structure",
        members: { self: to(`torture#${name}`), at: to("torture#Stamp"), text, [`n${index}`]: text },
      },
    ]),
  );
}

function simpleShapes(): Record<string, unknown> {
  const value = (name: string): Member =>
    to("smithy.api#Unit", { "smithy.api#enumValue": name, "smithy.api#documentation": hostileText });
  const enumNames = ["values", "is", "values_", "__proto__", "constructor", "toString", "length", "a", "delete"];
  return {
    "torture#Stamp": { type: "timestamp" },
    "torture#Letters": {
      type: "string",
      traits: {
        "smithy.api#pattern": "^[/\\\\*`'\"$\\{\\}</\\uE000-\\uFFFD\\uDBFF-\\uDC00a-zé漢\\u2028]*$|^\\*/[\\/]$",
        "smithy.api#documentation": hostileText,
      },
    },
    "other#letters": { type: "string", traits: { "smithy.api#pattern": "^other$" } },
    "torture#Attributes": { type: "map", key: text, value: text },
    "torture#Odd": {
      type: "enum",
      members: {
        ...Object.fromEntries(enumNames.map((name) => [name, value(`${hostileWord}${name}`)])),
        lower: value("case"),
        upper: value("CASE"),
      },
      traits: { "smithy.api#documentation": hostileText },
    },
    "torture#Numbers": {
      type: "intEnum",
      members: {
        values: to("smithy.api#Unit", { "smithy.api#enumValue": -1 }),
        zero: to("smithy.api#Unit", { "smithy.api#enumValue": 0 }),
      },
    },
    "torture#Legacy": {
      type: "string",
      traits: {
        "smithy.api#enum": [{ value: "1 */ a" }, { value: "1 */  a" }, { value: "b`${x}`" }, { value: "__proto__" }],
      },
    },
    "torture#Secret": { type: "string", traits: { "smithy.api#sensitive": {} } },
    "torture#Secrets": { type: "map", key: to("torture#Secret"), value: to("torture#SecretList") },
    "torture#SecretList": { type: "list", member: to("torture#Secret"), traits: { "smithy.api#sparse": {} } },
  };
}

const unionNames = ["__proto__", "constructor", "then", "input", "members", "ChoiceMemberNames"];

/** Recursion through a structure, a list, a map, a union, two structures, and a list of maps of lists. */
function recursiveShapes(): Record<string, unknown> {
  return {
    "torture#Tree": {
      type: "structure",
      members: {
        left: to("torture#Tree"),
        many: to("torture#Trees"),
        named: to("torture#TreeMap"),
        choice: to("torture#Choice"),
        other: to("torture#Tangle"),
        leaf: to("torture#Letters", { "smithy.api#length": { max: 3 } }),
      },
    },
    "torture#Trees": { type: "list", member: to("torture#Tree"), traits: { "smithy.api#sparse": {} } },
    "torture#TreeMap": { type: "map", key: text, value: to("torture#Trees") },
    "torture#Tangle": { type: "structure", members: { back: to("torture#Tree"), knot: to("torture#Knot") } },
    "torture#Knot": { type: "list", member: to("torture#Knots") },
    "torture#Knots": { type: "map", key: text, value: to("torture#KnotChoice") },
    "torture#KnotChoice": { type: "union", members: { again: to("torture#Knot"), end: text } },
    "torture#Choice": {
      type: "union",
      members: {
        tree: to("torture#Tree"),
        text,
        nothing: to("smithy.api#Unit"),
        ...Object.fromEntries(unionNames.map((name) => [name, to("torture#Letters")])),
      },
    },
  };
}

function emptyShapes(): Record<string, unknown> {
  return { "torture#Nowhere": { type: "structure", members: {} } };
}

function errorShapes(): Record<string, unknown> {
  const names = ["name", "cause", "stack", "constructor", "__proto__", "toString", "schema", "is", "named", "options"];
  return {
    "torture#Broken": { type: "structure", members: {}, traits: { "smithy.api#error": "server" } },
    "torture#Members": {
      type: "structure",
      members: { ...Object.fromEntries(names.map((name) => [name, text])), message: to("smithy.api#String", required) },
      traits: { "smithy.api#error": "client", "smithy.api#documentation": hostileText },
    },
  };
}
