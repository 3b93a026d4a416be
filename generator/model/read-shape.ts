/** One shape definition of the JSON AST to a draft: which keys each type has, and how each is read. */
import { nearest } from "../diagnostics/nearest.js";
import type { AstReader } from "./ast-reader.js";
import type { DraftMember, DraftShape } from "./draft.js";
import { property } from "./node.js";
import { isIdentifier, isShapeId } from "./shape-id.js";
import type { NodeObject, ShapeId, ShapeType, SourceRef } from "./shapes.js";

interface TypeForm {
  /** Named members, in a `members` object. */
  readonly members?: true;
  /** Members that are keys of the shape itself. */
  readonly memberKeys?: readonly string[];
  readonly references?: readonly string[];
  readonly referenceLists?: readonly string[];
  readonly referenceMaps?: readonly string[];
  readonly isService?: true;
}

const simple: TypeForm = {};
const named: TypeForm = { members: true };

/** Smithy 2.0, JSON AST: the properties of each shape type, besides `type`, `traits` and `mixins`. */
const forms: Readonly<Record<ShapeType, TypeForm>> = {
  blob: simple,
  boolean: simple,
  string: simple,
  byte: simple,
  short: simple,
  integer: simple,
  long: simple,
  float: simple,
  double: simple,
  bigInteger: simple,
  bigDecimal: simple,
  timestamp: simple,
  document: simple,
  enum: named,
  intEnum: named,
  structure: named,
  union: named,
  list: { memberKeys: ["member"] },
  map: { memberKeys: ["key", "value"] },
  service: { isService: true, referenceLists: ["operations", "resources", "errors"] },
  operation: { references: ["input", "output"], referenceLists: ["errors"] },
  resource: {
    references: ["create", "put", "read", "update", "delete", "list"],
    referenceLists: ["operations", "collectionOperations", "resources"],
    referenceMaps: ["identifiers", "properties"],
  },
};

const knownKeys = new Map<string, readonly string[]>();
for (const [type, form] of Object.entries(forms)) {
  const own = [form.memberKeys, form.references, form.referenceLists, form.referenceMaps].flatMap((keys) => keys ?? []);
  if (form.members === true) own.push("members");
  if (form.isService === true) own.push("version", "rename");
  knownKeys.set(type, ["type", "traits", "mixins", ...own]);
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

function isShapeType(type: string): type is ShapeType {
  return Object.hasOwn(forms, type);
}

/** Undefined when the type is missing or unknown, which is reported. */
export function readShape(
  reader: AstReader,
  id: ShapeId,
  node: NodeObject,
  source: SourceRef,
  isVersion1: boolean,
): DraftShape | undefined {
  const given = readType(reader, id, node, source);
  if (given === undefined) return undefined;
  const type = given === "set" ? "list" : given;
  const form = forms[type];
  const { path } = source;
  reader.reportUnknownKeys(node, knownKeys.get(type) ?? [], `a shape of type ${given}`, id, path);
  return {
    id,
    type,
    isSet: given === "set",
    isVersion1,
    source,
    traits: reader.traits(node, id, path),
    members: readMembers(reader, id, node, path, form),
    mixins: reader.references(property(node, "mixins"), "mixins", path, id),
    references: readEach(form.references, (key) => {
      const reference = property(node, key);
      return reference === undefined ? undefined : reader.reference(reference, key, [...path, key], id);
    }),
    referenceLists: readEach(form.referenceLists, (key) => reader.references(property(node, key), key, path, id)),
    referenceMaps: readEach(form.referenceMaps, (key) => reader.referenceMap(property(node, key), key, path, id)),
    version:
      form.isService === true
        ? reader.string(property(node, "version"), "version", [...path, "version"], id)
        : undefined,
    rename: form.isService === true ? readRename(reader, id, node, path) : nothing,
    isBroken: false,
  };
}

function readType(reader: AstReader, id: ShapeId, node: NodeObject, source: SourceRef): ShapeType | "set" | undefined {
  const type = property(node, "type");
  if (type === undefined) {
    reader.problems.report("shape-incomplete", `${id} has no type.`, { shapeId: id, at: source });
    return undefined;
  }
  if (typeof type === "string" && (type === "set" || isShapeType(type))) return type;
  const known = [...Object.keys(forms), "set", "apply"];
  const near = typeof type === "string" ? nearest(type, known) : undefined;
  reader.problems.report("shape-type-unknown", `${JSON.stringify(type).slice(0, 80)} is not a shape type.`, {
    shapeId: id,
    at: { file: source.file, path: [...source.path, "type"] },
    hint: near === undefined ? `The shape types are ${known.join(", ")}.` : `Did you mean ${near}?`,
  });
  return undefined;
}

function readEach<T>(
  keys: readonly string[] | undefined,
  read: (key: string) => T | undefined,
): ReadonlyMap<string, T> {
  if (keys === undefined) return nothing;
  const found = new Map<string, T>();
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function readMembers(
  reader: AstReader,
  id: ShapeId,
  node: NodeObject,
  path: SourceRef["path"],
  form: TypeForm,
): Map<string, DraftMember> {
  const members = new Map<string, DraftMember>();
  for (const name of form.memberKeys ?? []) {
    const given = property(node, name);
    const member = given === undefined ? undefined : reader.member(id, name, given, [...path, name]);
    if (member !== undefined) members.set(name, member);
  }
  if (form.members !== true) return members;
  const given = reader.object(property(node, "members"), "members", [...path, "members"], id) ?? {};
  for (const name of Object.keys(given)) {
    const member = reader.member(id, name, given[name] ?? null, [...path, "members", name]);
    if (member !== undefined) members.set(name, member);
  }
  return members;
}

function readRename(
  reader: AstReader,
  id: ShapeId,
  node: NodeObject,
  path: SourceRef["path"],
): ReadonlyMap<ShapeId, string> {
  const renames = new Map<ShapeId, string>();
  const given = reader.object(property(node, "rename"), "rename", [...path, "rename"], id) ?? {};
  for (const [from, to] of Object.entries(given)) {
    const at = [...path, "rename", from];
    const name = reader.string(to, `rename.${from}`, at, id);
    if (name === undefined) continue;
    if (isShapeId(from) && isIdentifier(name)) renames.set(from, name);
    else {
      const message = isShapeId(from)
        ? `${JSON.stringify(name)} is not a valid shape name.`
        : `${JSON.stringify(from)} is not an absolute shape id.`;
      reader.problems.report("shape-id-invalid", message, { shapeId: id, at: { file: reader.file, path: at } });
    }
  }
  return renames;
}
