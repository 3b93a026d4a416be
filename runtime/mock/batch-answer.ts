/** A batch succeeds, entry by entry: what is told of an entry has the entry's id, and none has failed. */
import { setMember } from "../codec/member-access.js";
import { type OperationSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { isObject, own } from "../validate/findings.js";

/** The entries of a batch by their ids. */
export type Entries = ReadonlyMap<unknown, object>;

/** Which input member has the entries, where the output tells of each by its id (`Successful` and `Failed`). */
export function entriesMemberOf({ input, output }: OperationSchema): string | undefined {
  if (itemOf(output, "Successful") === undefined || itemOf(output, "Failed") === undefined) return undefined;
  return Object.keys(input.members).find((name) => itemOf(input, name) !== undefined);
}

export function entriesOf(input: unknown, member: string | undefined): Entries {
  const list = member === undefined || !isObject(input) ? undefined : own(input, member);
  const entries = Array.isArray(list) ? list.filter((it): it is object => isObject(it)) : [];
  return new Map(entries.map((entry) => [own(entry, "Id"), entry]));
}

/** The output with one success an entry, made from those that are there. Nothing that is given is changed. */
export function asBatch(output: unknown, entries: Entries): unknown {
  const made = isObject(output) ? own(output, "Successful") : undefined;
  if (!isObject(output) || !Array.isArray(made) || made.length === 0) return output;
  const successful = [...entries.keys()].map((id, index) => {
    const copy: Record<string, unknown> = { ...(made[index % made.length] as object) };
    setMember(copy, "Id", id);
    return copy;
  });
  return { ...output, Successful: successful, Failed: [] };
}

/** The structure of a list's items, if it has an id. */
function itemOf({ members }: StructureSchema, name: string): StructureSchema | undefined {
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  const target = member === undefined ? undefined : targetOf(member);
  const item = target?.type === "list" ? targetOf(target.member) : undefined;
  return item?.type === "structure" && Object.hasOwn(item.members, "Id") ? item : undefined;
}
