/** A running mock follows its model. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import type { MockRequest } from "./mock-request.js";
import { shortName } from "./short-name.js";
import type { ChangeWatch, RunOutcome } from "./watch-run.js";

/** Calls `renew` after each change; undefined without `--watch`. */
export async function watchMock(
  service: string,
  request: MockRequest,
  view: View,
  context: Context,
  renew: () => Promise<readonly Diagnostic[]>,
): Promise<ChangeWatch | undefined> {
  if (!request.watch) return undefined;
  const { watchLogOf } = await import("./watch-log.js");
  const { watchChanges } = await import("./watch-run.js");
  const { watchedBy } = await import("./watched-by.js");
  const run = async (): Promise<RunOutcome> => {
    const diagnostics = await renew();
    return { done: `serving ${shortName(service)} as it is now`, diagnostics, json: {} };
  };
  return watchChanges({ paths: () => watchedBy(request, context.cwd), run }, watchLogOf(context, view));
}
