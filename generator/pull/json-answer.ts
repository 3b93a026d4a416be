/** An answer of a program's interface, read with care: it may be anything. */
import type { HttpAnswer } from "./http-client.js";
import { PullError, shownUrl } from "./pull-error.js";

/** Throws a PullError when the body is not JSON. */
export function jsonOf({ body, url }: Pick<HttpAnswer, "body" | "url">): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new PullError("pull-refused", `${shownUrl(url)} answers with something that is not JSON.`);
  }
}

/** The own property of an object; undefined for anything else. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === "string" ? found : undefined;
}
