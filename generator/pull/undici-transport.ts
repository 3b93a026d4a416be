/** Requests by undici: through the proxy that the environment names, with time-outs; TLS as Node is set up for it. */
import { EnvHttpProxyAgent, request } from "undici";
import type { HttpReply, HttpRequest, Transport } from "./http-reply.js";
import type { Limits } from "./limits.js";

/**
 * `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case, are honoured; a proxy sees plain requests whole and makes
 * tunnels for https. `NODE_EXTRA_CA_CERTS` names certificates to trust beyond Node's own, `trusted` are others instead.
 */
export function undiciTransport({ connect, idle }: Limits, trusted?: string): Transport {
  const tls = { timeout: connect, ...(trusted === undefined ? {} : { ca: trusted }) };
  const dispatcher = new EnvHttpProxyAgent({
    connect: tls,
    proxyTls: tls,
    requestTls: tls,
    headersTimeout: idle,
    bodyTimeout: idle,
    proxyTunnel: false,
  });
  return { send: (asked) => send(asked, dispatcher), close: () => dispatcher.destroy() };
}

async function send({ url, headers, signal }: HttpRequest, dispatcher: EnvHttpProxyAgent): Promise<HttpReply> {
  const { statusCode, headers: answered, body } = await request(url, { method: "GET", headers, signal, dispatcher });
  const header = (name: string): string | undefined => {
    const value = Object.hasOwn(answered, name) ? answered[name] : undefined;
    return typeof value === "object" ? value.join(", ") : value;
  };
  return { url, status: statusCode, header, body };
}
