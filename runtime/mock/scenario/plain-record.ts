/** Reads plain objects whose keys are known: what is not known is a problem, never passed over. */
import { isObject } from "../../validate/findings.js";
import type { Problems } from "./problems.js";

/** An object with own, known keys; `undefined` when it is none, which is then a problem. */
export class PlainRecord {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly problems: Problems;

  private constructor(value: Readonly<Record<string, unknown>>, problems: Problems) {
    this.#value = value;
    this.problems = problems;
  }

  static of(value: unknown, known: readonly string[], problems: Problems): PlainRecord | undefined {
    if (!isObject(value)) return problems.add(`must be an object with ${known.join(", ")}`);
    for (const key of Object.keys(value)) {
      if (!known.includes(key))
        problems.at(key).add(`unknown key ${JSON.stringify(key)}`, `Known are ${known.join(", ")}.`);
    }
    return new PlainRecord(value, problems);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get(key: string): unknown {
    return Object.hasOwn(this.#value, key) ? this.#value[key] : undefined;
  }

  at(key: string): Problems {
    return this.problems.at(key);
  }

  /** A text; anything else that is there is a problem. */
  text(key: string): string | undefined {
    const value = this.get(key);
    return value === undefined || typeof value === "string" ? value : this.at(key).add("must be a text");
  }

  /** A number from `min` to `max`; anything else that is there is a problem. */
  number(key: string, min: number, max: number, whole = false): number | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const fits = typeof value === "number" && value >= min && value <= max && (!whole || Number.isInteger(value));
    return fits ? value : this.at(key).add(`must be a ${whole ? "whole " : ""}number from ${min} to ${max}`);
  }
}
