/** Changes of JSON values that leave the old value as it was. Keys are any text, `__proto__` too. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own member of a name; `undefined` for whatever is no object. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The object with a member changed, in its place; `undefined` removes it. */
export function withMember(value: unknown, name: string, next: unknown): JsonObject {
  const entries = isObject(value) ? Object.entries(value) : [];
  if (next === undefined) return Object.fromEntries(entries.filter(([key]) => key !== name));
  const isThere = entries.some(([key]) => key === name);
  const changed = entries.map(([key, item]): [string, unknown] => [key, key === name ? next : item]);
  return Object.fromEntries(isThere ? changed : [...changed, [name, next]]);
}

/** The object with a key changed, in its place; the same object when the new key is there already. */
export function withKey(value: JsonObject, from: string, to: string): JsonObject {
  if (from === to || Object.hasOwn(value, to)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === from ? to : key, item]));
}

/** A key that the object does not have: `key`, `key2`, … */
export function freeKey(value: unknown): string {
  for (let number = 1; ; number++) {
    const key = number === 1 ? "key" : `key${number}`;
    if (memberOf(value, key) === undefined) return key;
  }
}

/** The list with an item moved by one place; the same list at its ends. */
export function moved(list: readonly unknown[], index: number, by: -1 | 1): readonly unknown[] {
  const target = index + by;
  if (target < 0 || target >= list.length) return list;
  const copy = [...list];
  copy.splice(target, 0, ...copy.splice(index, 1));
  return copy;
}
