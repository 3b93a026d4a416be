/** A model with something for every filter: resources, tags, traits, shapes that hold nothing but what goes. */
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";

const to = (name: string, traits: object = {}): object => ({ target: `shop#${name}`, traits });
const text = (traits: object = {}): object => ({ target: "smithy.api#String", traits });
const required = { "smithy.api#required": {} };
const internal = { "smithy.api#internal": {} };
const deprecated = { "smithy.api#deprecated": {} };

const operation = (input: string, output: string, traits: object = {}): object => {
  return { type: "operation", input: to(input), output: to(output), errors: [to("Gone"), to("OldError")], traits };
};
const structure = (members: object, traits: object = {}): object => ({ type: "structure", members, traits });

const shapes = {
  Shop: {
    type: "service",
    version: "1",
    operations: [to("GetItem"), to("ListItems"), to("OldGet")],
    resources: [to("Order")],
  },
  Order: {
    type: "resource",
    identifiers: { id: { target: "smithy.api#String" } },
    create: to("PutOrder"),
    collectionOperations: [to("SecretOp")],
  },
  GetItem: operation("GetItemInput", "Item", { "smithy.api#tags": ["public", "read"] }),
  ListItems: operation("ListItemsInput", "ListItemsOutput", {
    "smithy.api#tags": ["public"],
    "smithy.api#readonly": {},
    "smithy.api#paginated": { inputToken: "next", outputToken: "next", items: "items" },
  }),
  OldGet: operation("GetItemInput", "Item", deprecated),
  PutOrder: operation("PutOrderInput", "Nothing"),
  SecretOp: operation("PutOrderInput", "Nothing", internal),
  GetItemInput: structure({ id: text(required), debug: text({ ...required, ...internal }) }),
  ListItemsInput: structure({ next: text(internal), color: to("Color") }),
  ListItemsOutput: structure({ next: text(), items: to("Items") }),
  PutOrderInput: structure({ item: to("Item"), secrets: to("Secrets"), only: to("OnlyOld"), choice: to("Choice") }),
  Item: structure(
    { name: text(), color: to("Color"), parent: to("Item") },
    { "smithy.api#documentation": "<p>An item.</p>" },
  ),
  Nothing: structure({}),
  Items: { type: "list", member: to("Item") },
  Secret: structure({ key: text() }, internal),
  Secrets: { type: "list", member: to("SecretList") },
  SecretList: { type: "list", member: to("Secret") },
  OnlyOld: {
    type: "enum",
    members: { A: { target: "smithy.api#Unit", traits: { ...deprecated, "smithy.api#enumValue": "a" } } },
  },
  Choice: { type: "union", members: { secret: to("Secret"), old: text(deprecated), item: to("Item") } },
  Color: {
    type: "enum",
    members: {
      RED: { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": "red" } },
      PUCE: { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": "puce", ...deprecated } },
    },
  },
  Gone: structure({ message: text() }, { "smithy.api#error": "client" }),
  OldError: structure({ message: text() }, { "smithy.api#error": "client", ...deprecated }),
  Lonely: structure({ color: to("Color") }),
};

export function shopModel(): Model {
  const named = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [`shop#${name}`, shape]));
  const { model, diagnostics } = loadModel([
    { file: "shop.json", text: JSON.stringify({ smithy: "2.0", shapes: named }) },
  ]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}
