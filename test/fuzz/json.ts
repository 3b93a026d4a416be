/** JSON that tests may change, and the places in it that can be changed. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export type Holder = Json[] | JsonObject;

/** A holder and one of its keys. */
export type Place = readonly [holder: Holder, key: string | number];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every place below the root; none of them inside texts. */
export function placesOf(root: Json): readonly Place[] {
  const places: Place[] = [];
  const waiting: Json[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
      places.push([node, key]);
      waiting.push(get([node, key]));
    }
  }
  return places;
}

export function get([holder, key]: Place): Json {
  return (holder as Record<string | number, Json>)[key] ?? null;
}

/** As an own property, `__proto__` too. */
export function set([holder, key]: Place, value: Json): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

export function remove([holder, key]: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

export function copy(value: Json): Json {
  return structuredClone(value);
}
