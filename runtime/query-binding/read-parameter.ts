/** One parameter of a query request, found without reading the others. */
import { wholeBodyOf } from "../protocol/body-stream.js";
import type { WireRequest } from "../protocol/protocol.js";

const utf8 = new TextDecoder();

/** The forms of a request: what stands in the target's query, then the body. */
export function formsOf(request: WireRequest): readonly (Uint8Array | string)[] {
  const { target } = request;
  const body = wholeBodyOf(request);
  const mark = target.indexOf("?");
  return mark < 0 ? [body] : [target.slice(mark + 1), body];
}

/** The last value of a parameter with a plain name; `undefined` when the request has none. Linear in the request. */
export function parameterOf(request: WireRequest, name: string): string | undefined {
  for (const form of formsOf(request).toReversed()) {
    const value = lastValueIn(typeof form === "string" ? form : utf8.decode(form), `${name}=`);
    if (value !== undefined) return value;
  }
  return undefined;
}

function lastValueIn(form: string, start: string): string | undefined {
  for (let at = form.lastIndexOf(start); at >= 0; at = at === 0 ? -1 : form.lastIndexOf(start, at - 1)) {
    if (at > 0 && form[at - 1] !== "&") continue;
    const end = form.indexOf("&", at);
    return form.slice(at + start.length, end < 0 ? undefined : end);
  }
  return undefined;
}
