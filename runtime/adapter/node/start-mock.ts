/** A mock and its server in one, for tests: `await using mock = await startMock(createXMock())`. */
import type { Controllable, ControlOptions } from "../../mock/control/with-control.js";
import type { Mock } from "../../mock/options.js";
import type { ControlAccess } from "./control-access.js";
import { controlledAt } from "./control-token.js";
import { type Listening, type ListenOptions, listen } from "./listen.js";

export interface StartOptions extends ListenOptions {
  /** The control API, for tests that run elsewhere; off unless it is asked for. */
  readonly control?: boolean | ControlOptions;
}

/** The server's part: its address, how to stop it, and its control API if it has one. */
export interface StartedServer extends Listening {
  readonly control: ControlAccess | undefined;
}

/**
 * Serves a mock at a free port, unless one is named, until it is closed or its scope ends. What comes back is the mock and
 * its server. Rejects with a `ListenError` when it cannot listen.
 */
export async function startMock<M extends Mock & Controllable>(
  mock: M,
  { control = false, port = 0, host = "127.0.0.1", ...rest }: StartOptions = {},
): Promise<M & StartedServer> {
  const options = control === true ? {} : control;
  const controlled = options === false ? { mock, control: undefined } : controlledAt(mock, host, options);
  const listening = await listen(controlled.mock, { ...rest, port, host });
  return { ...controlled.mock, ...listening, control: controlled.control };
}
