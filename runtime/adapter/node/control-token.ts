/** The control API of a server: on this machine open, everywhere else behind a token. */
import { isLoopback } from "../../mock/control/guard.js";
import { type Controllable, type ControlOptions, withControl } from "../../mock/control/with-control.js";
import { consoleOptions } from "./console-options.js";
import { type ControlAccess, controlAccessOf } from "./control-access.js";

/** The mock with its control API and its console, for a server at `host`: not on loopback there is a token, made up where none is given. */
export function controlledAt<M extends Controllable>(
  mock: M,
  host: string,
  options: ControlOptions,
): { readonly mock: M; readonly control: ControlAccess } {
  const control = controlAccessOf(host, options);
  const { path, token } = control;
  const allowedHosts = [...(options.allowedHosts ?? []), ...(isLoopback(host) ? [] : [host])];
  const settings = { ...consoleOptions(), ...options, path, allowedHosts, ...(token !== undefined && { token }) };
  return { mock: withControl(mock, settings), control };
}
