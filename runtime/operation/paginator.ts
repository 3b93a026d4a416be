/** Paging as the `paginated` trait describes it. */
import type { OperationSchema } from "../schema/schema.js";
import { isObject, own } from "../validate/findings.js";
import { hasRepeats } from "../validate/unique.js";
import type { Paginator } from "./operation.js";

/** The paginator of an operation that has the `paginated` trait. It ends as well when the service repeats a token. */
export function paginator<Input, Output>(operation: OperationSchema): Paginator<Input, Output> {
  const { paginated, name } = operation;
  if (paginated === undefined) throw new Error(`BUG: ${name} does not page`);
  const path = paginated.outputToken.split(".");
  return async function* pages(call, input) {
    let request = input;
    for (let previous = isObject(input) ? own(input, paginated.inputToken) : undefined; ;) {
      const output = await call(request);
      yield output;
      const token = valueAt(output, path);
      // Tokens can be maps, which are equal by what is in them.
      if (token === undefined || token === null || token === "" || hasRepeats([previous, token])) return;
      previous = token;
      request = { ...input, [paginated.inputToken]: token };
    }
  };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isObject(current)) return undefined;
    current = own(current, name);
  }
  return current;
}
