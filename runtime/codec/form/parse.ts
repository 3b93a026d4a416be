/** Form-encoded text to a tree of names, with its size bounded before it grows. */
import { CodecFailure } from "../failure.js";

/** One name: its own value, and the names below it after a dot. */
export interface FormNode {
  readonly value: string | undefined;
  readonly children: ReadonlyMap<string, FormNode>;
}

interface Growing extends FormNode {
  value: string | undefined;
  children: Map<string, Growing>;
}
/** What most nodes have below them: it is never added to. */
const nothing = new Map<string, Growing>();

export interface FormLimits {
  /** How many pairs there may be. */
  readonly maxPairs: number;
  /** How many dots a name may have. */
  readonly maxDots: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses `name=value` pairs, joined by `&`, from each of `parts`; of equal names the last counts. `undefined` when the
 * bytes are not UTF-8 or an escape is broken. @throws CodecFailure when there is more than the limits allow
 */
export function parseForm(parts: readonly (Uint8Array | string)[], limits: FormLimits): FormNode | undefined {
  const root: Growing = { value: undefined, children: nothing };
  let room = limits.maxPairs;
  try {
    for (const part of parts) {
      const text = typeof part === "string" ? part : utf8.decode(part);
      // One pair after the other, so that a text of nothing but `&` takes no memory.
      for (let start = 0; start < text.length;) {
        const ampersand = text.indexOf("&", start);
        const end = ampersand < 0 ? text.length : ampersand;
        if (end > start) {
          if (room-- === 0) throw new CodecFailure(`at most ${limits.maxPairs} parameters`, "other");
          addPair(root, text.slice(start, end), limits.maxDots);
        }
        start = end + 1;
      }
    }
  } catch (error) {
    // A URIError says that an escape is broken, a TypeError that the bytes are not UTF-8.
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
  return root;
}

function addPair(root: Growing, pair: string, maxDots: number): void {
  const equals = pair.indexOf("=");
  const name = decode(equals < 0 ? pair : pair.slice(0, equals));
  nodeAt(root, name, maxDots).value = equals < 0 ? "" : decode(pair.slice(equals + 1));
}

/** @throws URIError for a broken escape */
function decode(text: string): string {
  // Five times as fast as `replaceAll` on a text of nothing else.
  const spaced = text.includes("+") ? text.split("+").join(" ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

function nodeAt(root: Growing, name: string, maxDots: number): Growing {
  let node = root;
  let dots = 0;
  for (let start = 0; start <= name.length;) {
    if (dots++ > maxDots) throw new CodecFailure(`at most ${maxDots} dots in a name`, "other");
    const dot = name.indexOf(".", start);
    const end = dot < 0 ? name.length : dot;
    const segment = name.slice(start, end);
    let next = node.children.get(segment);
    if (next === undefined) {
      next = { value: undefined, children: nothing };
      if (node.children === nothing) node.children = new Map();
      node.children.set(segment, next);
    }
    node = next;
    start = end + 1;
  }
  return node;
}
