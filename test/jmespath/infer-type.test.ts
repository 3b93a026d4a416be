/** What an expression gives for a type of value, and what it asks of values that they cannot give. */
import { expect, test } from "vitest";
import { inferType } from "../../generator/jmespath/infer-type.js";
import { parseJmespath } from "../../generator/jmespath/parse.js";
import { booleanType, numberType, stringType, type ValueType } from "../../generator/jmespath/value-type.js";

const objectOf = (members: Readonly<Record<string, ValueType>>): ValueType => ({
  kind: "object",
  member: (name) => (Object.hasOwn(members, name) ? members[name] : undefined),
});
const listOf = (item: ValueType): ValueType => ({ kind: "array", item });
const current = objectOf({
  text: stringType,
  flag: booleanType,
  count: numberType,
  things: listOf(objectOf({ name: stringType, tags: listOf(stringType) })),
});

function shown(type: ValueType): string {
  return type.kind === "array" ? `[${shown(type.item)}]` : type.kind;
}

/** The type, and the levels of what is said. */
const rows: readonly (readonly [expression: string, type: string, ...levels: readonly string[]])[] = [
  ["text", "string"],
  ["@", "object"],
  ["things[*].name", "[string]"],
  ["things[].tags[]", "[string]"],
  ["things[0].name", "string"],
  ["things[?name == 'a'].tags", "[[string]]"],
  ["things[1:]", "[object]"],
  ["things[*].[name, tags[0]]", "[[string]]"],
  ["{a: text}.a", "string"],
  ["text || flag", "string"],
  ["text && flag", "boolean"],
  ["!flag", "boolean"],
  ["count > `1`", "boolean"],
  ["keys(@)", "[string]"],
  ["length(things)", "number"],
  ["sort_by(things, &name)", "[any]"],
  ["not_null(text, flag)", "any"],
  ["`[1, 2]`", "[number]"],
  ["*", "[any]"],
  ["none", "null", "danger"],
  ["text.name", "any", "danger"],
  ["text[*]", "[any]", "danger"],
  ["text[0]", "any", "danger"],
  ["count.*", "[any]", "danger"],
  ["flag < `true`", "null", "warning"],
  ["length(flag)", "number", "error"],
  ["join(',', `[1]`)", "string", "error"],
  ["toString", "null", "danger"],
];

test.each(rows)("%s", (expression, type, ...levels) => {
  const parsed = parseJmespath(expression);
  if (!parsed.ok) throw new Error(parsed.reason);
  const inferred = inferType(parsed.query, current);
  expect(shown(inferred.type)).toBe(type);
  expect(inferred.problems.map(({ level }) => level)).toEqual(levels);
});
