/** Enums as const objects: the members, and what one asks of an enum. */

/** The companion of an enum whose members are those of the const object `M`. */
export type EnumOf<M extends Readonly<Record<string, string | number>>> = M & {
  /** Every value, in model order. */
  readonly values: readonly M[keyof M][];
  /** Whether the model knows this value. */
  readonly is: (value: unknown) => value is M[keyof M];
};

/** A string or number that may be one the model does not know, with completion for those it does. */
export type Open<T extends string | number> = T | ((T extends string ? string : number) & Record<never, never>);

/** Makes the companion of an enum. `values` and `is` are not enumerable, so that `Object.values` gives the members only. */
export function enumeration<const M extends Readonly<Record<string, string | number>>>(members: M): EnumOf<M> {
  const values = Object.freeze(Object.values(members));
  const known = new Set<unknown>(values);
  const companion = { ...members };
  Object.defineProperties(companion, {
    values: { value: values },
    is: { value: (value: unknown) => known.has(value) },
  });
  return Object.freeze(companion) as EnumOf<M>;
}
