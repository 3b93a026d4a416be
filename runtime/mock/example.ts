/** The model's own examples as answers: an example speaks when everything it asks for is asked. */
import { readNodeValue } from "../codec/node-value.js";
import { type OperationSchema, type StructureSchema, nameOf } from "../schema/schema.js";
import { hasRepeats } from "../validate/unique.js";

/** What an example answers. */
export type ExampleAnswer =
  | { readonly output: unknown }
  | { readonly error: StructureSchema; readonly members: Readonly<Record<string, unknown>> };

interface Example {
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: ExampleAnswer;
}

/**
 * Finds the example of a request: the first whose every input member the request has with an equal value, members of
 * nested structures included. Examples that do not fit the model are passed over, and a request for a further page gets none
 * that does not ask for one: it would lead to itself.
 */
export function examplesOf(operation: OperationSchema): (input: unknown) => ExampleAnswer | undefined {
  const examples = (operation.examples ?? []).flatMap((example) => {
    try {
      const input = readNodeValue(operation.input, example.input ?? {}) as Readonly<Record<string, unknown>>;
      const answer = answerOf(operation, example);
      return answer === undefined ? [] : [{ input, answer } satisfies Example];
    } catch {
      return [];
    }
  });
  const token = operation.paginated?.inputToken ?? "";
  const asksFurther = (input: unknown): boolean => isRecord(input) && Object.hasOwn(input, token);
  return (input) => {
    const isFurther = asksFurther(input);
    return examples.find((it) => isFurther === asksFurther(it.input) && contains(input, it.input))?.answer;
  };
}

function answerOf(
  operation: OperationSchema,
  { output, error }: NonNullable<OperationSchema["examples"]>[number],
): ExampleAnswer | undefined {
  if (error === undefined) return { output: readNodeValue(operation.output, output ?? {}) };
  const schema = operation.errors.find((it) => it.id === error.shapeId || nameOf(it.id) === error.shapeId);
  if (schema === undefined) return undefined;
  return { error: schema, members: readNodeValue(schema, error.content) as Readonly<Record<string, unknown>> };
}

/** Whether `value` has all of `part`: records by member, everything else by equality. */
function contains(value: unknown, part: unknown): boolean {
  if (typeof part !== "object" || part === null) return Object.is(value, part);
  if (!isRecord(part)) return hasRepeats([value, part]);
  if (!isRecord(value)) return false;
  return Object.keys(part).every((key) => Object.hasOwn(value, key) && contains(value[key], part[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
