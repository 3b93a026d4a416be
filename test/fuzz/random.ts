/** Pseudo-random choices from a seed: a case can be made again from its number. */

/** Xorshift, well mixed from the first number on. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bf03635) | 0 || 1;
    for (let turn = 0; turn < 4; turn++) this.below(2);
  }

  /** An integer from 0 up to, and without, `limit`. */
  below(limit: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state | 0;
    return (this.#state >>> 0) % Math.max(1, limit);
  }

  /** One of the items; the last argument when there is none. */
  pick<T>(items: readonly T[], otherwise: T): T {
    return items[this.below(items.length)] ?? otherwise;
  }

  /** Whether something with one chance in `chances` happens. */
  once(chances: number): boolean {
    return this.below(chances) === 0;
  }
}
