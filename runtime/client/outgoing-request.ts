/** A request on its way out: addressed, and changed by whatever the service wants beside its protocol. */
import type { ClientRequest } from "../protocol/client.js";
import type { HeaderPair } from "../protocol/protocol.js";
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";

export interface OutgoingRequest extends Omit<ClientRequest, "hostPrefix"> {
  /** Scheme, host and port; its path is that of the endpoint. */
  readonly url: URL;
}

/** A step that changes requests; it gives its argument back where it has nothing to do. */
export type RequestStep = (
  request: OutgoingRequest,
  operation: OperationSchema,
  input: Readonly<Record<string, unknown>>,
) => OutgoingRequest | Promise<OutgoingRequest>;

/** What a service wants that its protocol does not say. */
export interface Customization {
  readonly appliesTo: (service: ServiceSchema) => boolean;
  /** Changes inputs before they are written. */
  readonly input?: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  readonly request?: (service: ServiceSchema) => RequestStep;
}

/** The headers with others in place of those of the same name. Names are in lower case. */
export function withHeaders(headers: readonly HeaderPair[], others: readonly HeaderPair[]): readonly HeaderPair[] {
  const names = new Set(others.map(([name]) => name));
  return [...headers.filter(([name]) => !names.has(name)), ...others];
}

/** Puts a request to an endpoint. */
export function addressed({ hostPrefix, ...request }: ClientRequest, endpoint: URL): OutgoingRequest {
  const url = hostPrefix === "" || !takesPrefix(endpoint.hostname) ? endpoint : prefixed(endpoint, hostPrefix);
  const base = endpoint.pathname.replace(/\/$/, "");
  return { ...request, target: `${base}${request.target}`, url };
}

/** The URL with something before its host. */
export function prefixed(url: URL, prefix: string): URL {
  const changed = new URL(url);
  changed.hostname = prefix + url.hostname;
  return changed;
}

/** Numbers cannot have a name before them, and nobody resolves names below `localhost` everywhere. */
function takesPrefix(hostname: string): boolean {
  return hostname !== "localhost" && !/^[\d.]+$|^\[/.test(hostname);
}
