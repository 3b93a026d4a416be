/** What a failed connection means to a person, and whether another attempt makes sense. */
import { PullError, shownUrl } from "./pull-error.js";

export interface Failure {
  readonly error: PullError;
  readonly mayRetry: boolean;
}

/** Codes by what they say; the text follows the address. */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses the connection",
  ECONNRESET: "broke the connection off",
  EPIPE: "broke the connection off",
  UND_ERR_SOCKET: "broke the connection off",
  ENOTFOUND: "has no address: the name is unknown here",
  EAI_AGAIN: "has no address: names cannot be looked up now",
  ENETUNREACH: "cannot be reached: there is no network",
  EHOSTUNREACH: "cannot be reached",
  ETIMEDOUT: "does not answer in time",
  UND_ERR_CONNECT_TIMEOUT: "does not take the connection in time",
  UND_ERR_HEADERS_TIMEOUT: "does not answer in time",
  UND_ERR_BODY_TIMEOUT: "stopped sending in the middle",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "sent another length than it had said",
  Z_BUF_ERROR: "sent packed data that ends too soon",
  Z_DATA_ERROR: "sent packed data that is damaged",
};

const timeOuts: ReadonlySet<string> = new Set([
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

/** A PullError stays itself, and is not tried again: it is a judgement, not an accident. */
export function failureOf(error: unknown, url: URL): Failure {
  if (error instanceof PullError) return { error, mayRetry: false };
  const { code, message, name } = causeOf(error);
  if (isCertificate(code)) {
    const hint = "For an authority of your own set NODE_EXTRA_CA_CERTS to its certificate.";
    return {
      error: new PullError("pull-network", `${shownUrl(url)} shows a certificate that is not trusted (${code}).`, hint),
      mayRetry: false,
    };
  }
  const known =
    name === "HTTPParserError" ? "does not speak HTTP" : Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  const meaning = known ?? `cannot be read: ${message}`;
  const kind = timeOuts.has(code) ? "pull-timeout" : "pull-network";
  return { error: new PullError(kind, `${shownUrl(url)} ${meaning}${proxied(message)}.`), mayRetry: true };
}

interface Cause {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** The innermost error that has a code: undici and happy eyeballs wrap theirs. */
function causeOf(error: unknown, depth = 0): Cause {
  if (!(error instanceof Error)) return { name: "", code: "", message: String(error) };
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  const own = "code" in error && typeof error.code === "string" ? error.code : "";
  if (inner instanceof Error && depth < 5) {
    const deeper = causeOf(inner, depth + 1);
    if (deeper.code !== "") return deeper;
  }
  return { name: error.name, code: own, message: error.message };
}

function isCertificate(code: string): boolean {
  return /^(?:CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/.test(code);
}

/** undici says so where a proxy refused; its message holds the status and no secret. */
function proxied(message: string): string {
  const status = /^Proxy response \((\d+)\)/.exec(message)?.[1];
  return status === undefined ? "" : `, because the proxy refuses with ${status}`;
}
