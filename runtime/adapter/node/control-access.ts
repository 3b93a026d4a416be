/** Who may use the control API of a server: known before anything of the API is loaded. */
import { isLoopback } from "../../mock/control/guard.js";

/** The control API of a running server. */
export interface ControlAccess {
  /** Its path, such as `/_wrought/`. */
  readonly path: string;
  /** What requests bring along as `authorization: Bearer …`, if they have to. */
  readonly token: string | undefined;
}

/** For a server at `host`: on this machine open, everywhere else behind a token, made up where none is given. */
export function controlAccessOf(
  host: string,
  { path = "/_wrought/", token }: { readonly path?: string; readonly token?: string },
): ControlAccess {
  return { path, token: token ?? (isLoopback(host) ? undefined : newToken()) };
}

function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString("base64url");
}
