/** The pieces that all JSON AST shapes are made of — objects, references, traits, members — read with reports, never exceptions. */
import { didYouMean } from "../diagnostics/nearest.js";
import type { DraftMember, DraftTraits } from "./draft.js";
import { isArray, isObject, nodeType, property } from "./node.js";
import type { Problems } from "./problems.js";
import { isIdentifier, isShapeId, memberId } from "./shape-id.js";
import type { Node, NodeObject, ShapeId, SourceRef } from "./shapes.js";

type Path = readonly (string | number)[];

const referenceKeys = ["target"];
const memberKeys = ["target", "traits"];
const none: readonly ShapeId[] = Object.freeze([]);

/** Reads from one file. `shapeId` is always the shape that problems are reported for. */
export class AstReader {
  readonly file: string;
  readonly problems: Problems;
  /** Ids found valid before: most are given again and again. */
  readonly #validIds = new Set<string>();

  constructor(file: string, problems: Problems) {
    this.file = file;
    this.problems = problems;
  }

  at(...path: (string | number)[]): SourceRef {
    return { file: this.file, path };
  }

  /** Undefined when absent; when of another type also reported. */
  object(node: Node | undefined, what: string, path: Path, shapeId?: string): NodeObject | undefined {
    if (node === undefined || isObject(node)) return node;
    this.#wrongType(what, "an object", node, path, shapeId);
    return undefined;
  }

  string(node: Node | undefined, what: string, path: Path, shapeId?: string): string | undefined {
    if (node === undefined || typeof node === "string") return node;
    this.#wrongType(what, "a string", node, path, shapeId);
    return undefined;
  }

  reportUnknownKeys(
    node: NodeObject,
    known: readonly string[],
    what: string,
    shapeId: string | undefined,
    path: Path,
  ): void {
    for (const key in node) {
      if (known.includes(key)) continue;
      this.problems.report("ast-key-unknown", `Unknown key ${JSON.stringify(key)} in ${what}.`, {
        shapeId,
        at: { file: this.file, path: [...path, key] },
        hint: didYouMean(key, known),
      });
    }
  }

  /** The id in `{"target": …}`. */
  reference(node: Node, what: string, path: Path, shapeId: string): ShapeId | undefined {
    const object = this.object(node, what, path, shapeId);
    if (object === undefined) return undefined;
    this.reportUnknownKeys(object, referenceKeys, `a reference (${what})`, shapeId, path);
    return this.#target(object, what, path, shapeId);
  }

  /** An array of references; empty when absent. Unreadable items are reported and left out. */
  references(node: Node | undefined, what: string, path: Path, shapeId: string): readonly ShapeId[] {
    if (node === undefined) return none;
    if (!isArray(node)) {
      this.#wrongType(what, "an array", node, [...path, what], shapeId);
      return none;
    }
    const found: ShapeId[] = [];
    for (const [index, item] of node.entries()) {
      const target = this.reference(item, what, [...path, what, index], shapeId);
      if (target !== undefined) found.push(target);
    }
    return Object.freeze(found);
  }

  /** An object of references by name; empty when absent. */
  referenceMap(node: Node | undefined, what: string, path: Path, shapeId: string): ReadonlyMap<string, ShapeId> {
    const found = new Map<string, ShapeId>();
    for (const [name, item] of Object.entries(this.object(node, what, [...path, what], shapeId) ?? {})) {
      const target = this.reference(item, what, [...path, what, name], shapeId);
      if (target !== undefined) found.set(name, target);
    }
    return found;
  }

  member(container: ShapeId, name: string, node: Node, path: Path): DraftMember | undefined {
    const id = memberId(container, name);
    const source = Object.freeze({ file: this.file, path: Object.freeze(path) });
    if (!isIdentifier(name)) {
      this.problems.report("member-name-invalid", `${JSON.stringify(name)} is not a valid member name.`, {
        shapeId: container,
        at: source,
      });
      return undefined;
    }
    const object = this.object(node, "a member", path, id);
    if (object === undefined) return undefined;
    this.reportUnknownKeys(object, memberKeys, "a member", id, path);
    const target = this.#target(object, "a member", path, id);
    if (target === undefined) return undefined;
    return { type: "member", id, name, container, target, traits: this.traits(object, id, path), source };
  }

  /** The `traits` of the shape, member or apply at `path`, by absolute trait id. */
  traits(definition: NodeObject, shapeId: string, path: Path): DraftTraits {
    const traits: DraftTraits = new Map();
    const given = property(definition, "traits");
    if (given === undefined) return traits;
    const values = this.object(given, "traits", [...path, "traits"], shapeId) ?? {};
    for (const id of Object.keys(values)) {
      const value = values[id];
      if (value === undefined) continue;
      if (this.#isValidId(id)) traits.set(id, value);
      else {
        this.problems.report("shape-id-invalid", `The trait id ${JSON.stringify(id)} is not an absolute shape id.`, {
          shapeId,
          at: { file: this.file, path: [...path, "traits", id] },
          hint: isIdentifier(id) ? `Trait ids are absolute; did you mean "smithy.api#${id}"?` : undefined,
        });
      }
    }
    return traits;
  }

  #isValidId(id: string): boolean {
    if (this.#validIds.has(id)) return true;
    if (!isShapeId(id)) return false;
    this.#validIds.add(id);
    return true;
  }

  #target(object: NodeObject, what: string, path: Path, shapeId: string): ShapeId | undefined {
    const given = property(object, "target");
    if (typeof given === "string" && this.#isValidId(given)) return given;
    if (given === undefined) {
      this.problems.report("shape-incomplete", `No "target" in ${what}.`, { shapeId, at: { file: this.file, path } });
      return undefined;
    }
    const targetPath = [...path, "target"];
    const target = this.string(given, `the target of ${what}`, targetPath, shapeId);
    if (target === undefined) return undefined;
    this.problems.report("shape-id-invalid", `The target ${JSON.stringify(target)} is not an absolute shape id.`, {
      shapeId,
      at: { file: this.file, path: targetPath },
    });
    return undefined;
  }

  #wrongType(what: string, wanted: string, node: Node, path: Path, shapeId: string | undefined): void {
    this.problems.report("ast-type", `Expected ${what} to be ${wanted}, and found ${nodeType(node)}.`, {
      shapeId,
      at: { file: this.file, path },
    });
  }
}
