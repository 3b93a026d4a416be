/** The SDK's own handler for Node, with every host led to one port of this machine; the `host` field keeps the real one. */
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";
import type { PublishedClient } from "./published-client.js";

type Handler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

export function addressed({ load }: PublishedClient, port: number): Handler {
  const { NodeHttpHandler } = load("@smithy/node-http-handler") as { readonly NodeHttpHandler: new () => Handler };
  const handler = new NodeHttpHandler();
  return {
    ...(handler.metadata && { metadata: handler.metadata }),
    destroy: () => handler.destroy?.(),
    handle: (request, options) => {
      const { hostname } = request;
      Object.assign(request, { protocol: "http:", hostname: "127.0.0.1", port });
      request.headers["host"] ??= hostname;
      return handler.handle(request, options);
    },
  };
}
