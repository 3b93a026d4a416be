/** The control API of a server: on this machine open, everywhere else behind a token. */
import { randomBytes } from "node:crypto";
import { isLoopback } from "../../mock/control/guard.js";
import { type Controllable, type ControlOptions, withControl } from "../../mock/control/with-control.js";

/** The control API of a running server. */
export interface ControlAccess {
  /** Its path, such as `/_wrought/`. */
  readonly path: string;
  /** What requests bring along as `authorization: Bearer …`, if they have to. */
  readonly token: string | undefined;
}

/** The mock with its control API, for a server at `host`: not on loopback there is a token, made up where none is given. */
export function controlledAt<M extends Controllable>(
  mock: M,
  host: string,
  options: ControlOptions,
): { readonly mock: M; readonly control: ControlAccess } {
  const token = options.token ?? (isLoopback(host) ? undefined : randomBytes(24).toString("base64url"));
  const allowedHosts = [...(options.allowedHosts ?? []), ...(isLoopback(host) ? [] : [host])];
  const path = options.path ?? "/_wrought/";
  const settings = { ...options, path, allowedHosts, ...(token !== undefined && { token }) };
  return { mock: withControl(mock, settings), control: { path, token } };
}
