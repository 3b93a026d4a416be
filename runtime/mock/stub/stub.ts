/** One stub: what it answers, to which calls, how often and how late. */
import { type OperationSchema, nameOf } from "../../schema/schema.js";
import { redact } from "../../sensitive/redact.js";
import { isObject, maxDepth } from "../../validate/findings.js";
import { findUnknownMembers } from "../../validate/unknown-members.js";
import { type Latency, latencyOf } from "../latency.js";
import { publicIssues } from "../public-issues.js";
import { printed } from "../record/plain.js";
import { type Matcher, isAsymmetric, matcherOf } from "./match.js";
import { refuseMisfit } from "./misfit.js";
import { type RawParts, raw } from "./raw.js";
import { type Step, errorStep, replyStep, sequenceStep, stepWords } from "./step.js";

/** What a stub tells the book that holds it. */
export interface StubHolder {
  readonly remove: (stub: Stub) => void;
}

export class Stub {
  readonly id: string;
  readonly operation: OperationSchema;
  readonly #matches: Matcher;
  readonly #pattern: unknown;
  readonly #key: readonly [name: string, value: unknown] | undefined;
  readonly #holder: StubHolder;
  #steps: readonly Step[] = [];
  #limit = Infinity;
  #used = 0;
  #latency: Latency | undefined;

  /** @throws TypeError for a pattern that names members which the input has not */
  constructor(id: string, operation: OperationSchema, pattern: unknown, holder: StubHolder) {
    this.id = id;
    this.operation = operation;
    this.#holder = holder;
    this.#pattern = pattern;
    if (typeof pattern !== "function") {
      const unknown = findUnknownMembers(operation.input, comparableIn(pattern)) ?? [];
      refuseMisfit(
        `on(${JSON.stringify(operation.name)})`,
        nameOf(operation.input.id),
        publicIssues(unknown, operation.input),
      );
    }
    this.#key = keyOf(pattern);
    this.#matches = pattern === undefined ? () => true : matcherOf(pattern);
  }

  /** A plain member of the pattern: of a thousand stubs it rules out nearly all. Not to be shown: it may be sensitive. */
  get key(): readonly [name: string, value: unknown] | undefined {
    return this.#key;
  }
  get used(): number {
    return this.#used;
  }
  get latency(): Latency | undefined {
    return this.#latency;
  }
  /** What it answers, one after the other, in a word or two each. */
  get answers(): readonly string[] {
    return this.#steps.map(stepWords);
  }
  /** Whether it may still answer. */
  get isOpen(): boolean {
    return this.#steps.length > 0 && this.#used < this.#limit;
  }
  /** Whether it matters how often it has answered: it may do so a number of times, or one thing after the other. */
  get isCounted(): boolean {
    return this.#limit !== Infinity || this.#steps.length > 1;
  }
  /** Whether it has answered as often as it says; a sequence, to its last entry. */
  get isDone(): boolean {
    const least = Math.max(1, this.#limit === Infinity ? this.#steps.length : this.#limit);
    return this.#steps.length > 0 && this.#used >= least;
  }

  /** Its next answer, if the input is one of its own. What a predicate throws goes through. */
  take(input: unknown): Step | undefined {
    const key = this.#key;
    if (key !== undefined && (!isObject(input) || input[key[0]] !== key[1])) return undefined;
    if (!this.isOpen || !this.#matches(input)) return undefined;
    const step = this.#steps[Math.min(this.#used, this.#steps.length - 1)];
    this.#used++;
    return step;
  }

  /** As if it had never answered. */
  rewind(): void {
    this.#used = 0;
  }

  /** In one line, without sensitive values. */
  toString(): string {
    const head = `on(${JSON.stringify(this.operation.name)}`;
    if (this.#pattern === undefined) return `${head})`;
    if (typeof this.#pattern === "function") return `${head}, a predicate)`;
    return `${head}, ${printed(redact(this.operation.input, this.#pattern))})`;
  }

  /** How often it has answered, in words. */
  get tally(): string {
    if (this.#steps.length === 0) return "has no answer";
    if (this.#used === 0) return "was never used";
    const wanted = this.#limit === Infinity ? this.#steps.length : this.#limit;
    return `was used ${this.#used} of ${wanted} times`;
  }

  once(): this {
    return this.times(1);
  }

  times(count: number): this {
    if (!Number.isInteger(count) || count < 1) throw new TypeError(`${this.#at("times")}: a whole number from 1`);
    this.#limit = count;
    return this;
  }

  delay(latency: Latency): this {
    const read = latencyOf(latency);
    if (typeof read === "string") throw new TypeError(`${this.#at("delay")}: ${read}`);
    this.#latency = read;
    return this;
  }

  reply(answer: unknown): this {
    return this.#answer([replyStep(this.operation, answer, this.#at("reply"))]);
  }

  error(name: string, members?: unknown): this {
    return this.#answer([errorStep(this.operation, name, members, this.#at("error"))]);
  }

  raw(parts: RawParts): this {
    return this.#answer([{ kind: "raw", response: raw(parts) }]);
  }

  sequence(entries: readonly unknown[]): this {
    if (entries.length === 0) throw new TypeError(`${this.#at("sequence")}: at least one answer`);
    return this.#answer(
      entries.map((entry, index) => sequenceStep(this.operation, entry, `${this.#at("sequence")}[${index}]`)),
    );
  }

  passThrough(): this {
    return this.#answer([{ kind: "default" }]);
  }

  /** Answers that are steps already. */
  #answer(steps: readonly Step[]): this {
    if (this.#steps.length > 0) throw new TypeError(`${String(this)} has its answer; several in turn are a sequence`);
    this.#steps = steps;
    return this;
  }

  /** Steps that a scenario has read. */
  play(steps: readonly Step[]): this {
    return this.#answer(steps);
  }

  remove(): void {
    this.#holder.remove(this);
  }

  #at(method: string): string {
    return `on(${JSON.stringify(this.operation.name)}).${method}`;
  }
}

/** The first member that is a text, a whole number or a boolean, under a name that no object inherits. */
function keyOf(pattern: unknown): readonly [string, unknown] | undefined {
  if (!isObject(pattern) || isAsymmetric(pattern)) return undefined;
  return Object.entries(pattern).find(
    ([name, value]) =>
      !(name in Object.prototype) && (typeof value === "string" || typeof value === "boolean" || isCount(value)),
  );
}

/** Not a zero: there are two of them, and one pattern tells them apart. */
function isCount(value: unknown): boolean {
  return Number.isInteger(value) && value !== 0;
}

/** A pattern without what decides for itself, deep in it: asymmetric matchers have members of their own. */
function comparableIn(pattern: unknown, depth = 0): unknown {
  if (typeof pattern !== "object" || pattern === null || depth > maxDepth) return pattern;
  if (isAsymmetric(pattern) || pattern instanceof RegExp || pattern instanceof Date) return undefined;
  if (Array.isArray(pattern)) return pattern.map((item: unknown) => comparableIn(item, depth + 1));
  if (pattern instanceof Uint8Array) return pattern;
  return Object.fromEntries(
    Object.entries(pattern).map(([name, part]) => [name, comparableIn(part, depth + 1) ?? null]),
  );
}
