/** One line on a terminal that says how far a long run is; silent everywhere else. */
import { printable } from "./printable.js";
import type { Channel } from "./terminal.js";

export interface Progress {
  /** Says what is begun now. */
  readonly next: (name: string) => void;
  /** Says that one more is done. */
  readonly done: () => void;
  /** Takes the line away, before something else is printed or at the end. */
  readonly clear: () => void;
}

const width = 20;

/** A progress line for `total` pieces of work: a bar, how many are done, how many a second, the latest name. `now` is in milliseconds. */
export function progressOf(channel: Channel, total: number, now: () => number = Date.now): Progress {
  if (!channel.isTerminal) return { next: () => undefined, done: () => undefined, clear: () => undefined };
  const start = now();
  let [done, latest] = [0, ""];
  const draw = (): void => {
    const seconds = (now() - start) / 1000;
    const rate = done > 0 && seconds > 0 ? `  ${(done / seconds).toFixed(1)}/s` : "";
    const full = Math.floor((done / total) * width);
    const bar = total > 1 ? `${"█".repeat(full)}${"░".repeat(width - full)} ` : "";
    const count = `${String(done).padStart(String(total).length)}/${total}`;
    channel.write(`\r\u001B[2K${channel.colors.dim(`${bar}${count}${rate}`)}  ${printable(latest)}`);
  };
  return {
    next: (name) => {
      latest = name;
      draw();
    },
    done: () => {
      done++;
      draw();
    },
    clear: () => channel.write("\r\u001B[2K"),
  };
}
