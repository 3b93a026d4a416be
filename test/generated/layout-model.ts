/**
 * A model of names of every length: each construct that generated code can hold, at each width at which its layout could
 * change. What prettier says of its output holds for models that nobody has seen yet.
 */

type Traits = Readonly<Record<string, unknown>>;
interface Member {
  readonly target: string;
  readonly traits?: Traits;
}

const required: Traits = { "smithy.api#required": {} };
const to = (target: string, traits?: Traits): Member => (traits === undefined ? { target } : { target, traits });

/** `prefix` filled up to `length`. */
function word(prefix: string, length: number): string {
  return prefix + "n".repeat(Math.max(1, length - prefix.length));
}

/** A service with every kind of shape at each of these lengths of names. */
export function layoutModel(lengths: readonly number[]): { smithy: string; shapes: Record<string, unknown> } {
  const shapes: Record<string, unknown> = {};
  const operations = lengths.flatMap((length) => {
    Object.assign(shapes, shapesOf(length, lengths));
    return [to(id("O", length)), to(id("H", length))];
  });
  shapes["w#Layout"] = {
    type: "service",
    version: "2026-01-01",
    operations,
    traits: { "aws.api#service": { sdkId: "Layout" }, "aws.protocols#awsJson1_1": {} },
  };
  return { smithy: "2.0", shapes };
}

function id(prefix: string, length: number): string {
  return `w#${word(prefix, length)}`;
}

function shapesOf(length: number, lengths: readonly number[]): Record<string, unknown> {
  const own = (prefix: string): string => id(prefix, length);
  return {
    ...simpleShapes(length),
    ...collections(length),
    [own("S")]: { type: "structure", members: membersOf(length, lengths) },
    [own("D")]: dependentStructure(length),
    [own("U")]: {
      type: "union",
      members: {
        one: to(own("S")),
        [word("m", length)]: to(own("P")),
        secret: to(own("Q")),
        none: to("smithy.api#Unit"),
      },
    },
    [own("V")]: { type: "union", members: { [word("only", length)]: to(own("Y")) } },
    [own("X")]: {
      type: "structure",
      members: { message: to("smithy.api#String"), [word("x", length)]: to(own("E")) },
      traits: { "smithy.api#error": "client", "smithy.api#httpError": 404 },
    },
    [own("Z")]: {
      type: "structure",
      members: { message: to("smithy.api#String", required) },
      traits: { "smithy.api#error": "server", "smithy.api#retryable": { throttling: true } },
    },
    [own("O")]: {
      type: "operation",
      input: to(own("I")),
      output: to(own("R")),
      errors: [[], [to(own("X"))], [to(own("X")), to(own("Z"))]][length % 3],
      traits: {
        "smithy.api#paginated": {
          inputToken: "token",
          outputToken: word("next", length),
          items: "items",
          pageSize: "size",
        },
        "smithy.api#http": { method: "POST", uri: `/${word("p", length)}` },
      },
    },
    [own("H")]: {
      type: "operation",
      input: to(own("HI")),
      traits: { "smithy.api#examples": [{ title: word("t", length), input: { token: word("token", length) } }] },
    },
    [own("HI")]: { type: "structure", members: { token: to("smithy.api#String") } },
    [own("I")]: {
      type: "structure",
      members: {
        token: to("smithy.api#String"),
        size: to(own("C")),
        whole: to(own("S"), required),
        rule: to(own("D")),
        [word("stream", length)]: to(own("K"), required),
      },
    },
    [own("R")]: {
      type: "structure",
      members: {
        [word("next", length)]: to("smithy.api#String"),
        items: to(own("L")),
        choice: to(own("U")),
        other: to(own("V")),
        seen: to(own("J")),
        events: to(own("W")),
      },
    },
    [own("W")]: { type: "union", members: { event: to(own("S")) }, traits: { "smithy.api#streaming": {} } },
  };
}

