/** An object that can be replaced by another of its kind while others hold it. */

export interface Swappable<Value> {
  /** Does whatever the latest one does. */
  readonly value: Value;
  readonly swap: (next: Value) => void;
}

/** Properties and methods are those of the latest one; calls under way are not disturbed. */
export function swappable<Value extends object>(first: Value): Swappable<Value> {
  let current = first;
  // The target is empty: a frozen one would have its own properties kept by the engine.
  const value = new Proxy({} as Value, {
    get: (_, key) => {
      const found: unknown = Reflect.get(current, key, current);
      return typeof found === "function" ? found.bind(current) : found;
    },
    has: (_, key) => Reflect.has(current, key),
  });
  return { value, swap: (next) => void (current = next) };
}
