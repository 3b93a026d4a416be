/** The functions of JMESPath and how many arguments each takes. */

/** Fewest and most arguments; a hundred stand for any number. JMESPath specification, "Built-in Functions". */
const arities = {
  abs: [1, 1],
  avg: [1, 1],
  ceil: [1, 1],
  contains: [2, 2],
  ends_with: [2, 2],
  floor: [1, 1],
  join: [2, 2],
  keys: [1, 1],
  length: [1, 1],
  map: [2, 2],
  max: [1, 1],
  max_by: [2, 2],
  merge: [0, 100],
  min: [1, 1],
  min_by: [2, 2],
  not_null: [1, 100],
  reverse: [1, 1],
  sort: [1, 1],
  sort_by: [2, 2],
  starts_with: [2, 2],
  sum: [1, 1],
  to_array: [1, 1],
  to_number: [1, 1],
  to_string: [1, 1],
  type: [1, 1],
  values: [1, 1],
} as const;

export type FunctionName = keyof typeof arities;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(arities, name);
}

/** Whether the function takes that many arguments. */
export function takes(name: FunctionName, count: number): boolean {
  const [fewest, most] = arities[name];
  return count >= fewest && count <= most;
}