function simpleShapes(length: number): Record<string, unknown> {
  const text = word("v", length);
  const unit = (value: unknown): Member => to("smithy.api#Unit", { "smithy.api#enumValue": value });
  return {
    [id("P", length)]: {
      type: "string",
      traits: {
        "smithy.api#pattern": `^[a-z]{${length}}/${text}$`,
        "smithy.api#length": { min: 2, max: 2 + 9 ** (length % 9) },
      },
    },
    [id("Q", length)]: { type: "string", traits: { "smithy.api#sensitive": {}, "smithy.api#pattern": "^\\S+$" } },
    // For the linear matcher; as long as a pattern can be that prettier does not break off, and longer.
    [id("A", length)]: {
      type: "string",
      traits: { "smithy.api#pattern": `^([a-z]+,?)*${"x".repeat(length % 12)}$` },
    },
    [id("Y", length)]: {
      type: "string",
      traits: { "smithy.api#length": { min: length, max: 10 ** (length % 15) + length } },
    },
    [id("G", length)]: { type: "string", traits: { "smithy.api#sensitive": {} } },
    [id("E", length)]: {
      type: "enum",
      members: { [word("K", length)]: unit(text), OTHER: unit(`it's "${text}"`), values: unit("x"), SHORT: unit("y") },
    },
    [id("F", length)]: {
      type: "enum",
      members: Object.fromEntries(
        Array.from({ length: length % 12 }, (_, index) => [`k${index}`, unit(`${text}${index}`)]).concat([
          ["hidden", to("smithy.api#Unit", { "smithy.api#enumValue": "h", "smithy.api#tags": ["internal"] })],
        ]),
      ),
    },
    [id("J", length)]: { type: "enum", members: { ONLY: unit(text) } },
    [id("N", length)]: {
      type: "intEnum",
      members: Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, unit(index * 37 ** (index % 4))])),
    },
    [id("C", length)]: { type: "integer", traits: { "smithy.api#range": { min: -(length ** 5), max: length ** 4 } } },
    [id("B", length)]: { type: "bigInteger", traits: { "smithy.api#range": { max: length ** 7 } } },
    [id("K", length)]: { type: "blob", traits: { "smithy.api#streaming": {} } },
    [id("T", length)]: {
      type: "blob",
      traits: { "smithy.api#length": { min: length, max: 10 ** (length % 15) + length } },
    },
  };
}

function collections(length: number): Record<string, unknown> {
  const own = (prefix: string): string => id(prefix, length);
  return {
    [own("L")]: {
      type: "list",
      member: to(own("S")),
      traits: { "smithy.api#length": { min: 1, max: 10 ** (length % 12) } },
    },
    [own("LL")]: { type: "list", member: to(own("E")), traits: { "smithy.api#uniqueItems": {} } },
    [own("LS")]: { type: "list", member: to(own("F")), traits: { "smithy.api#sparse": {} } },
    [own("M")]: { type: "map", key: to(own("P")), value: to(own("LL")), traits: { "smithy.api#length": { max: 50 } } },
    [own("MS")]: { type: "map", key: to(own("E")), value: to(own("Y")), traits: { "smithy.api#sparse": {} } },
    [own("MM")]: { type: "map", key: to("smithy.api#String"), value: to(own("M")) },
  };
}

/** Members of the structure: every type under a name of a fixed length, and one type under names of every length. */
function membersOf(length: number, lengths: readonly number[]): Record<string, Member> {
  const kinds = ["P", "Q", "A", "Y", "E", "F", "N", "C", "B", "T", "L", "LL", "LS", "M", "MS", "MM", "S", "U"];
  const members = kinds.map((kind): [string, Member] => [`of${kind}`, to(id(kind, length))]);
  const needed = kinds
    .filter((kind) => kind !== "S" && kind !== "L")
    .map((kind): [string, Member] => [word(`r${kind}`, 24), to(id(kind, length), required)]);
  const named = lengths.map((other): [string, Member] => [
    word("m", other),
    to(id(other % 4 === 0 ? "G" : "Y", length), constrained(other)),
  ]);
  return Object.fromEntries([
    ...members,
    ["preset", to("smithy.api#String", { "smithy.api#default": word("d", length) })],
    ["toString", to(id("E", length))],
    ["input", to(id("P", length), required)],
    ...(length % 2 === 0 ? needed : []),
    ...(length % 5 === 0 ? named : []),
  ]);
}

/** Every third member has constraints of its own. */
function constrained(length: number): Traits {
  const own = length % 3 === 0 ? { "smithy.api#length": { min: length, max: length * 1000 } } : {};
  return { ...own, ...(length % 2 === 0 ? required : {}) };
}

function dependentStructure(length: number): unknown {
  const by = word("by", Math.ceil(length / 2));
  const keys = Array.from({ length: length % 6 }, (_, index) => word(`K${index}`, length));
  const cases = {
    one: { requires: ["A"], allows: keys },
    [word("case", length)]: { requires: keys, allowsPrefixes: [word("x.", length)] },
    "not-a-name": {},
  };
  const depends = { "wrought.api#dependentKeys": { by, cases } };
  return {
    type: "structure",
    members: { [by]: to("smithy.api#String"), [word("keys", length)]: to(id("MM", length), depends) },
  };
}
