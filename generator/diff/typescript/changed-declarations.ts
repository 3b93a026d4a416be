/** Which declarations came, went, or say something else, by name. Documentation does not count. */
import { flatType } from "../../print/type-node.js";
import type { Declaration, DeclaredMembers, Declarations } from "./declaration.js";

export interface DeclarationChange {
  readonly name: string;
  readonly kind: Declaration["kind"];
  readonly change: "added" | "removed" | "changed";
  /** The shape that it is made of; null for what belongs to the service as a whole. */
  readonly shapeId: string | null;
}

/** In the order of the old declarations, added ones last. */
export function changedDeclarations(old: Declarations, now: Declarations): readonly DeclarationChange[] {
  const changes = [...old.values()].flatMap((was): readonly DeclarationChange[] => {
    const is = now.get(was.name);
    if (is === undefined) return [changeOf(was, "removed")];
    return isSame(was, is) ? [] : [changeOf(is, "changed")];
  });
  return [...changes, ...[...now.values()].filter(({ name }) => !old.has(name)).map((one) => changeOf(one, "added"))];
}

function changeOf({ name, kind, shapeId }: Declaration, change: DeclarationChange["change"]): DeclarationChange {
  return { name, kind, change, shapeId: shapeId ?? null };
}

function isSame(was: Declaration, is: Declaration): boolean {
  return was.kind === is.kind && equalData(facesOf(was), facesOf(is));
}

/** What a declaration says, as plain data. */
function facesOf(one: Declaration): unknown {
  switch (one.kind) {
    case "structure":
    case "union":
      return memberTexts(one.members);
    case "error":
      return [one.fault, memberTexts(one.members)];
    case "enum":
      return [one.open, [...one.values]];
    case "operation":
      return [flatType(one.input), flatType(one.output), one.errors];
    default:
      return one.parts;
  }
}

function memberTexts(members: DeclaredMembers): readonly string[] {
  return [...members].map(
    ([name, { optional, type }]) => `${JSON.stringify(name)}${optional ? "?" : ""}: ${flatType(type)}`,
  );
}

/** Whether two trees of plain data are equal; the parts of plans are as deep as a model's types, and no deeper. */
function equalData(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [before, after] = [Object.entries(left), new Map(Object.entries(right))];
  return (
    before.length === after.size && before.every(([key, value]) => after.has(key) && equalData(value, after.get(key)))
  );
}
