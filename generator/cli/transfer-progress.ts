/** One line on a terminal that says what is being fetched and how much has come; silent everywhere else. */
import type { Watcher } from "../pull/http-client.js";
import { seconds } from "./counted.js";
import { printable } from "./printable.js";
import type { Channel } from "./terminal.js";

export interface TransferProgress {
  /** What one pull tells of itself. */
  readonly watch: (name: string) => Watcher;
  /** Takes the line away. */
  readonly clear: () => void;
}

export function transferProgressOf(channel: Channel): TransferProgress {
  if (!channel.isTerminal) return { watch: () => ({}), clear: () => undefined };
  const draw = (text: string): void => channel.write(`\r\u001B[2K${channel.colors.dim(printable(text))}`);
  return {
    watch: (name) => {
      draw(`${name} …`);
      return {
        received: (bytes, total) => draw(`${name}  ${size(bytes)}${total === undefined ? "" : ` of ${size(total)}`}`),
        retrying: (why, pause) => draw(`${name}  ${why} Another attempt in ${seconds(pause)}`),
      };
    },
    clear: () => channel.write("\r\u001B[2K"),
  };
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
