/** Why a server could not start, in words that name the port. */

/** Recognised by its `name`. */
export class ListenError extends Error {
  override readonly name = "ListenError";
  /** Node's code of the failure, such as `EADDRINUSE`, `EACCES` or `ENOTFOUND`. */
  readonly code: string;
  readonly host: string;
  readonly port: number;

  constructor(cause: unknown, host: string, port: number) {
    const code = codeOf(cause);
    super(`cannot listen on ${host}:${port}: ${reasons.get(code) ?? code}`, { cause });
    this.code = code;
    this.host = host;
    this.port = port;
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "the port is in use"],
  ["EACCES", "not allowed (ports below 1024 often need rights)"],
  ["EADDRNOTAVAIL", "this machine has no such address"],
  ["ENOTFOUND", "there is no such host"],
  ["ERR_SOCKET_BAD_PORT", "a port is a number from 0 to 65535"],
]);

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
}
