/** One small model with a shape of every kind, and short ways to load shapes and to read what came of it. */
import { loadModel } from "../../generator/model/load-model.js";
import type { LoadedModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";

/** The shapes of a JSON AST file, by id. */
export type Shapes = Record<string, unknown>;

export const ref = (target: string): { target: string } => ({ target });

type Json = Record<string, unknown>;

export const structure = (members: Json = {}, traits: Json = {}): Json => ({ type: "structure", members, traits });

/** `model.json` with these shapes. */
export function load(shapes: Shapes, smithy = "2.0"): LoadedModel {
  return loadModel([{ file: "model.json", text: JSON.stringify({ smithy, shapes }) }]);
}

/** Several files, by name; each is a whole JSON AST. */
export function loadFiles(files: Record<string, unknown>): LoadedModel {
  return loadModel(Object.entries(files).map(([file, root]) => ({ file, text: JSON.stringify(root, undefined, 1) })));
}

/** The model, or an error that lists what was wrong with it. */
export function modelOf(loaded: LoadedModel): Model {
  if (loaded.model === undefined) throw new Error(loaded.diagnostics.map(({ message }) => message).join("\n"));
  return loaded.model;
}

/** `code shapeId` of each diagnostic, in their order; the shape id only where there is one. */
export function codes({ diagnostics }: LoadedModel): readonly string[] {
  return diagnostics.map(({ code, shapeId }) => (shapeId === undefined ? code : `${code} ${shapeId}`));
}

/** A valid model that has every kind of shape. Made anew for each caller, who may change it. */
export function smallModel(): { smithy: string; metadata: Record<string, unknown>; shapes: Shapes } {
  return {
    smithy: "2.0",
    metadata: { suppressions: [{ id: "UnreferencedShape", namespace: "ns" }] },
    shapes: {
      "ns#Weather": {
        type: "service",
        version: "1",
        operations: [ref("ns#GetCity")],
        resources: [ref("ns#City")],
        errors: [ref("ns#Busy")],
        rename: { "ns#Tags": "CityTags" },
        traits: { "smithy.api#title": "Weather", "aws.auth#sigv4": { name: "weather" } },
      },
      "ns#City": {
        type: "resource",
        identifiers: { cityId: ref("ns#CityId") },
        properties: { name: ref("smithy.api#String") },
        read: ref("ns#ReadCity"),
      },
      "ns#ReadCity": { type: "operation", input: ref("ns#CityKey"), traits: { "smithy.api#readonly": {} } },
      "ns#CityKey": {
        type: "structure",
        members: {
          cityId: { target: "ns#CityId", traits: { "smithy.api#required": {} } },
          name: ref("smithy.api#String"),
        },
      },
      "ns#GetCity": {
        type: "operation",
        input: ref("ns#GetCityInput"),
        output: ref("ns#GetCityOutput"),
        errors: [ref("ns#Busy")],
        traits: { "smithy.api#http": { method: "GET", uri: "/city/{cityId}" } },
      },
      "ns#GetCityInput": {
        type: "structure",
        mixins: [ref("ns#Paged")],
        members: { cityId: { target: "ns#CityId", traits: { "smithy.api#required": {}, "smithy.api#httpLabel": {} } } },
      },
      "ns#Paged": {
        type: "structure",
        members: { token: ref("smithy.api#String") },
        traits: { "smithy.api#mixin": { localTraits: ["smithy.api#internal"] }, "smithy.api#internal": {} },
      },
      "ns#GetCityOutput": {
        type: "structure",
        members: {
          sky: ref("ns#Sky"),
          level: ref("ns#Level"),
          tags: ref("ns#Tags"),
          neighbors: ref("ns#Cities"),
          choice: ref("ns#Choice"),
          parent: ref("ns#GetCityOutput"),
          count: { target: "smithy.api#PrimitiveInteger", traits: { "smithy.api#default": 0 } },
        },
      },
      "ns#Busy": { type: "structure", traits: { "smithy.api#error": "server", "smithy.api#retryable": {} } },
      "ns#CityId": {
        type: "string",
        traits: { "smithy.api#length": { min: 1, max: 10 }, "smithy.api#pattern": "^[a-z]+$" },
      },
      "ns#Sky": { type: "enum", members: { CLEAR: ref("smithy.api#Unit"), GREY: ref("smithy.api#Unit") } },
      "ns#Level": {
        type: "intEnum",
        members: { LOW: { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": 1 } } },
      },
      "ns#Tags": { type: "map", key: ref("smithy.api#String"), value: ref("ns#CityId") },
      "ns#Cities": { type: "list", member: ref("ns#CityId"), traits: { "ns#note": { text: "near" } } },
      "ns#Choice": { type: "union", members: { none: ref("smithy.api#Unit"), id: ref("ns#CityId") } },
      "ns#note": {
        type: "structure",
        members: { text: { target: "ns#CityId", traits: { "smithy.api#required": {} } }, also: ref("ns#Cities") },
        traits: { "smithy.api#trait": { selector: "list" } },
      },
      "ns#GetCityInput$token": { type: "apply", traits: { "smithy.api#documentation": "Where to go on." } },
    },
  };
}
