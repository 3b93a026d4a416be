/** Changes to a model that know what a model is: drops, swaps, retargets, strange names, texts, patterns and trait values. */
import {
  copy,
  get,
  type Holder,
  isObject,
  type Json,
  type JsonObject,
  type Place,
  placesOf,
  remove,
  set,
} from "./json.js";
import type { Random } from "./random.js";
import { fittingTraits, identifiers, names, patterns, texts, traits, values } from "./strangers.js";

const types = (
  "structure union list map set enum intEnum service resource operation string apply blob member timestamp document " +
  "byte short integer long float double bigInteger bigDecimal boolean"
).split(" ");

/** Changes the model in one place. */
export function mutate(root: JsonObject, random: Random): void {
  const change = random.pick(changes, drop);
  change(new Site(root, random));
}

/** A model and the choices of one change. */
class Site {
  readonly root: JsonObject;
  readonly random: Random;

  constructor(root: JsonObject, random: Random) {
    this.root = root;
    this.random = random;
  }

  get shapes(): JsonObject {
    const { shapes = null } = this.root;
    return isObject(shapes) ? shapes : {};
  }

  get ids(): readonly string[] {
    return Object.keys(this.shapes);
  }

  place(accepts: (place: Place) => boolean = () => true): Place {
    return this.random.pick(placesOf(this.root).filter(accepts), [this.root, "smithy"]);
  }

  shape(): JsonObject {
    return this.random.pick(Object.values(this.shapes).filter(isObject), {});
  }

  /** A shape, or one of its members. */
  carrier(): JsonObject {
    const shape = this.shape();
    const { members = null, member = null, value = null } = shape;
    const inner = [...Object.values(isObject(members) ? members : {}), member, value].filter(isObject);
    return this.random.once(2) ? this.random.pick(inner, shape) : shape;
  }

  shapesOf(type: string): readonly JsonObject[] {
    return Object.values(this.shapes)
      .filter(isObject)
      .filter((shape) => shape["type"] === type);
  }

  /** Mostly one that shapes and members may have. */
  name(): string {
    return this.random.pick(this.random.once(5) ? names : identifiers, "x");
  }

  traitsOf(carrier: JsonObject): JsonObject {
    if (!isObject(carrier["traits"])) carrier["traits"] = {};
    return carrier["traits"] as JsonObject;
  }
}

type Change = (site: Site) => void;

const drop: Change = (site) => remove(site.place());

const replace: Change = (site) => set(site.place(), copy(site.random.pick(values, null)));

const swap: Change = (site) => {
  const [left, right] = [site.place(), site.place()];
  const held = copy(get(left));
  set(left, copy(get(right)));
  set(right, held);
};

const graft: Change = (site) => set(site.place(), copy(get(site.place())));

const retarget: Change = (site) => {
  const prelude = ["String", "Unit", "Document", "PrimitiveLong", "BigDecimal", "Timestamp", "Blob"].map(
    (name) => `smithy.api#${name}`,
  );
  const id = site.random.once(5) ? site.random.pick(prelude, "") : site.random.pick(site.ids, "");
  set(
    site.place(([, key]) => key === "target"),
    id,
  );
};

const retype: Change = (site) => set([site.shape(), "type"], site.random.pick(types, "string"));

const rename: Change = (site) => {
  const { random } = site;
  const [holder, key] = site.place(([one]) => !Array.isArray(one));
  if (Array.isArray(holder)) return;
  const value = copy(get([holder, key]));
  if (random.once(2)) remove([holder, key]);
  set([holder, key === "type" || key === "target" ? key : site.name()], value);
};

/** A member, an enum value, a map key, a rename: one more entry under a strange name. */
const add: Change = (site) => {
  const { members = null } = site.shape();
  const holder: Holder = isObject(members) ? members : site.shapes;
  const like = copy(site.random.pick(Object.values(holder), {}));
  set([holder, holder === site.shapes ? `ns#${site.name()}` : site.name()], like);
};

const retext: Change = (site) =>
  set(
    site.place((place) => typeof get(place) === "string" && place[1] !== "target" && place[1] !== "type"),
    site.random.pick(texts, ""),
  );

const document: Change = (site) =>
  set(
    [site.traitsOf(site.carrier()), "smithy.api#documentation"],
    `${site.random.pick(texts, "")} ${site.random.pick(texts, "")}`,
  );

