/** One line on a terminal that says how far a long run is; silent everywhere else. */
import type { Channel } from "./terminal.js";

export interface Progress {
  /** Says what is being worked on now, and that one more than before is done. */
  readonly next: (name: string) => void;
  /** Takes the line away, before something else is printed or at the end. */
  readonly clear: () => void;
}

/** A progress line for `total` pieces of work. `now` is in milliseconds. */
export function progressOf(channel: Channel, total: number, now: () => number = Date.now): Progress {
  if (!channel.isTerminal) return { next: () => undefined, clear: () => undefined };
  const start = now();
  let begun = 0;
  return {
    next: (name) => {
      const seconds = (now() - start) / 1000;
      const rate = begun > 0 && seconds > 0 ? `  ${(begun / seconds).toFixed(1)}/s` : "";
      const count = `${String(begun).padStart(String(total).length)}/${total}`;
      begun++;
      channel.write(`\r\u001B[2K${channel.colors.dim(`[${count}]${rate}`)}  ${name}`);
    },
    clear: () => channel.write("\r\u001B[2K"),
  };
}
