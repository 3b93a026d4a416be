/** Gives every shape the members, traits and properties of its mixins (Smithy 2.0, "Mixins"); afterwards shapes are complete. */
import type { DraftApply, DraftMember, DraftShape, DraftTraits } from "./draft.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { reportMissingApply } from "./merge-files.js";
import type { LateTraits, MergedFiles } from "./merge-files.js";
import { isArray, isObject, property } from "./node.js";
import type { Problems } from "./problems.js";
import { memberId } from "./shape-id.js";
import type { ShapeId } from "./shapes.js";
import { traitSource } from "./trait-origins.js";
import type { TraitOrigins } from "./trait-origins.js";

/** In one model; long chains of mixins that each add a member would fill the memory. */
const mostCopiedMembers = 200_000;
const mixinTrait = "smithy.api#mixin";

/** Changes the drafts in place. Missing, cyclic and unfit mixins are reported, and the shapes that use them marked broken. */
export function flattenMixins(merged: MergedFiles, problems: Problems): void {
  const flattener = new MixinFlattener(merged, problems);
  for (const shape of merged.shapes.values()) if (shape.mixins.length > 0) flattener.flatten(shape);
}

class MixinFlattener {
  readonly #shapes: ReadonlyMap<ShapeId, DraftShape>;
  readonly #late: LateTraits;
  readonly #origins: TraitOrigins;
  readonly #problems: Problems;
  readonly #done = new Set<ShapeId>();
  #copiedMembers = 0;

  constructor({ shapes, lateTraits, origins }: MergedFiles, problems: Problems) {
    this.#shapes = shapes;
    this.#late = lateTraits;
    this.#origins = origins;
    this.#problems = problems;
  }

  /** Mixins first, without recursion: a chain of mixins may be as long as the model. */
  flatten(root: DraftShape): void {
    const path: DraftShape[] = [];
    const onPath = new Set<ShapeId>();
    const waiting: { shape: DraftShape; isLeaving: boolean }[] = [{ shape: root, isLeaving: false }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { shape, isLeaving } = next;
      if (isLeaving) {
        path.pop();
        onPath.delete(shape.id);
        this.#done.add(shape.id);
        this.#complete(shape);
      } else if (onPath.has(shape.id)) {
        this.#reportCycle(path, shape);
      } else if (!this.#done.has(shape.id)) {
        path.push(shape);
        onPath.add(shape.id);
        waiting.push({ shape, isLeaving: true });
        for (const mixin of shape.mixins.toReversed()) {
          const found = this.#shapes.get(mixin);
          if (found !== undefined) waiting.push({ shape: found, isLeaving: false });
        }
      }
    }
  }

