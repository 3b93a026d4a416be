/** Outputs that bring a waiter into a state, found by trying what its paths speak of. */
import type { Waiter } from "../../generator/knowledge/waiters.js";
import { integerBetween, hashOfSeed, randomOf } from "../../runtime/mock/random.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { waiter } from "../../runtime/operation/waiter.js";
import { type MemberSchema, nameOf, type OperationSchema, type Schema, targetOf } from "../../runtime/schema/schema.js";

export type State = "success" | "failure" | "retry";

/** What the operation does: answers, or throws. */
export type Answer = { readonly output: unknown } | { readonly error: string };

const clock = { now: () => 0, random: () => 0, sleep: async () => Promise.resolve() };

/** The state that an answer leads to, as the runtime's own waiters see it. */
async function stateAfter(parts: Waiter, input: object, answer: Answer): Promise<State> {
  const call = async (): Promise<unknown> => {
    if ("output" in answer) return Promise.resolve(answer.output);
    throw Object.assign(new Error(answer.error), { name: answer.error });
  };
  try {
    await waiter<object, unknown>(parts)(call, input, { maxWaitTime: 0, clock });
    return "success";
  } catch (error) {
    return (error as { readonly state: "failure" | "timeout" }).state === "timeout" ? "retry" : "failure";
  }
}

/** An answer for each state that one is found for. */
export async function answersOf(
  parts: Waiter,
  operation: OperationSchema,
  input: object,
): Promise<ReadonlyMap<State, Answer>> {
  const found = new Map<State, Answer>();
  for (const answer of candidatesOf(parts, operation)) {
    const state = await stateAfter(parts, input, answer);
    if (!found.has(state)) found.set(state, answer);
    if (found.size === 3) break;
  }
  return found;
}

function* candidatesOf({ acceptors }: Waiter, operation: OperationSchema): Generator<Answer> {
  const errors = new Set(operation.errors.map(({ id }) => nameOf(id)));
  for (const { errorType } of acceptors)
    if (errorType !== undefined && errors.has(errorType)) yield { error: errorType };
  const paths = acceptors.flatMap(({ output, inputOutput }) => [output ?? [], inputOutput ?? []].flat());
  const names = new Set(paths.flatMap(({ path }) => path.match(/[A-Za-z]\w*/g) ?? []));
  const literals = paths.flatMap(({ path }) =>
    [...path.matchAll(/[`'"]+([^`'"]+)[`'"]+/g)].map(([, text]) => text ?? ""),
  );
  const texts = [...new Set([...paths.map(({ expected }) => expected), ...literals, "SOMETHING_ELSE"])];
  for (let seed = 0; seed < 400; seed++) {
    const random = randomOf(hashOfSeed(`waiter ${seed}`));
    const wished = texts[seed % texts.length] ?? "";
    const pick = (): string => (random() < 0.8 ? wished : (texts[integerBetween(0, texts.length - 1, random)] ?? ""));
    const sample = sampleValue(operation.output, seed, { optional: seed % 3 === 2 ? "minimal" : "full" });
    yield { output: steered(operation.output, sample, names, pick, random) };
  }
}

/** The value with texts, numbers and flags of the named members replaced, and lists cut. */
function steered(
  schema: Schema,
  value: unknown,
  names: ReadonlySet<string>,
  pick: () => string,
  random: () => number,
  member = "",
): unknown {
  const part = (it: MemberSchema, item: unknown, name: string): unknown =>
    steered(targetOf(it), item, names, pick, random, name);
  if (value === null || value === undefined) return value;
  switch (schema.type) {
    case "structure":
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => {
          const it = schema.members[name];
          return [name, it === undefined ? item : part(it, item, name)];
        }),
      );
    case "list": {
      const items = value as readonly unknown[];
      const kept = names.has(member) ? items.slice(0, integerBetween(0, items.length, random)) : items;
      return kept.map((item) => part(schema.member, item, member));
    }
    case "map":
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, part(schema.value, item, member)]));
    case "string":
    case "enum":
      return names.has(member) ? pick() : value;
    case "boolean":
      return names.has(member) ? random() < 0.5 : value;
    case "integer":
    case "long":
      return names.has(member) ? integerBetween(0, 2, random) : value;
    default:
      return value;
  }
}
