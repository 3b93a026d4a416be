/** What the process tells its caller: nothing else is ever the exit code. */

export const exitCode = {
  /** Done, nothing wrong. */
  ok: 0,
  /** Problems: errors in a model, drift, a conflict, a port in use. */
  problems: 1,
  /** The command line itself is wrong. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The worst of several. */
export function worstOf(codes: Iterable<ExitCode>): ExitCode {
  let worst: ExitCode = exitCode.ok;
  for (const code of codes) if (code > worst) worst = code;
  return worst;
}
