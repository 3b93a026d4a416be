/**
 * `MD5OfBody` and its like are the MD5 of that text, in what is answered or in what was sent: SDKs compare, and refuse a response
 * that says otherwise. Digests of anything but texts are left out.
 */
import { setMember } from "../codec/member-access.js";
import { checksumOf } from "../codec/checksum/index.js";
import { type Schema, type StructureSchema, targetOf } from "../schema/schema.js";
import { isObject, own } from "../validate/findings.js";
import type { Entries } from "./batch-answer.js";

const digestName = /^MD5Of(?=[A-Z])/;

/** Whether the output, or an item of a list right in it, has digests. */
export function hasDigests(output: StructureSchema): boolean {
  return levelsOf(output).some(({ members }) => Object.keys(members).some((name) => digestName.test(name)));
}

/** A copy of the output whose digests are right. */
export function withDigests(output: unknown, schema: StructureSchema, input: unknown, entries: Entries): unknown {
  if (!isObject(output)) return output;
  const copy = digested(output, schema, [output, input]);
  for (const [name, member] of Object.entries(schema.members)) {
    const items = own(copy, name);
    const item = itemOf(targetOf(member));
    if (item === undefined || !Array.isArray(items)) continue;
    const told = items.map((it: unknown) => (isObject(it) ? digested(it, item, [it, entries.get(own(it, "Id"))]) : it));
    setMember(copy, name, told);
  }
  return copy;
}

function digested(value: object, { members }: StructureSchema, sources: readonly unknown[]): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(members)) {
    if (!digestName.test(name)) continue;
    const texts = sources.map((it) => (isObject(it) ? own(it, name.replace(digestName, "")) : undefined));
    const text = texts.find((it) => typeof it === "string");
    if (text !== undefined) setMember(copy, name, md5(text));
    else if (member.required !== true) delete copy[name];
  }
  return copy;
}

function levelsOf(output: StructureSchema): readonly StructureSchema[] {
  const items = Object.values(output.members).flatMap((member) => itemOf(targetOf(member)) ?? []);
  return [output, ...items];
}

function itemOf(schema: Schema): StructureSchema | undefined {
  const item = schema.type === "list" ? targetOf(schema.member) : undefined;
  return item?.type === "structure" ? item : undefined;
}

function md5(text: string): string {
  const checksum = checksumOf("md5");
  checksum.update(new TextEncoder().encode(text));
  return Array.from(checksum.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
