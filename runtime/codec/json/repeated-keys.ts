/** Keys that come twice in one JSON object: `JSON.parse` keeps the last without a word, and a union must not (spec: union serialization). */

/** Whether some object of a text has a key twice. `json` is what `JSON.parse` made of the text. Linear in the text, and without recursion. */
export function repeatsKeys(text: string, json: unknown): boolean {
  return keysIn(json) !== pairsIn(text);
}

/** How many members objects have, all together. */
function keysIn(json: unknown): number {
  let count = 0;
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    const isList = Array.isArray(value);
    const parts: readonly unknown[] = isList ? value : Object.values(value);
    if (!isList) count += parts.length;
    // Not by spreading: a long list has more items than a call can have arguments.
    for (const part of parts) if (typeof part === "object" && part !== null) left.push(part);
  }
  return count;
}

/** How many keys the text has: strings with a colon behind them. */
function pairsIn(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let next = end + 1;
    while (text.charCodeAt(next) <= 32) next++;
    if (text.charCodeAt(next) === 58) count++;
    start = text.indexOf('"', next);
  }
  return count;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === 92) start--;
  return (at - start) % 2 === 1;
}

/** The prototype of objects that had a key twice. */
const repeated: object = {};

/** The members in order, the last of equal keys; {@link hasRepeats} knows of them. */
export function recordOfEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const record: Record<string, unknown> = Object.fromEntries(entries);
  if (Object.keys(record).length < entries.length) Object.setPrototypeOf(record, repeated);
  return record;
}

/** Whether a parsed object had a key twice, if the parser was told to look (`careOf`). */
export function hasRepeats(json: object): boolean {
  return Object.getPrototypeOf(json) === repeated;
}
