/** One JSON AST value to draft shapes. Whatever has the wrong form is reported and left out; the rest is still read. */
import { didYouMean } from "../diagnostics/nearest.js";
import { AstReader } from "./ast-reader.js";
import type { DraftApply, DraftFile, DraftShape } from "./draft.js";
import { isObject, nodeType, property, shown } from "./node.js";
import { preludeShapes } from "./prelude-shapes.js";
import type { Problems } from "./problems.js";
import { readShape } from "./read-shape.js";
import { isRootShapeId, isShapeId, namespaceOf } from "./shape-id.js";
import type { Node, NodeObject, ShapeId, SourceRef } from "./shapes.js";

/** "2.1" adds nothing to the JSON AST of "2.0". */
const versions: ReadonlyMap<string, "1.0" | "2.0"> = new Map([
  ["1", "1.0"],
  ["1.0", "1.0"],
  ["2", "2.0"],
  ["2.0", "2.0"],
  ["2.1", "2.0"],
]);

const rootKeys = ["smithy", "metadata", "shapes"];
const emptyObject: NodeObject = Object.freeze({});

/** Undefined when the value is no Smithy model of a known version. */
export function readAst(file: string, root: Node, problems: Problems): DraftFile | undefined {
  const reader = new AstReader(file, problems);
  const here = reader.at();
  if (!isObject(root)) {
    problems.report("not-smithy", `A Smithy model is a JSON object, and this file holds a JSON ${nodeType(root)}.`, {
      at: here,
    });
    return undefined;
  }
  const version = readVersion(root, reader);
  if (version === undefined) return undefined;
  reader.reportUnknownKeys(root, rootKeys, "the root of a model", undefined, []);
  const shapes: DraftShape[] = [];
  const applies: DraftApply[] = [];
  const unreadable: ShapeId[] = [];
  const definitions = reader.object(property(root, "shapes"), "shapes", ["shapes"]) ?? emptyObject;
  for (const [id, definition] of Object.entries(definitions)) {
    const read = readDefinition(reader, id, definition, version);
    if (read === undefined) unreadable.push(id);
    else if (read === "prelude") continue;
    else if ("type" in read) shapes.push(read);
    else applies.push(read);
  }
  const metadata = reader.object(property(root, "metadata"), "metadata", ["metadata"]) ?? emptyObject;
  return { file, version, metadata, shapes, applies, unreadable };
}

function readVersion(root: NodeObject, reader: AstReader): "1.0" | "2.0" | undefined {
  const given = property(root, "smithy");
  if (given === undefined) {
    const hint = didYouMean("smithy", Object.keys(root)) ?? foreignHint(root);
    reader.problems.report("not-smithy", 'The file is JSON and no Smithy model: it has no "smithy" version.', {
      at: reader.at(),
      hint,
    });
    return undefined;
  }
  const version = typeof given === "string" ? versions.get(given) : undefined;
  if (version === undefined) {
    reader.problems.report("smithy-version", `The Smithy version ${shown(given)} is not supported.`, {
      at: reader.at("smithy"),
    });
  }
  return version;
}

/** The documents that people most often take for a Smithy model. */
function foreignHint(root: NodeObject): string | undefined {
  if (Object.hasOwn(root, "openapi") || Object.hasOwn(root, "swagger")) {
    return "This looks like an OpenAPI document; a Smithy JSON AST is needed.";
  }
  if (Object.hasOwn(root, "$schema")) return "This looks like a JSON Schema; a Smithy JSON AST is needed.";
  return undefined;
}

/** `"prelude"` for a shape that repeats one of the prelude, as some tools write it. */
function readDefinition(
  reader: AstReader,
  id: string,
  definition: Node,
  version: "1.0" | "2.0",
): DraftShape | DraftApply | "prelude" | undefined {
  const source = Object.freeze({ file: reader.file, path: Object.freeze(["shapes", id]) });
  const { problems } = reader;
  if (!isObject(definition)) {
    problems.report("ast-type", `A shape is an object, and this is ${an(nodeType(definition))}.`, {
      shapeId: id,
      at: source,
    });
    return undefined;
  }
  if (property(definition, "type") === "apply") return readApply(reader, id, definition, source);
  if (!isRootShapeId(id)) {
    const message = isShapeId(id) ? "A member cannot be defined on its own" : "Not an absolute shape id";
    problems.report("shape-id-invalid", `${message}: ${shown(id)}.`, {
      shapeId: isShapeId(id) ? id : undefined,
      at: source,
    });
    return undefined;
  }
  const shape = readShape(reader, id, definition, source, version === "1.0");
  if (shape === undefined || namespaceOf(id) !== "smithy.api") return shape;
  if (preludeShapes.get(id)?.type === shape.type) return "prelude";
  problems.report("shape-reserved", `${id} is in the namespace of the Smithy prelude.`, { shapeId: id, at: source });
  return undefined;
}

function readApply(reader: AstReader, id: string, definition: NodeObject, source: SourceRef): DraftApply | undefined {
  if (!isShapeId(id)) {
    reader.problems.report("shape-id-invalid", `Not an absolute shape id: ${shown(id)}.`, { at: source });
    return undefined;
  }
  reader.reportUnknownKeys(definition, ["type", "traits"], "apply", id, source.path);
  return { id, source, traits: reader.traits(definition, id, source.path) };
}

function an(type: string): string {
  return /^[ao]/.test(type) ? `an ${type}` : `a ${type}`;
}
