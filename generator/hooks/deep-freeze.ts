/** Makes plain data immutable to its depths, without recursion, so that nesting cannot overflow the stack. */

/** Freezes objects and arrays in place and returns the value; functions and what they close over stay as they are. */
export function deepFrozen<Value>(value: Value): Value {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const part of Object.values(next)) pending.push(part);
  }
  return value;
}
