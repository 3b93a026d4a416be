/** Makes strings that match a pattern: whatever comes out has been tested against the pattern and the length. */

import type { TextPattern } from "../schema/schema.js";
import { type PatternNode, samplingTreeOf } from "./pattern-syntax.js";

/** Longer samples are not made: a shape that needs more gets none. */
const MAX_SAMPLE = 100_000;
const TRIES = 200;
const MAX_STEPS = 400_000;
/** A sample is about this long where the pattern and the length leave it open. */
const PLEASANT = { least: 4, most: 12 };

interface Budget {
  readonly min: number;
  readonly max: number;
}

const trees = new WeakMap<TextPattern, { readonly tree: PatternNode | undefined }>();

/**
 * A string in which `regexp` finds a match and whose length in code points is within `length`, or undefined when none
 * was found in a bounded number of tries. The same sequence of random numbers (0 up to, not including, 1) gives the same
 * string. The pattern itself is run, so it must be one that is safe to run on short strings.
 */
export function samplePattern(pattern: TextPattern, random: () => number, length: Budget): string | undefined {
  const tree = treeOf(pattern);
  const max = Math.min(length.max, MAX_SAMPLE);
  if (tree === undefined || tree.min > max || length.min > max) return undefined;
  const tester = pattern instanceof RegExp ? withoutPlace(pattern) : pattern;
  const maker = new Maker(random);
  for (let round = 0; round < TRIES && maker.steps < MAX_STEPS; round += 1) {
    maker.daring = round < 3 ? 0 : 0.3;
    const core = maker.make(tree, aimAt(tree, { min: length.min, max }, round, random));
    for (const candidate of paddings(core, length.min, maker)) {
      const size = Array.from(candidate).length;
      if (size >= length.min && size <= max && tester.test(candidate)) return candidate;
    }
  }
  return undefined;
}

/** A RegExp that begins at the start of each text, whatever its flags. */
function withoutPlace({ source, flags }: RegExp): RegExp {
  return new RegExp(source, flags.replaceAll(/[gy]/gu, ""));
}

function treeOf(pattern: TextPattern): PatternNode | undefined {
  const known = trees.get(pattern) ?? { tree: samplingTreeOf(pattern.source, pattern.flags) };
  trees.set(pattern, known);
  return known.tree;
}

/** How long the match should be: pleasant first, then anything, then as short as can be. */
function aimAt(tree: PatternNode, length: Budget, round: number, random: () => number): number {
  const pinned = pinnedOf(tree);
  const least = Math.max(tree.min, Math.min(length.min, tree.max), pinned.min);
  const most = Math.max(least, Math.min(tree.max, length.max, pinned.max));
  if (round % 4 === 3) return least;
  const low = Math.min(most, Math.max(least, PLEASANT.least));
  const high = Math.min(most, Math.max(low, least + PLEASANT.most));
  return between(low, high, random);
}

function pinnedOf(tree: PatternNode): Budget {
  const items = tree.type === "sequence" ? tree.items : [];
  const body = items.find((item) => item.type !== "assertion" || item.pinned !== undefined);
  if (body?.type === "assertion" && body.pinned !== undefined) return body.pinned;
  return { min: 0, max: Infinity };
}

/** A pattern that is not anchored allows more text around the match, and a short match may need it. */
function* paddings(core: string, min: number, maker: Maker): Generator<string> {
  const missing = min - Array.from(core).length;
  if (missing <= 0) {
    yield core;
    return;
  }
  const padding = maker.filler(missing);
  yield core + padding;
  yield padding + core;
}

function between(low: number, high: number, random: () => number): number {
  return low + Math.floor(random() * (high - low + 1));
}

class Maker {
  /** How often a character is not of the most readable kind. */
  daring = 0;
  /** Counts the work, to bound it. */
  steps = 0;
  private readonly random: () => number;
  private readonly captured = new Map<string, string>();

  constructor(random: () => number) {
    this.random = random;
  }

  filler(count: number): string {
    let text = "";
    for (let i = 0; i < count; i += 1) text += between(0, 35, this.random).toString(36);
    return text;
  }

  /** Text for the node of about `aim` code points; exactly so many where the node leaves no gaps. */
  make(node: PatternNode, aim: number): string {
    this.steps += 1;
    if (this.steps > MAX_STEPS) return "";
    switch (node.type) {
      case "character":
        return this.character(node.tiers);
      case "sequence":
        return this.parts(node.items, aim);
      case "alternation":
        return this.option(node.options, aim);
      case "group": {
        const text = this.make(node.body, aim);
        for (const name of node.names) this.captured.set(name, text);
        return text;
      }
      case "repeat":
        return this.repeat(node, aim);
      case "reference":
        return this.captured.get(node.name) ?? "";
      case "assertion":
        return "";
    }
  }

  private character(tiers: readonly (readonly number[])[]): string {
    const daring = tiers.length > 1 && this.random() < this.daring;
    const tier = tiers[daring ? between(0, tiers.length - 1, this.random) : 0] ?? [];
    const code = tier[between(0, tier.length - 1, this.random)];
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  private option(options: readonly PatternNode[], aim: number): string {
    const fitting = options.filter(({ min, max }) => min <= aim && aim <= max);
    const eligible = fitting.length > 0 ? fitting : options.filter(({ min }) => min <= aim);
    const from = eligible.length > 0 ? eligible : options;
    const option = from[between(0, from.length - 1, this.random)];
    return option === undefined ? "" : this.make(option, aim);
  }

  /** Parts with gaps come first, so that those without can make up for what they took; references come last. */
  private parts(items: readonly PatternNode[], aim: number): string {
    const texts = items.map(() => "");
    const order = [...items.entries()].sort(([, left], [, right]) => rank(left) - rank(right));
    let spare = aim - items.reduce((sum, { min }) => sum + min, 0);
    let room = items.reduce((sum, item) => sum + roomOf(item), 0);
    for (const [i, item] of order) {
      room -= roomOf(item);
      const extra = this.share(spare, roomOf(item), room);
      const text = this.make(item, item.min + extra);
      texts[i] = text;
      spare -= Array.from(text).length - item.min;
    }
    return texts.join("");
  }

  /** How much of `spare` one part takes that has `own` room, when the parts behind it have `rest` room. */
  private share(spare: number, own: number, rest: number): number {
    if (spare <= 0 || own === 0) return 0;
    const low = Math.max(0, spare - rest);
    return between(Math.min(low, own), Math.min(own, spare), this.random);
  }

  private repeat(node: PatternNode & { type: "repeat" }, aim: number): string {
    const { body, least, most } = node;
    if (body.max === 0) return "";
    const fewest = Math.max(least, Math.ceil(aim / body.max));
    const highest = Math.min(most, body.min === 0 ? Math.max(fewest, aim) : Math.floor(aim / body.min));
    const count = Math.min(between(Math.min(fewest, highest), highest, this.random), MAX_SAMPLE);
    let text = "";
    let spare = aim - count * body.min;
    let room = count * (body.max - body.min);
    for (let i = 0; i < count && this.steps < MAX_STEPS; i += 1) {
      room -= body.max - body.min;
      const part = this.make(body, body.min + this.share(spare, body.max - body.min, room));
      text += part;
      spare -= Array.from(part).length - body.min;
    }
    return text;
  }
}

function roomOf({ min, max }: PatternNode): number {
  return max - min;
}

function rank(node: PatternNode): number {
  if (node.type === "reference") return 2;
  return node.gapless ? 1 : 0;
}
