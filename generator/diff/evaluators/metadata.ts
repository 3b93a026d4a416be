/** `AddedMetadata`, `ChangedMetadata`, `RemovedMetadata`: what stands beside the shapes of a model. */
import type { Finding, Severity } from "../event.js";
import { quoted } from "../event.js";
import type { Evaluator } from "../evaluator.js";

function about(severity: Severity, eventId: string, message: string): Finding {
  return { eventId, severity, shapeId: null, message, source: undefined };
}

export const addedMetadata: Evaluator = {
  name: "AddedMetadata",
  events: [{ id: "AddedMetadata", severity: "NOTE", when: "A key of the metadata was added." }],
  evaluate: ({ metadata }) =>
    metadata.flatMap(({ key, old, now }) => {
      if (old !== undefined || now === undefined) return [];
      return [about("NOTE", "AddedMetadata", `The metadata ${key} was added, with the value ${quoted(now)}.`)];
    }),
};

export const changedMetadata: Evaluator = {
  name: "ChangedMetadata",
  events: [{ id: "ChangedMetadata", severity: "WARNING", when: "The value of a key of the metadata changed." }],
  evaluate: ({ metadata }) =>
    metadata.flatMap(({ key, old, now }) => {
      if (old === undefined || now === undefined) return [];
      const message = `The metadata ${key} changed from ${quoted(old)} to ${quoted(now)}.`;
      return [about("WARNING", "ChangedMetadata", message)];
    }),
};

export const removedMetadata: Evaluator = {
  name: "RemovedMetadata",
  events: [{ id: "RemovedMetadata.{key}", severity: "DANGER", when: "A key of the metadata was removed." }],
  evaluate: ({ metadata }) =>
    metadata.flatMap(({ key, old, now }) => {
      if (old === undefined || now !== undefined) return [];
      return [about("DANGER", `RemovedMetadata.${key}`, `The metadata ${key} was removed; it was ${quoted(old)}.`)];
    }),
};
