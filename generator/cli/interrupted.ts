/** Waiting for Ctrl-C, for commands that run until then. */

/** Resolves at the first interrupt, after `first`; a second one ends the process at once. */
export function interrupted(first: () => void): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    const onSignal = (): void => {
      count++;
      // 128 + SIGINT, as shells count.
      if (count > 1) process.exit(130);
      first();
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
