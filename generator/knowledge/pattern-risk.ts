/**
 * Says how a RegExp could take too long, for people: what is generated does not depend on it. A bound from the syntax settles
 * nearly all patterns; only where there is none is an attack searched for, by `recheck`, which is loaded then. Nothing runs
 * outside of this process.
 */

import { createRequire } from "node:module";
import type * as Recheck from "recheck";
import { boundBacktracking } from "./pattern/backtracking.js";

export type PatternRisk =
  | { readonly risk: "none" }
  | {
      readonly risk: "polynomial" | "exponential";
      /** A value to try, as a JavaScript expression; absent when none was found but safety was not proved either. */
      readonly attack?: string;
      readonly detail: string;
      /** The exponent of the value's length, for `polynomial`. */
      readonly degree?: number;
    };

/** More undecided ways than this are not called constant. */
const MAX_FACTOR = 4096;
/** Beyond this it is of no use to know that it is not exponential. */
const MAX_DEGREE = 6;
/** Limits by work rather than by time, so that the same pattern gets the same answer; the time is a last resort. */
const PARAMETERS: Recheck.Parameters = {
  randomSeed: 1,
  timeout: 2000,
  recallTimeout: -1,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  maxIteration: 4,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 30,
  mutationSize: 15,
  crossoverSize: 8,
};

/** Searches take long: each pattern is searched once in a run. */
const found = new Map<string, PatternRisk>();
const mostRemembered = 10_000;

/**
 * The worst time that a search with `new RegExp(source, flags)` can take, as its input grows. `none` means linear, and is
 * only said when it is proved; `polynomial` that its degree is proved to be at most the one given. What can be neither
 * proved nor refuted in time is reported as exponential.
 */
export function patternRisk(source: string, flags: string): PatternRisk {
  const key = `${flags}/${source}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  if (found.size >= mostRemembered) found.clear();
  const risk = riskOf(source, flags);
  found.set(key, risk);
  return risk;
}

function riskOf(source: string, flags: string): PatternRisk {
  const { degree, factor } = boundBacktracking(source, flags);
  if (factor <= MAX_FACTOR && degree <= 1) return { risk: "none" };
  if (factor <= MAX_FACTOR && degree <= MAX_DEGREE)
    return { risk: "polynomial", detail: `its time grows with the length to the power of ${degree}, at most`, degree };
  const result = loadRecheck().checkSync(source, flags, PARAMETERS);
  if (result.status === "safe" && result.checker === "automaton") return { risk: "none" };
  if (result.status !== "vulnerable") return { risk: "exponential", detail: "it could not be shown to be safe" };
  const { complexity, attack } = result;
  const detail = `${complexity.summary}, for example for ${attack.pattern}`;
  return complexity.type === "exponential"
    ? { risk: "exponential", attack: attack.pattern, detail }
    : { risk: "polynomial", attack: attack.pattern, detail, degree: complexity.degree };
}

/** Its build for browsers is the one without worker, binary or JVM: it runs here, and nothing chooses for it. */
function loadRecheck(): typeof Recheck {
  const require = createRequire(import.meta.url);
  const loaded: typeof Recheck = require("recheck/lib/browser.js");
  return loaded;
}
