/** What a call's input is matched on: a part of it, in depth, or a predicate. */

/** What `expect.stringContaining` and its relatives are, in Vitest and in Jest. */
export interface AsymmetricPattern {
  readonly asymmetricMatch: (actual: unknown) => boolean;
}

/**
 * A part of a value. Structures and maps match when every member that is named here matches; `undefined` asks for absence.
 * Lists match item by item and have the same length. Strings may be matched by a regular expression.
 */
export type Pattern<T> =
  | AsymmetricPattern
  | (T extends string
      ? T | RegExp
      : T extends number | bigint | boolean | Date | Uint8Array | null | undefined
        ? T
        : T extends readonly (infer Item)[]
          ? readonly Pattern<Item>[]
          : T extends object
            ? { readonly [K in keyof T]?: Pattern<T[K]> | undefined }
            : T);

/** A part of the input, or a predicate over it. */
export type Match<Input> = Pattern<Input> | ((input: Input) => boolean);