const pattern: Change = (site) => {
  const text = site.random.pick(site.shapesOf("string"), site.shape());
  set([site.traitsOf(text), "smithy.api#pattern"], site.random.pick(patterns, ""));
};

/** A trait where it may stand. */
const fittingTrait: Change = (site) => {
  const type = site.random.pick(Object.keys(fittingTraits), "string");
  const shape = site.random.pick(site.shapesOf(type === "member" ? "structure" : type), site.shape());
  const { members = null } = shape;
  const carrier = type === "member" && isObject(members) ? site.random.pick(Object.values(members), shape) : shape;
  const [id, value] = site.random.pick(fittingTraits[type] ?? [], ["smithy.api#internal", {}]);
  if (isObject(carrier)) set([site.traitsOf(carrier), id], copy(value));
};

const trait: Change = (site) => {
  const [id, value] = site.random.pick(traits, ["smithy.api#required", {}]);
  set([site.traitsOf(site.carrier()), id], copy(site.random.once(6) ? site.random.pick(values, null) : value));
};

const spoilTrait: Change = (site) => {
  const held = site.traitsOf(site.carrier());
  const id = site.random.pick(Object.keys(held), "smithy.api#tags");
  set([held, id], copy(site.random.pick([...values, ...texts], null)));
};

const mixin: Change = (site) => {
  const shape = site.shape();
  const id = site.random.pick(site.ids, "");
  shape["mixins"] = [{ target: id }];
  const target = site.shapes[id];
  if (isObject(target) && site.random.once(2)) set([site.traitsOf(target), "smithy.api#mixin"], {});
};

/** A mixin of its own for a structure: members, traits and all. */
const properMixin: Change = (site) => {
  const id = `ns#Mixin${site.random.below(1000)}`;
  const users = site.shapesOf("structure");
  const { members = {} } = site.random.pick(users, {});
  site.shapes[id] = { type: "structure", members: copy(members), traits: { "smithy.api#mixin": {} } };
  site.random.pick(users, {})["mixins"] = [{ target: id }];
};

const apply: Change = (site) => {
  const [id, value] = site.random.pick(traits, ["smithy.api#required", {}]);
  const name = site.name();
  const target = `${site.random.pick(site.ids, "ns#X")}${site.random.once(2) ? `$${name}` : ""}`;
  if (!Object.hasOwn(site.shapes, target)) set([site.shapes, target], { type: "apply", traits: { [id]: copy(value) } });
};

const renameInService: Change = (site) => {
  const service = Object.values(site.shapes).find((shape) => isObject(shape) && shape["type"] === "service");
  if (!isObject(service)) return;
  if (!isObject(service["rename"])) service["rename"] = {};
  set([service["rename"] as JsonObject, site.random.pick(site.ids, "ns#X")], site.name());
};

/** Lists and maps in each other, a member that reaches them. */
const nest: Change = (site) => {
  const depth = site.random.pick([3, 40, 60, 200], 3);
  const name = `Nest${site.random.below(1000)}`;
  for (let level = 0; level < depth; level++) {
    const target = level === 0 ? site.random.pick(site.ids, "smithy.api#String") : `ns#${name}x${level - 1}`;
    site.shapes[`ns#${name}x${level}`] =
      level % 3 === 2
        ? { type: "map", key: { target: "smithy.api#String" }, value: { target } }
        : { type: "list", member: { target } };
  }
  const { members = null } = site.shape();
  if (isObject(members)) members["nest"] = { target: `ns#${name}x${depth - 1}` };
};

const multiply: Change = (site) => {
  const { members = null } = site.shape();
  if (!isObject(members)) return;
  const like = site.random.pick(Object.values(members), { target: "smithy.api#Unit" });
  for (let index = 0; index < 100; index++) members[`more${index}`] = copy(like);
};

const changes: readonly Change[] = [
  ...[drop, replace, swap, graft, retarget, retype, rename, add, add, retext, retext, document, document, pattern],
  ...[fittingTrait, fittingTrait, fittingTrait, fittingTrait, fittingTrait, trait, spoilTrait],
  ...[mixin, properMixin, apply, renameInService, nest, multiply],
];

/** For those who want only to see what a value looks like after some changes. */
export function mutated(root: Json, random: Random, times: number): JsonObject {
  const changed = copy(root) as JsonObject;
  for (let time = 0; time < times; time++) mutate(changed, random);
  return changed;
}
