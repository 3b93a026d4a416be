/** What each filter leaves of a model, and what it says of names that nothing has. */
import { describe, expect, it } from "vitest";
import { closureOf } from "../../generator/knowledge/closure.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Model } from "../../generator/model/shapes.js";
import type { Filter, GenerateOptions } from "../../generator/options.js";
import { transformModel } from "../../generator/transform/transform-model.js";
import { shopModel } from "./shop-model.js";

const model = shopModel();
const name = (id: string): string => id.slice(id.indexOf("#") + 1);

interface Left {
  readonly operations: readonly string[];
  readonly shapes: readonly string[];
  readonly said: readonly string[];
  readonly model: Model;
}

function left(options: GenerateOptions): Left {
  const { model: kept, diagnostics } = transformModel(model, options);
  const [service] = servicesOf(kept);
  const closure = service === undefined ? undefined : closureOf(kept, service);
  return {
    operations: closure?.operations.map(({ id }) => name(id)) ?? [],
    shapes: closure?.shapes.map(({ id }) => name(id)) ?? [],
    said: diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`),
    model: kept,
  };
}

const membersOf = (kept: Model, id: string): readonly string[] => {
  const shape = kept.shape(`shop#${id}`);
  return shape !== undefined && "members" in shape ? [...shape.members.keys()] : [];
};

describe("the operations that stay", () => {
  const all = ["GetItem", "ListItems", "OldGet", "PutOrder", "SecretOp"];
  it.each<[string, { given: Filter; want: readonly string[] }]>([
    ["no filter", { given: {}, want: all }],
    ["a name", { given: { operations: ["GetItem"] }, want: ["GetItem"] }],
    ["an id", { given: { operations: ["shop#GetItem"] }, want: ["GetItem"] }],
    ["a pattern", { given: { operations: ["*Get*"] }, want: ["GetItem", "OldGet"] }],
    ["one character", { given: { operations: ["?etItem"] }, want: ["GetItem"] }],
    ["several names", { given: { operations: ["GetItem", "Put*"] }, want: ["GetItem", "PutOrder"] }],
    ["no name", { given: { operations: [] }, want: [] }],
    ["a tag", { given: { tags: ["public"] }, want: ["GetItem", "ListItems"] }],
    ["two tags", { given: { tags: ["read", "nobody"] }, want: ["GetItem"] }],
    ["a trait", { given: { include: ["readonly"] }, want: ["ListItems"] }],
    ["a trait by its id", { given: { include: ["smithy.api#readonly"] }, want: ["ListItems"] }],
    ["both at once", { given: { tags: ["public"], operations: ["Get*"] }, want: ["GetItem"] }],
    ["without a trait", { given: { exclude: ["deprecated"] }, want: ["GetItem", "ListItems", "PutOrder", "SecretOp"] }],
    ["without two", { given: { exclude: ["deprecated", "internal"] }, want: ["GetItem", "ListItems", "PutOrder"] }],
    ["types only", { given: { typesOnly: true }, want: [] }],
    ["shapes", { given: { shapes: ["Item"] }, want: [] }],
  ])("by %s", (_, { given, want }) => expect(left({ filter: given }).operations).toEqual(want));
});

describe("exclude", () => {
  const kept = left({ filter: { exclude: ["internal", "deprecated"] } });

  it("takes members, values and errors", () => {
    expect(membersOf(kept.model, "GetItemInput")).toEqual(["id"]);
    expect(membersOf(kept.model, "Color")).toEqual(["RED"]);
    expect(kept.shapes).not.toContain("OldError");
    expect(kept.shapes).toContain("Gone");
  });

  it("takes what holds nothing else: lists of lists, enums, members of unions", () => {
    expect(membersOf(kept.model, "PutOrderInput")).toEqual(["item", "choice"]);
    expect(membersOf(kept.model, "Choice")).toEqual(["item"]);
    for (const gone of ["Secret", "SecretList", "Secrets", "OnlyOld"]) {
      expect(kept.model.shape(`shop#${gone}`)).toBeUndefined();
      expect(kept.shapes).not.toContain(gone);
    }
  });

  it("leaves no reference to what is gone", () => {
    for (const shape of kept.model.shapes.values()) {
      if (!("members" in shape)) continue;
      for (const { target } of shape.members.values()) expect(kept.model.shape(target)).toBeDefined();
    }
  });

  it("takes pagination whose token is gone", () => {
    expect(kept.model.shape("shop#ListItems")?.traits.has("smithy.api#paginated")).toBe(false);
    expect(
      left({ filter: { exclude: ["deprecated"] } })
        .model.shape("shop#ListItems")
        ?.traits.has("smithy.api#paginated"),
    ).toBe(true);
  });

  it("says which required members go", () => {
    expect(kept.said).toEqual([expect.stringMatching(/^filter-required: .*shop#GetItemInput\$debug/)]);
  });

  it("leaves the model it was given as it was", () =>
    expect(membersOf(model, "GetItemInput")).toEqual(["id", "debug"]));
});

describe("a closure of shapes", () => {
  it("has what is named and what that reaches", () => {
    expect(left({ filter: { shapes: ["Items"] } }).shapes).toEqual(["Color", "Item", "Items"]);
    expect(left({ filter: { shapes: ["*Error"] } }).shapes).toEqual(["OldError"]);
  });

  it("may name what no operation reaches", () => {
    expect(left({ filter: { shapes: ["Lonely"] } }).shapes).toEqual(["Color", "Lonely"]);
  });

  it("keeps the sides from which the service reaches each", () => {
    const [service] = servicesOf(model);
    const { model: kept } = transformModel(model, { filter: { shapes: ["ListItemsOutput"] } });
    const [detached] = servicesOf(kept);
    if (service === undefined || detached === undefined) throw new Error("no service");
    const [before, after] = [closureOf(model, service), closureOf(kept, detached)];
    for (const { id } of after.shapes) {
      expect([id, after.inInput.has(id), after.inOutput.has(id)]).toEqual([
        id,
        before.inInput.has(id),
        before.inOutput.has(id),
      ]);
    }
  });

  it("goes with exclude", () => {
    expect(left({ filter: { shapes: ["PutOrderInput"], exclude: ["internal"] } }).shapes).not.toContain("Secret");
  });
});

describe("types only", () => {
  it("keeps every shape that operations reach, on its sides", () => {
    expect(left({ filter: { typesOnly: true } }).shapes).toEqual(left({}).shapes);
  });

  it("keeps those of the chosen operations only", () => {
    expect(left({ filter: { typesOnly: true, operations: ["GetItem"] } }).shapes).toEqual([
      "Color",
      "GetItemInput",
      "Gone",
      "Item",
      "OldError",
    ]);
  });
});

describe("names of nothing", () => {
  it.each<[Filter, RegExp | undefined]>([
    [{ operations: ["GetItm"] }, /operations names GetItm.*shop#Shop.* Did you mean GetItem\?/],
    [{ operations: ["shop#GetItm"] }, /Did you mean shop#GetItem\?/],
    [{ tags: ["pubic"] }, /tags names pubic.*Did you mean public\?/],
    [{ exclude: ["internl"] }, /exclude names internl.*Did you mean internal\?/],
    [{ include: ["redonly"] }, /include names redonly.*Did you mean readonly\?/],
    [{ shapes: ["Itm"] }, /shapes names Itm.*Did you mean Item\?/],
    [{ shapes: ["GetItem"] }, /shapes names GetItem, /],
    // A trait that exists and is applied nowhere is no mistake.
    [{ exclude: ["sensitive"] }, undefined],
  ])("%j", (filter, want) => {
    const { said } = left({ filter });
    expect(said).toEqual(want === undefined ? [] : [expect.stringMatching(want)]);
  });
});

describe("services", () => {
  it("are chosen by name and id", () => {
    expect(servicesOf(transformModel(model, { services: ["Shop"] }).model)).toHaveLength(1);
    expect(servicesOf(transformModel(model, { services: ["shop#Shop"] }).model)).toHaveLength(1);
    expect(servicesOf(transformModel(model, { services: ["Other"] }).model)).toHaveLength(0);
  });
});

it("gives back the same model when nothing is asked", () => {
  expect(transformModel(model, {}).model).toBe(model);
  expect(transformModel(model, { filter: {}, services: ["Shop"] }).model).toBe(model);
});