  #complete(shape: DraftShape): void {
    if (shape.mixins.length === 0 || !this.#mayCopy(shape)) return;
    const mixins = shape.mixins.flatMap((id, index) => this.#usable(shape, id, index) ?? []);
    const traits: DraftTraits = new Map();
    const members = new Map<string, DraftMember>();
    for (const mixin of mixins) {
      const local = localTraits(mixin);
      this.#inherit(shape, traits, mixin, (id) => !local.has(id));
      for (const member of mixin.members.values()) this.#addMember(shape, members, member);
    }
    for (const [id, value] of shape.traits) traits.set(id, value);
    for (const member of shape.members.values()) this.#addMember(shape, members, member);
    shape.traits = traits;
    shape.members = members;
    this.#applyLate(shape);
    for (const mixin of mixins.toReversed()) inheritProperties(shape, mixin);
  }

  #mayCopy(shape: DraftShape): boolean {
    if (this.#copiedMembers > mostCopiedMembers) {
      shape.isBroken = true;
      return false;
    }
    for (const id of shape.mixins) this.#copiedMembers += this.#shapes.get(id)?.members.size ?? 0;
    if (this.#copiedMembers > mostCopiedMembers) {
      const message = `With ${shape.id} the mixins of this model copy more than ${mostCopiedMembers} members.`;
      this.#problems.report("mixin-invalid", message, {
        shapeId: shape.id,
        at: shape.source,
        hint: "Use fewer or smaller mixins.",
      });
    }
    return true;
  }

  /** The mixin when it exists and has the right type; whatever is wrong with it is reported. */
  #usable(shape: DraftShape, id: ShapeId, index: number): DraftShape | undefined {
    const mixin = this.#shapes.get(id);
    const at = { file: shape.source.file, path: [...shape.source.path, "mixins", index, "target"] };
    const about = { shapeId: shape.id, at };
    if (mixin === undefined) {
      shape.isBroken = true;
      const hint = (): string | undefined => didYouMean(id, this.#shapes.keys());
      this.#problems.report("target-missing", `The mixin ${id} of ${shape.id} does not exist.`, { ...about, hint });
      return undefined;
    }
    if (mixin.isBroken) shape.isBroken = true;
    if (mixin.type !== shape.type) {
      this.#problems.report(
        "mixin-invalid",
        `${id} is a ${mixin.type} and cannot be mixed into a ${shape.type}.`,
        about,
      );
      return undefined;
    }
    if (!mixin.traits.has(mixinTrait)) {
      this.#problems.report("mixin-invalid", `${id} is used as a mixin and lacks the trait ${mixinTrait}.`, about);
    }
    return mixin;
  }

  #inherit(heir: Heir, traits: DraftTraits, from: Heir, isInherited: (id: ShapeId) => boolean): void {
    for (const [id, value] of from.traits) {
      if (!isInherited(id)) continue;
      traits.set(id, value);
      if (!heir.traits.has(id)) this.#origins.set(heir.id, id, this.#origins.of(from, id));
    }
  }

  /** Adds a member, its own or inherited; the later one's traits win, the targets must agree. */
  #addMember(shape: DraftShape, members: Map<string, DraftMember>, member: DraftMember): void {
    const known = members.get(member.name);
    const own = shape.members.get(member.name);
    const id = memberId(shape.id, member.name);
    if (known !== undefined && known.target !== member.target) {
      const message = `The member ${member.name} targets ${known.target} in one mixin and ${member.target} elsewhere.`;
      this.#problems.report("member-conflict", message, { shapeId: id, at: own?.source ?? shape.source });
      return;
    }
    const traits: DraftTraits = new Map(known?.traits);
    if (own === member) for (const [trait, value] of own.traits) traits.set(trait, value);
    else this.#inherit(own ?? { id, source: member.source, traits: noTraits }, traits, member, () => true);
    members.set(member.name, { ...member, id, container: shape.id, traits });
  }

  #applyLate(shape: DraftShape): void {
    const late: ReadonlyMap<string, DraftApply> = this.#late.get(shape.id) ?? new Map<string, DraftApply>();
    for (const [name, apply] of late) {
      const member = shape.members.get(name);
      if (member === undefined) {
        if (shape.isBroken) continue;
        const candidates = [...shape.members.keys()].map((other) => memberId(shape.id, other));
        reportMissingApply(apply, candidates, this.#problems);
      } else {
        for (const [id, value] of apply.traits) {
          member.traits.set(id, value);
          this.#origins.set(member.id, id, traitSource(apply.source, id));
        }
      }
    }
  }

  #reportCycle(path: readonly DraftShape[], shape: DraftShape): void {
    const cycle = path.slice(path.indexOf(shape));
    const ids = [...cycle, shape].map(({ id }) => id);
    for (const member of cycle) {
      if (member.isBroken) continue;
      member.isBroken = true;
      const message = `${member.id} is a mixin of itself: ${abridged(ids).join(" → ")}.`;
      this.#problems.report("mixin-cycle", message, { shapeId: member.id, at: member.source });
    }
  }
}

function abridged(ids: readonly string[]): readonly string[] {
  return ids.length <= 10 ? ids : [...ids.slice(0, 5), "…", ...ids.slice(-4)];
}

type Heir = Pick<DraftShape, "id" | "traits" | "source">;
const noTraits: DraftTraits = new Map();

/** The traits that stay with the mixin: the mixin trait itself and what it declares local. */
function localTraits(mixin: DraftShape): ReadonlySet<unknown> {
  const value = mixin.traits.get(mixinTrait);
  const local = isObject(value) ? property(value, "localTraits") : undefined;
  return new Set<unknown>(isArray(local) ? [mixinTrait, ...local] : [mixinTrait]);
}

/** Lists are joined, the mixin's first; of maps and scalars the shape's own entries win. */
function inheritProperties(shape: DraftShape, mixin: DraftShape): void {
  const lists = new Map(shape.referenceLists);
  for (const [key, inherited] of mixin.referenceLists) {
    lists.set(key, Object.freeze([...new Set([...inherited, ...(lists.get(key) ?? [])])]));
  }
  shape.referenceLists = lists;
  shape.version ??= mixin.version;
  if (mixin.rename.size > 0) shape.rename = new Map([...mixin.rename, ...shape.rename]);
}
