/** Whether TypeScript lets a value of one generated type stand where one of another is expected, by structure. */
import type { TypeNode } from "../../print/type-node.js";
import { flatType } from "../../print/type-node.js";
import type { Declaration, DeclaredEnum, DeclaredMembers, Declarations } from "./declaration.js";

/** Runtime types that take more than their own name. */
const wider: Readonly<Record<string, readonly string[]>> = {
  StreamingBlob: ["Uint8Array", "string"],
  StreamedBlob: ["StreamingBlob", "Uint8Array", "string"],
  DocumentType: ["string", "number", "boolean", "null"],
};

/** Asks about types of `source`'s declarations, given where types of `target`'s are expected. Answers are remembered. */
export class Assignability {
  readonly #source: Declarations;
  readonly #target: Declarations;
  /** What is known of pairs of names. Recursive types fit until something says no. */
  readonly #known = new Map<string, boolean>();
  /** Pairs that were answered with the help of a pair. */
  readonly #dependents = new Map<string, Set<string>>();
  readonly #pending: string[] = [];
  #current = "";

  constructor(source: Declarations, target: Declarations) {
    this.#source = source;
    this.#target = target;
  }

  /** Structural, as TypeScript compares them; `Sensitive<T>` and `T` are the same to it. */
  fits(given: TypeNode, wanted: TypeNode): boolean {
    this.#current = "";
    this.#fits(given, wanted);
    this.#settle();
    return this.#fits(given, wanted);
  }

  #fits(given: TypeNode, wanted: TypeNode): boolean {
    const [from, to] = [plain(given), plain(wanted)];
    if (typeof from !== "string" && from.kind === "union") return from.types.every((type) => this.#fits(type, to));
    if (typeof to !== "string" && to.kind === "union") return to.types.some((type) => this.#fits(from, type));
    if (to === "unknown") return true;
    if (typeof from === "string" || typeof to === "string") {
      return typeof from === "string" && typeof to === "string" && this.#fitsName(from, to);
    }
    if (from.kind === "array") return to.kind === "array" && this.#fits(from.of, to.of);
    if (from.kind !== "generic" || to.kind !== "generic") return flatType(from) === flatType(to);
    return from.name === to.name && from.args.every((type, index) => this.#fits(type, to.args[index] ?? "never"));
  }

  #fitsName(from: string, to: string): boolean {
    // An object without members: everything is one.
    if (to === "Unit") return true;
    if (!this.#source.has(from) && !this.#target.has(to)) {
      return from === to || (Object.hasOwn(wider, to) && wider[to]?.includes(from) === true);
    }
    const pair = `${from} ${to}`;
    const dependents = this.#dependents.get(pair) ?? new Set<string>();
    this.#dependents.set(pair, dependents.add(this.#current));
    const known = this.#known.get(pair);
    if (known !== undefined) return known;
    this.#known.set(pair, true);
    this.#pending.push(pair);
    return true;
  }

  /** Looks into the pairs that are only taken to fit, and again into those that relied on one that does not. */
  #settle(): void {
    for (let pair = this.#pending.pop(); pair !== undefined; pair = this.#pending.pop()) {
      if (this.#known.get(pair) !== true) continue;
      this.#current = pair;
      const [from = "", to = ""] = pair.split(" ");
      if (this.#fitsDeclared(from, this.#source.get(from), to, this.#target.get(to))) continue;
      this.#known.set(pair, false);
      for (const dependent of this.#dependents.get(pair) ?? []) if (dependent !== "") this.#pending.push(dependent);
    }
  }

  #fitsDeclared(from: string, source: Declaration | undefined, to: string, target: Declaration | undefined): boolean {
    if (target === undefined) return source?.kind === "enum" && to === baseOf(source);
    if (target.kind === "enum")
      return source === undefined ? target.open && from === baseOf(target) : fitsEnum(source, target);
    if (from === "Unit" && source === undefined)
      return target.kind === "structure" && this.#membersFit(noMembers, target.members);
    if (source?.kind === "structure" && target.kind === "structure")
      return this.#membersFit(source.members, target.members);
    if (source?.kind === "error" && target.kind === "error") {
      return (
        source.name === target.name && source.fault === target.fault && this.#membersFit(source.members, target.members)
      );
    }
    if (source?.kind !== "union" || target.kind !== "union") return false;
    return [...source.members].every(([name, { type }]) => {
      const wanted = target.members.get(name);
      return wanted !== undefined && this.#fits(type, wanted.type);
    });
  }

  /** Whether an object with the one's members has what the other's ask for. */
  #membersFit(given: DeclaredMembers, wanted: DeclaredMembers): boolean {
    // An object that shares nothing with a type of optional members only is refused.
    const isWeak = wanted.size > 0 && [...wanted.values()].every(({ optional }) => optional);
    if (isWeak && given.size > 0 && ![...given.keys()].some((name) => wanted.has(name))) return false;
    return [...wanted].every(([name, { optional, type }]) => {
      const member = given.get(name);
      if (member === undefined) return optional;
      return (optional || !member.optional) && this.#fits(member.type, type);
    });
  }
}

const noMembers: DeclaredMembers = new Map();

function plain(type: TypeNode): TypeNode {
  const [inner] = typeof type !== "string" && type.kind === "generic" && type.name === "Sensitive" ? type.args : [];
  return inner === undefined ? type : plain(inner);
}

function baseOf({ values }: DeclaredEnum): "string" | "number" {
  return [...values.values()].some((value) => typeof value === "number") ? "number" : "string";
}

function fitsEnum(source: Declaration, target: DeclaredEnum): boolean {
  if (source.kind !== "enum") return false;
  if (target.open) return baseOf(source) === baseOf(target);
  const wanted = new Set(target.values.values());
  return !source.open && [...source.values.values()].every((value) => wanted.has(value));
}
