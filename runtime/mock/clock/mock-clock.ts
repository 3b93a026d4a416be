/** A mock's own time: the system's until a test sets it, then what the test says. */

/** A moment: a Date, milliseconds since 1970, or a text that `Date` reads. */
export type Moment = Date | number | string;

export interface MockClock {
  /** The present moment. */
  readonly now: () => Date;
  /** The same in milliseconds since 1970. */
  readonly time: () => number;
  /** Stops the clock at a moment; it may lie in the past. @throws RangeError for what is no moment */
  readonly set: (moment: Moment) => void;
  /** Moves the clock on by so many milliseconds, and ends the waits that are then over. @throws RangeError when negative */
  readonly advance: (milliseconds: number) => void;
  /** Back to the system's time. */
  readonly resume: () => void;
  /** Whether a test has set it or moved it on. */
  readonly isMoved: boolean;
  /** Resolves when so many milliseconds have passed on this clock. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What timers take; longer ones would fire at once. */
const longestTimer = 2 ** 31 - 1;

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** A clock of one mock. Its waits keep no process alive that has nothing else to do but serve. */
export function mockClock(): MockClock {
  const clock = new MovableClock();
  return {
    now: () => new Date(clock.now),
    time: () => clock.now,
    set: (moment) => clock.set(moment),
    advance: (milliseconds) => clock.advance(milliseconds),
    resume: () => clock.resume(),
    get isMoved() {
      return clock.isMoved;
    },
    sleep: (milliseconds) => clock.sleep(milliseconds),
  };
}

class MovableClock {
  #stoppedAt: number | undefined;
  #ahead = 0;
  readonly #sleepers = new Set<Sleeper>();

  get now(): number {
    return this.#stoppedAt ?? Date.now() + this.#ahead;
  }

  get isMoved(): boolean {
    return this.#stoppedAt !== undefined || this.#ahead !== 0;
  }

  set(moment: Moment): void {
    const time = new Date(moment).getTime();
    if (Number.isNaN(time))
      throw new RangeError("the clock is set to a Date, to milliseconds, or to a text that Date reads");
    this.#stoppedAt = time;
    this.#wakeAll();
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
      throw new RangeError("the clock is advanced by milliseconds, which are not negative");
    }
    if (this.#stoppedAt === undefined) this.#ahead += milliseconds;
    else this.#stoppedAt += milliseconds;
    this.#wakeAll();
  }

  resume(): void {
    this.#stoppedAt = undefined;
    this.#ahead = 0;
    this.#wakeAll();
  }

  sleep(milliseconds: number): Promise<void> {
    if (!(milliseconds > 0)) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = { due: this.now + milliseconds, wake: resolve, timer: undefined };
      this.#sleepers.add(sleeper);
      this.#arm(sleeper);
    });
  }

  /** Wakes whoever is due, and sets the timers of the others anew. */
  #wakeAll(): void {
    for (const sleeper of this.#sleepers) this.#arm(sleeper);
  }

  #arm(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer);
    const rest = sleeper.due - this.now;
    if (rest <= 0) {
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    } else if (this.#stoppedAt === undefined) {
      sleeper.timer = setTimeout(() => this.#arm(sleeper), Math.min(Math.ceil(rest), longestTimer));
    }
  }
}
