/** A pattern as the tree that samples are made from, each node with its lengths; undefined when it is too large or too deep. */

import { readPatternSyntax } from "../pattern/read-syntax.js";
import type { PatternSyntax } from "../pattern/syntax.js";
import { type CharacterTiers, charactersOf } from "./pattern-characters.js";

interface Lengths {
  /** Code points that the node takes at least and at most; assertions take none. */
  readonly min: number;
  readonly max: number;
  /** Every length between the two can be had. */
  readonly gapless: boolean;
}

export type PatternNode = Lengths &
  (
    | { readonly type: "character"; readonly tiers: CharacterTiers }
    | { readonly type: "sequence"; readonly items: readonly PatternNode[] }
    | { readonly type: "alternation"; readonly options: readonly PatternNode[] }
    | { readonly type: "group"; readonly body: PatternNode; readonly names: readonly string[] }
    | { readonly type: "repeat"; readonly body: PatternNode; readonly least: number; readonly most: number }
    | { readonly type: "reference"; readonly name: string }
    /** Not built, only verified; `pinned` says what a lookahead such as `(?=.{1,128}$)` says of the length. */
    | { readonly type: "assertion"; readonly pinned?: { readonly min: number; readonly max: number } }
  );

const MAX_LENGTH = 20_000;
/** Stands for "without end": finite, so that differences of lengths stay numbers. */
const UNBOUNDED = 1e9;
const NOTHING: Lengths = { min: 0, max: 0, gapless: true };

/** `source` and `flags` are those of a RegExp. */
export function samplingTreeOf(source: string, flags: string): PatternNode | undefined {
  const tree = source.length > MAX_LENGTH ? undefined : readPatternSyntax(source, flags);
  return tree === undefined ? undefined : new Measure(flags).node(tree);
}

class Measure {
  private readonly flags: string;
  private readonly known = new Map<string, CharacterTiers>();
  private readonly groups = new Map<string, PatternNode>();

  constructor(flags: string) {
    this.flags = flags;
  }

  node(node: PatternSyntax): PatternNode {
    switch (node.type) {
      case "character":
        return { type: "character", tiers: this.tiersOf(node.atom), min: 1, max: 1, gapless: true };
      case "sequence":
        return this.sequence(node.items);
      case "alternation":
        return this.alternation(node.options);
      case "group": {
        const body = this.node(node.body);
        for (const name of node.names) this.groups.set(name, body);
        return { type: "group", body, names: node.names, min: body.min, max: body.max, gapless: body.gapless };
      }
      case "repeat":
        return this.repeat(node);
      case "reference": {
        const { min, max } = this.groups.get(node.name) ?? NOTHING;
        return { type: "reference", name: node.name, min, max, gapless: false };
      }
      case "look":
        return { type: "assertion", ...NOTHING, ...(node.behind || node.negative ? {} : this.pinnedBy(node.body)) };
      case "assertion":
        return { type: "assertion", ...NOTHING };
    }
  }

  private tiersOf(atom: string): CharacterTiers {
    const tiers = this.known.get(atom) ?? charactersOf(atom, this.flags);
    this.known.set(atom, tiers);
    return tiers;
  }

  private sequence(parts: readonly PatternSyntax[]): PatternNode {
    const items = parts.map((part) => this.node(part));
    const min = items.reduce((sum, item) => sum + item.min, 0);
    const max = Math.min(
      items.reduce((sum, item) => sum + item.max, 0),
      UNBOUNDED,
    );
    return { type: "sequence", items, min, max, gapless: items.every(({ gapless }) => gapless) };
  }

  private alternation(parts: readonly PatternSyntax[]): PatternNode {
    const options = parts.map((part) => this.node(part));
    const min = Math.min(...options.map((option) => option.min));
    const max = Math.max(...options.map((option) => option.max));
    return { type: "alternation", options, min, max, gapless: min === max };
  }

  private repeat(node: PatternSyntax & { type: "repeat" }): PatternNode {
    const body = this.node(node.body);
    const least = Math.min(node.least, UNBOUNDED);
    const most = Math.min(node.most, UNBOUNDED);
    const min = body.min * least;
    const max = Math.min(body.max * most, UNBOUNDED);
    const gapless = body.gapless && (body.min <= 1 || least === most);
    return { type: "repeat", body, least, most, min, max, gapless };
  }

  /** A lookahead over plain characters up to the end says how long the rest is. */
  private pinnedBy(look: PatternSyntax): { pinned?: { min: number; max: number } } {
    const last = look.type === "sequence" ? look.items.at(-1) : undefined;
    if (last?.type !== "assertion" || last.kind !== "end") return {};
    const body = this.node(look);
    const plain = body.type === "sequence" && body.items.every(isRun);
    return plain ? { pinned: { min: body.min, max: body.max } } : {};
  }
}

function isRun(node: PatternNode): boolean {
  return node.type === "character" || node.type === "assertion" || (node.type === "repeat" && isRun(node.body));
}
