/** Pulled bytes as a model, or why they are none: nothing takes a model's place that does not load. */
import { loadModel } from "../model/load-model.js";
import { servicesOf } from "../model/services.js";
import { PullError } from "./pull-error.js";

export interface ReadModel {
  /** The bytes as text, a byte order mark included: written out it gives the same bytes. */
  readonly text: string;
  /** Ids of its services. */
  readonly services: readonly string[];
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Throws a PullError. */
export function readModel(bytes: Uint8Array, file: string): ReadModel {
  const text = textOf(bytes);
  if (/^\s*</.test(text)) {
    throw notModel(
      "What came is a page (HTML or XML), no model.",
      "Check the address; a page for signing in looks like this.",
    );
  }
  const { model, diagnostics } = loadModel([{ file, text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first !== undefined) {
    const { location, message } = first;
    const place = location === undefined ? "" : ` (line ${location.line}, column ${location.column})`;
    const more = errors.length === 1 ? "" : ` There are ${errors.length} errors in all.`;
    throw notModel(`What came does not load as a model: ${message}${place}${more}`, first.hint);
  }
  if (model === undefined || model.shapes.size === 0) throw notModel("What came is a model without a single shape.");
  return { text, services: servicesOf(model).map(({ id }) => id) };
}

/** The services of a file that is there already; none when it does not load. */
export function servicesIn(bytes: Uint8Array, file: string): readonly string[] {
  try {
    return readModel(bytes, file).services;
  } catch (error) {
    if (error instanceof PullError) return [];
    throw error;
  }
}

/** Whether an overlay that fitted the model before does not fit the new one. */
export function breaksOverlay(before: string | undefined, after: string, overlay: string): boolean {
  const loads = (text: string): boolean =>
    loadModel([
      { file: "model.json", text },
      { file: "model.overlay.json", text: overlay },
    ]).model !== undefined;
  return !loads(after) && (before === undefined || loads(before));
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw notModel("What came is empty.");
  try {
    return decoder.decode(bytes);
  } catch {
    throw notModel("What came is no text in UTF-8.");
  }
}

function notModel(message: string, hint?: string): PullError {
  return new PullError("pull-not-model", message, hint);
}
