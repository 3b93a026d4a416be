/** Changes of a small service, one each, and what calling and answering code can no longer do with its types. */

type Shapes = Readonly<Record<string, unknown>>;

export interface TypeChange {
  readonly name: string;
  readonly old: Shapes;
  readonly now: Shapes;
  /** `deed declaration`, sorted; what comes with a type, such as its schema, left out. */
  readonly want: readonly string[];
}

const member = (target: string, traits: object = {}): object => ({
  target: target.includes("#") ? target : `smithy.api#${target}`,
  traits,
});
const required = { "smithy.api#required": {} };
const structure = (members: object, traits: object = {}): object => ({ type: "structure", members, traits });

/** A service with one operation, `In` and `Out`, each with a nested structure, an enum on each side, a union and an error. */
function shapes(changed: Shapes): Shapes {
  return {
    "ns#S": { type: "service", version: "1", operations: [{ target: "ns#Do" }] },
    "ns#Do": {
      type: "operation",
      input: { target: "ns#In" },
      output: { target: "ns#Out" },
      errors: [{ target: "ns#Bad" }],
    },
    "ns#In": structure({
      id: member("String", required),
      note: member("String"),
      deep: member("ns#Deep"),
      kind: member("ns#Kind"),
      pick: member("ns#Choice"),
    }),
    "ns#Out": structure({
      id: member("String", required),
      state: member("ns#State"),
      list: member("ns#Items"),
      made: member("ns#Made"),
    }),
    "ns#Deep": structure({ a: member("String"), b: member("Integer") }),
    "ns#Made": structure({ at: member("Timestamp", required), next: member("ns#Made") }),
    "ns#Items": { type: "list", member: member("ns#Made") },
    "ns#Kind": { type: "enum", members: { A: { target: "smithy.api#Unit" }, B: { target: "smithy.api#Unit" } } },
    "ns#State": { type: "enum", members: { ON: { target: "smithy.api#Unit" }, OFF: { target: "smithy.api#Unit" } } },
    "ns#Choice": { type: "union", members: { text: member("String"), deep: member("ns#Deep") } },
    "ns#Bad": structure(
      { message: member("String"), code: member("Integer", required) },
      { "smithy.api#error": "client" },
    ),
    ...changed,
  };
}

const enumOf = (...names: readonly string[]): object => {
  return { type: "enum", members: Object.fromEntries(names.map((name) => [name, { target: "smithy.api#Unit" }])) };
};

const made = (members: object): object =>
  structure({ at: member("Timestamp", required), next: member("ns#Made"), ...members });

export const changes: readonly TypeChange[] = [
  change("nothing", {}, []),
  change(
    "an optional input member",
    { "ns#Deep": structure({ a: member("String"), b: member("Integer"), c: member("Blob") }) },
    [],
  ),
  change(
    "a required input member",
    { "ns#Deep": structure({ a: member("String"), b: member("Integer"), c: member("Blob", required) }) },
    ["construct Do", "construct Deep", "construct In", "construct Choice"],
  ),
  change("an input member gone", { "ns#Deep": structure({ a: member("String") }) }, ["construct Deep", "read Deep"]),
  change("all input members renamed", { "ns#Deep": structure({ x: member("String"), y: member("Integer") }) }, [
    "construct Deep",
    "construct Do",
    "construct In",
    "construct Choice",
    "read Deep",
    "read In",
    "read Choice",
  ]),
  change("a member of another type", { "ns#Deep": structure({ a: member("Integer"), b: member("Integer") }) }, [
    "construct Deep",
    "construct Do",
    "construct In",
    "construct Choice",
    "read Deep",
    "read In",
    "read Choice",
  ]),
  change("numbers of another size", { "ns#Deep": structure({ a: member("String"), b: member("Long") }) }, []),
  change(
    "an output member that may be absent",
    { "ns#Made": structure({ at: member("Timestamp"), next: member("ns#Made") }) },
    ["read Do", "read Made", "read Out"],
  ),
  change("an output member more", { "ns#Made": made({ by: member("String") }) }, []),
  change("a required output member more", { "ns#Made": made({ by: member("String", required) }) }, [
    "construct Made",
    "construct Out",
  ]),
  change("an input enum with a value more", { "ns#Kind": enumOf("A", "B", "C") }, ["read In", "read Kind"]),
  change("an input enum with a value less", { "ns#Kind": enumOf("A") }, [
    "construct Do",
    "construct In",
    "construct Kind",
    "read Kind",
  ]),
  change("an output enum with a value more", { "ns#State": enumOf("ON", "OFF", "DIM") }, []),
  change("an output enum with a value less", { "ns#State": enumOf("ON") }, ["construct State", "read State"]),
  change("an enum that became a string", { "ns#State": { type: "string" } }, ["import State"]),
  change(
    "a union with a member more",
    {
      "ns#Choice": {
        type: "union",
        members: { text: member("String"), deep: member("ns#Deep"), flag: member("Boolean") },
      },
    },
    ["read In", "read Choice"],
  ),
  change("a union with a member less", { "ns#Choice": { type: "union", members: { text: member("String") } } }, [
    "construct Do",
    "construct In",
    "construct Choice",
    "read Choice",
  ]),
  change(
    "an error member gone",
    { "ns#Bad": structure({ message: member("String") }, { "smithy.api#error": "client" }) },
    ["read Bad"],
  ),
  change(
    "an error of another fault",
    {
      "ns#Bad": structure(
        { message: member("String"), code: member("Integer", required) },
        { "smithy.api#error": "server" },
      ),
    },
    ["read Bad"],
  ),
  change(
    "an error more",
    {
      "ns#Do": {
        type: "operation",
        input: { target: "ns#In" },
        output: { target: "ns#Out" },
        errors: [{ target: "ns#Bad" }, { target: "ns#Worse" }],
      },
      "ns#Worse": structure({}, { "smithy.api#error": "server" }),
    },
    [],
  ),
  change("an operation gone", { "ns#S": { type: "service", version: "1", operations: [] } }, [
    "import Bad",
    "import Choice",
    "import Deep",
    "import Do",
    "import In",
    "import Kind",
    "import Made",
    "import Out",
    "import State",
  ]),
  change(
    "an output that is none",
    { "ns#Do": { type: "operation", input: { target: "ns#In" }, errors: [{ target: "ns#Bad" }] } },
    ["import Made", "import Out", "import State", "read Do"],
  ),
  change(
    "an input that is none",
    { "ns#Do": { type: "operation", output: { target: "ns#Out" }, errors: [{ target: "ns#Bad" }] } },
    ["import Choice", "import Deep", "import In", "import Kind"],
  ),
  change(
    "sensitivity",
    {
      "ns#Deep": structure({ a: member("ns#Secret"), b: member("Integer") }),
      "ns#Secret": { type: "string", traits: { "smithy.api#sensitive": {} } },
    },
    [],
  ),
  change(
    "sparse items",
    { "ns#Items": { type: "list", member: member("ns#Made"), traits: { "smithy.api#sparse": {} } } },
    ["read Do", "read Out"],
  ),
];

function change(name: string, changed: Shapes, want: readonly string[]): TypeChange {
  return { name: name.replaceAll(" ", "-"), old: shapes({}), now: shapes(changed), want: want.toSorted() };
}
