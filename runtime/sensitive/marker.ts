/** The sensitivity marker in types: visible to readers and to the type system, absent at run time. */

declare const sensitive: unique symbol;

/**
 * A value that must not be logged. A plain `T` is assignable to it and it is assignable to `T`: nothing has to be wrapped.
 * Smithy specification, `sensitive` trait.
 */
export type Sensitive<T> = T & { readonly [sensitive]?: true };

/** The keys of `T` whose type is marked {@link Sensitive}. */
export type SensitiveKeys<T> = {
  [K in keyof T]-?: typeof sensitive extends keyof NonNullable<T[K]> ? K : never;
}[keyof T];
