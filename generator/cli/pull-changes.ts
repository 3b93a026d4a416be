/** What a pull changed in a model: the summary of its comparison, and the comparison as data. */
import { loadModel } from "../model/load-model.js";

export interface PullChanges {
  /** For people. */
  readonly lines: readonly string[];
  /** How many of the first lines nobody may overlook: members that gained or lost sensitivity. */
  readonly loud: number;
  /** For programs. */
  readonly json: object;
}

/** `file` names the model in positions. Undefined when what was there before is no model: then all of it is new. */
export async function changesOf(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<PullChanges | undefined> {
  const [old, fresh] = [before, after].map((text) => loadModel([{ file, text }]).model);
  if (old === undefined || fresh === undefined) return undefined;
  const [{ diff }, { summaryOf }] = await Promise.all([import("../diff/diff.js"), import("../diff/summary.js")]);
  const compared = diff(old, fresh);
  const { semver, operations, sensitivity, events } = compared;
  return { lines: summaryOf(compared), loud: sensitivity.length, json: { semver, operations, sensitivity, events } };
}
