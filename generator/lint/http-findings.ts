/** Requests and responses of HTTP that clients and servers may refuse. */
import type { Model, OperationShape, Shape } from "../model/shapes.js";
import { isObject, property } from "../model/node.js";
import type { RuleEvent } from "../model/rules/rule.js";

const bodiless = new Set(["GET", "HEAD", "DELETE", "TRACE"]);
/** Parts of a request that are not its body. */
const asides = ["httpLabel", "httpQuery", "httpQueryParams", "httpHeader", "httpPrefixHeaders", "httpResponseCode"];

export function* httpFindings(model: Model): Iterable<RuleEvent> {
  for (const shape of model.shapes.values()) {
    const message = shape.type === "operation" ? undefined : errorFault(shape);
    if (message !== undefined) yield { event: "HttpResponseCodeSemantics", shape, message };
    if (shape.type === "operation") yield* operationFindings(model, shape);
  }
}

function* operationFindings(model: Model, operation: OperationShape): Iterable<RuleEvent> {
  const http = operation.traits.get("smithy.api#http");
  if (!isObject(http)) return;
  const [method, code, uri] = [property(http, "method"), property(http, "code") ?? 200, property(http, "uri")];
  if (typeof uri === "string") yield* labelFindings(operation, uri);
  const body = bodyOf(model.shape(operation.input));
  if (typeof method === "string" && bodiless.has(method) && body.length > 0) {
    const message = `A ${method} request with a body, for ${body.join(", ")}: many clients cannot send it.`;
    yield { event: "HttpMethodSemantics.UnexpectedPayload", shape: operation, message };
  }
  if (typeof code !== "number") return;
  const event = "HttpResponseCodeSemantics";
  const output = bodyOf(model.shape(operation.output));
  if (code < 200 || code > 299) yield { event, shape: operation, message: `The code ${code} is none of success.` };
  else if ((code === 204 || code === 205) && output.length > 0)
    yield { event, shape: operation, message: `A response ${code} has no body, for ${output.join(", ")}.` };
}

function* labelFindings(shape: OperationShape, uri: string): Iterable<RuleEvent> {
  const labels = uri.match(/\{[^{}]*\}/g) ?? [];
  const greedy = labels.filter((label) => label.endsWith("+}"));
  if (greedy.length > 1)
    yield { event: "HttpUriGreedyLabel.MultipleGreedyLabels", shape, message: `${uri} has two greedy labels.` };
  if (greedy[0] !== undefined && greedy[0] !== labels.at(-1)) {
    const message = `${uri} has labels after a greedy one.`;
    yield { event: "HttpUriGreedyLabel.GreedyLabelIsNotLastLabel", shape, message };
  }
}

/** The members that make up the body of a message. */
function bodyOf(shape: Shape | undefined): readonly string[] {
  if (shape?.type !== "structure") return [];
  return [...shape.members.values()]
    .filter(({ traits }) => !asides.some((name) => traits.has(`smithy.api#${name}`)))
    .map(({ name }) => name);
}

function errorFault({ traits }: Shape): string | undefined {
  const [kind, code] = [traits.get("smithy.api#error"), traits.get("smithy.api#httpError")];
  const least = kind === "client" ? 400 : 500;
  if (typeof kind !== "string" || typeof code !== "number") return undefined;
  if (code >= least && code <= least + 99) return undefined;
  return `An error of the ${kind} has a code from ${least} to ${least + 99}, not ${code}.`;
}
