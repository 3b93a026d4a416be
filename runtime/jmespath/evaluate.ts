/** Evaluates parsed JMESPath expressions on values of generated types, in a bounded number of steps. */
import { callFunction } from "./functions.js";
import type { Query } from "./query.js";
import { QueryFailure } from "./query-failure.js";
import { equal, isRecord, isTrue, jsonOf, memberOf, namesOf } from "./values.js";

/** Far above what a real response needs. */
const mostSteps = 1_000_000;

/**
 * What the query finds in the value: JSON, where timestamps are epoch seconds and blobs base64; null for what is not there.
 * @throws QueryFailure when a function gets what it cannot take, or the work does not end in a million steps
 */
export function evaluate(query: Query, value: unknown): unknown {
  return new Evaluator().run(query, jsonOf(value));
}

class Evaluator {
  #steps = 0;

  run(query: Query, value: unknown): unknown {
    this.#count(1);
    if (typeof query === "string") return memberOf(value, query);
    if (isSequence(query)) return query.reduce((result: unknown, step) => this.run(step, result), value);
    if ("each" in query) return this.#each(query.each, value);
    if ("where" in query) return this.#filter(query.where, value);
    if ("list" in query) return value === null ? null : query.list.map((item) => this.run(item, value));
    if ("object" in query) return value === null ? null : this.#object(query.object, value);
    if ("or" in query) return this.#first(query.or, value, true);
    if ("and" in query) return this.#first(query.and, value, false);
    if ("not" in query) return !isTrue(this.run(query.not, value));
    if ("compare" in query) return this.#compare(query, value);
    if ("literal" in query) return query.literal;
    if ("reference" in query) throw new QueryFailure("an expression reference stands where a value belongs");
    if ("call" in query) return this.#call(query, value);
    if ("values" in query) return isRecord(value) ? namesOf(value).map((name) => memberOf(value, name)) : null;
    if (!Array.isArray(value)) return null;
    if ("index" in query) return jsonOf(value.at(query.index));
    this.#count(value.length);
    return "slice" in query ? sliceOf(value, query.slice) : this.#flattened(value);
  }

  #count(steps: number): void {
    this.#steps += steps;
    if (this.#steps > mostSteps) throw new QueryFailure("it takes too many steps");
  }

  #flattened(list: readonly unknown[]): unknown {
    return list.flatMap((item): readonly unknown[] => {
      if (!Array.isArray(item)) return [jsonOf(item)];
      this.#count(item.length);
      return item.map(jsonOf);
    });
  }

  #each(query: Query, value: unknown): unknown {
    if (!Array.isArray(value)) return null;
    return value.map((item) => this.run(query, jsonOf(item))).filter((item) => item !== null);
  }

  #filter(condition: Query, value: unknown): unknown {
    if (!Array.isArray(value)) return null;
    return value.map(jsonOf).filter((item) => isTrue(this.run(condition, item)));
  }

  #object(entries: readonly { readonly key: string; readonly value: Query }[], value: unknown): unknown {
    return Object.fromEntries(entries.map((entry) => [entry.key, this.run(entry.value, value)]));
  }

  /** The first result that is true, or false, as wanted; else the last. */
  #first(queries: readonly Query[], value: unknown, wanted: boolean): unknown {
    let result: unknown = null;
    for (const query of queries) {
      result = this.run(query, value);
      if (isTrue(result) === wanted) break;
    }
    return result;
  }

  #compare({ compare, left, right }: Extract<Query, { compare: unknown }>, value: unknown): unknown {
    const [a, b] = [this.run(left, value), this.run(right, value)];
    if (compare === "==" || compare === "!=") return equal(a, b) === (compare === "==");
    // Order is for numbers only.
    if (typeof a !== "number" || typeof b !== "number") return null;
    if (compare === "<" || compare === "<=") return compare === "<" ? a < b : a <= b;
    return compare === ">" ? a > b : a >= b;
  }

  #call({ call, args }: Extract<Query, { call: unknown }>, value: unknown): unknown {
    const given = args.map((arg) => {
      if (typeof arg !== "object" || !("reference" in arg)) return this.run(arg, value);
      return (item: unknown): unknown => this.run(arg.reference, jsonOf(item));
    });
    for (const arg of given) if (Array.isArray(arg)) this.#count(arg.length);
    return callFunction(call, given);
  }
}

function isSequence(query: Query): query is readonly Query[] {
  return Array.isArray(query);
}

/** As Python slices. JMESPath specification, "Slices". */
function sliceOf(
  list: readonly unknown[],
  { start, stop, step = 1 }: { readonly start?: number; readonly stop?: number; readonly step?: number },
): readonly unknown[] {
  const [least, most] = step > 0 ? [0, list.length] : [-1, list.length - 1];
  const place = (index: number | undefined, otherwise: number): number => {
    if (index === undefined) return otherwise;
    return Math.min(most, Math.max(least, index < 0 ? index + list.length : index));
  };
  const end = place(stop, step > 0 ? most : least);
  const items: unknown[] = [];
  for (let at = place(start, step > 0 ? least : most); step > 0 ? at < end : at > end; at += step) {
    items.push(jsonOf(list[at]));
  }
  return items;
}
