/** A model's pattern as a JavaScript expression, when running it on a bounded value cannot take long; undefined when in doubt. */

/** Longer values are not matched: with at most two unbounded quantifiers the time is quadratic in this. */
export const longestMatchedValue = 2000;

const longestPattern = 500;
const mostQuantifiers = 2;

/**
 * Patterns of the loader's checks come from the model itself and must not stop it: no repeated groups, no back-references, at
 * most two unbounded quantifiers. Whatever JavaScript cannot compile is not judged either.
 */
export function safePattern(source: string): RegExp | undefined {
  if (source.length > longestPattern) return undefined;
  const outsideClasses = source.replaceAll(/\\[\s\S]/g, "a").replaceAll(/\[[^\]]*\]/g, "a");
  if (/\)[*+{?]/.test(outsideClasses) || /\\[1-9k]/.test(source) || /\[[^\]]*[[&]/.test(source)) return undefined;
  if ((outsideClasses.match(/[*+]|\{\d*,\d*\}/g) ?? []).length > mostQuantifiers) return undefined;
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}
