/** `ModifiedTrait`: traits whose definitions say nothing of breaking changes, or say it with tags. */
import { isArray, isObject, property } from "../../model/node.js";
import { membersOf } from "../../model/members.js";
import type { MemberShape, Model, Node, ShapeId } from "../../model/shapes.js";
import type { Compared } from "../compared.js";
import { traitChangesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { EventKind, Evaluator } from "../evaluator.js";
import type { Strategy } from "../trait-strategy.js";
import { taggedStrategies, traitStrategyOf } from "../trait-strategy.js";
import type { ValueChange } from "../value-change.js";
import { changeKindOf, changeMessageOf } from "../value-change.js";

function eventKind(id: string, severity: EventKind["severity"], when: string): EventKind {
  return { id: `ModifiedTrait.${id}.{trait}`, severity, when };
}

export const modifiedTrait: Evaluator = {
  name: "ModifiedTrait",
  events: [
    eventKind("Add", "NOTE", "A trait was added to a shape that was there."),
    eventKind("Update", "NOTE", "A trait has another value."),
    eventKind("Remove", "WARNING", "A trait was removed."),
    eventKind(
      "{kind}",
      "WARNING",
      "A trait was added, removed or changed that nothing defines; the kind is `Add`, `Remove` or `Update`.",
    ),
    eventKind(
      "{kind}",
      "as defined",
      "What `diff.<level>.<kind>` tags of the trait's definition ask for. With `diff.contents`, what the tags of its members ask " +
        "for, inside the value.",
    ),
  ],
  evaluate: ({ changed, newModel }) =>
    changed.flatMap((change) =>
      traitChangesOf(change)
        .filter(({ trait }) => !elsewhere.has(trait))
        .flatMap(({ trait, old, now }) => {
          const { strategies, contents, shape } = traitStrategyOf(newModel, trait);
          const place: Place = { subject: change.now, about: change.now.id, trait, path: "", old, now };
          const whole = applied(strategies, place);
          return contents && shape !== undefined ? [...whole, ...insideOf(newModel, shape.id, place)] : whole;
        }),
    ),
};

/** Traits that have evaluators of their own. */
const elsewhere: ReadonlySet<ShapeId> = new Set(["smithy.api#box", "smithy.api#required"]);

/** Where a value stands, and on what. */
interface Place extends ValueChange {
  readonly subject: Compared;
}

function applied(strategies: readonly Strategy[], place: Place): readonly Finding[] {
  const kind = changeKindOf(place);
  return strategies
    .filter((one) => one.kind === kind)
    .map(({ severity }) => {
      return finding(severity, `ModifiedTrait.${kind}.${place.trait}`, place.subject, changeMessageOf(place));
    });
}

/** The members of the definition, as deep as both values go: their tags say what counts. */
function insideOf(model: Model, definition: ShapeId, place: Place): readonly Finding[] {
  const shape = model.shape(definition);
  const { old, now } = place;
  if (shape === undefined || old === undefined || now === undefined) return [];
  const [first, second] = membersOf(shape);
  if (shape.type === "list" && first !== undefined && isArray(old) && isArray(now)) {
    const indexes = [...Array(Math.max(old.length, now.length)).keys()];
    return indexes.flatMap((index) => below(model, first, String(index), place, old[index], now[index]));
  }
  if (!isObject(old) || !isObject(now)) return [];
  if (shape.type === "map" && second !== undefined) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => below(model, second, key, place, property(old, key), property(now, key)));
  }
  if (shape.type !== "structure" && shape.type !== "union") return [];
  return membersOf(shape).flatMap((member) => {
    return below(model, member, member.name, place, property(old, member.name), property(now, member.name));
  });
}

function below(
  model: Model,
  member: MemberShape,
  key: string,
  place: Place,
  old: Node | undefined,
  now: Node | undefined,
): readonly Finding[] {
  if (old === undefined && now === undefined) return [];
  const here: Place = { ...place, path: `${place.path}/${key}`, old, now };
  return [...applied(taggedStrategies(member.traits), here), ...insideOf(model, member.target, here)];
}
