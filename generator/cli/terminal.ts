/** The two streams a command writes to, and their colours: none unless a person looks, or asked for them. */
import pc from "picocolors";

export type Colors = ReturnType<typeof pc.createColors>;

/** One of the process's output streams. */
export interface Channel {
  /** Writes a line. */
  readonly line: (text?: string) => void;
  /** Writes text as it is. */
  readonly write: (text: string) => void;
  readonly colors: Colors;
  /** A person looks at it: lines may be drawn over. */
  readonly isTerminal: boolean;
}

export interface Terminal {
  /** Results. */
  readonly out: Channel;
  /** Diagnostics, progress, hints. */
  readonly err: Channel;
}

type Stream = Pick<NodeJS.WriteStream, "write"> & { readonly isTTY?: boolean | undefined };
type Environment = Readonly<Record<string, string | undefined>>;

/** The process's own terminal. `color` is what `--color` or `--no-color` said. */
export function processTerminal(color?: boolean): Terminal {
  return {
    out: channelOf(process.stdout, color, process.env),
    err: channelOf(process.stderr, color, process.env),
  };
}

function channelOf(stream: Stream, color: boolean | undefined, env: Environment): Channel {
  const isTerminal = stream.isTTY === true;
  return {
    line: (text = "") => void stream.write(`${text}\n`),
    write: (text) => void stream.write(text),
    colors: pc.createColors(wantsColor(color, isTerminal, env)),
    isTerminal,
  };
}

/** The option wins over FORCE_COLOR, that over NO_COLOR, and that over what the stream is. */
export function wantsColor(option: boolean | undefined, isTerminal: boolean, env: Environment): boolean {
  if (option !== undefined) return option;
  const force = env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}
