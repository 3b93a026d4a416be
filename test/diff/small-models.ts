/** Two small models from a few shapes each, and what is said of them. */
import type { DiffEvent } from "../../generator/diff/event.js";
import { diffEvents } from "../../generator/diff/events.js";
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";

export interface SmallModel {
  readonly smithy?: "1.0" | "2.0";
  readonly metadata?: object;
  /** By name in the namespace `ns`, or by id. */
  readonly shapes?: Readonly<Record<string, object>>;
}

export function smallModel({ smithy = "2.0", metadata = {}, shapes = {} }: SmallModel): Model {
  const named = Object.entries(shapes).map(([name, shape]) => [name.includes("#") ? name : `ns#${name}`, shape]);
  const text = JSON.stringify({ smithy, metadata, shapes: Object.fromEntries(named) });
  const { model, diagnostics } = loadModel([{ file: "m.json", text }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}

/** `SEVERITY id subject`, the namespace `ns` left out. */
export function linesOf(events: readonly DiffEvent[]): readonly string[] {
  return events.map(({ severity, eventId, shapeId }) =>
    `${severity} ${eventId} ${shapeId ?? "-"}`.replaceAll("ns#", ""),
  );
}

export function saidOf(old: SmallModel, now: SmallModel): readonly string[] {
  return linesOf(diffEvents(smallModel(old), smallModel(now))).toSorted();
}

export const target = (name: string, traits: object = {}): object => ({
  target: name.includes("#") ? name : `ns#${name}`,
  traits: Object.fromEntries(
    Object.entries(traits).map(([id, value]) => [id.includes("#") ? id : `smithy.api#${id}`, value]),
  ),
});

export const string = (traits: object = {}): object => ({ type: "string", ...traitsOf(traits) });
export const structure = (members: object, traits: object = {}): object => ({
  type: "structure",
  members,
  ...traitsOf(traits),
});

export function traitsOf(traits: object): { traits: object } {
  return {
    traits: Object.fromEntries(
      Object.entries(traits).map(([id, value]) => [id.includes("#") ? id : `smithy.api#${id}`, value]),
    ),
  };
}
