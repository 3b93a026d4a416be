/** The control API's description of itself, as OpenAPI 3.1. */
import type { Endpoint } from "./endpoint.js";

/** The document, made from the same table that requests are routed by. */
export function openApiOf(endpoints: readonly Endpoint[], base: string, withToken: boolean): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = (paths[`${base}${endpoint.path}`] ??= {});
    path[endpoint.method.toLowerCase()] = operationOf(endpoint);
  }
  const security = {
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{ token: [] }],
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "Wrought mock control",
      version: "1",
      description: "Stubs, faults, recorded calls and the clock of a mock.",
    },
    ...(withToken ? security : {}),
    paths,
  };
}

function operationOf({ method, path, summary, query = {}, body, answer }: Endpoint): object {
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const questions = Object.entries(query).map(([name, { description, type }]) => ({
    name,
    in: "query",
    description,
    schema: { type },
  }));
  const content = answer.schema === undefined ? {} : { content: { "application/json": { schema: answer.schema } } };
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+(\w?)/gi, (_, next: string) => next.toUpperCase()).replace(/^./, (it) => it.toUpperCase())}`,
    summary,
    parameters: [...places, ...questions],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: { [answer.status]: { description: answer.description, ...content } },
  };
}
