/** Which code that compiled against the old declarations may not compile against the new ones, declaration by declaration. */
import { flatType } from "../../print/type-node.js";
import { Assignability } from "./assignable.js";
import type {
  Declaration,
  DeclaredEnum,
  DeclaredError,
  DeclaredMember,
  DeclaredOperation,
  DeclaredStructure,
  Declarations,
} from "./declaration.js";

/** What code does with a declaration: names it, makes a value of it, takes one apart. */
export type Deed = "import" | "construct" | "read";

export interface Break {
  /** The declaration. */
  readonly name: string;
  readonly shapeId: string | undefined;
  readonly deed: Deed;
  /** The member that it comes of, if it is one. */
  readonly member: string | undefined;
  /** The declaration says the same as before, and a type that it names does not. */
  readonly inherited: boolean;
  /** Without a full stop. */
  readonly why: string;
}

/** Every reason, of each declaration that the old side has. What a nested type does to the types around it is said of them too. */
export function breaksOf(old: Declarations, now: Declarations): readonly Break[] {
  const finder = new BreakFinder(old, now);
  return [...old.values()].flatMap((declaration) => finder.breaks(declaration));
}

class BreakFinder {
  readonly #now: Declarations;
  /** Values of before where those of now are wanted. */
  readonly #forward: Assignability;
  readonly #backward: Assignability;

  constructor(old: Declarations, now: Declarations) {
    this.#now = now;
    this.#forward = new Assignability(old, now);
    this.#backward = new Assignability(now, old);
  }

  breaks(old: Declaration): readonly Break[] {
    const now = this.#now.get(old.name);
    if (now === undefined) return [broken(old, "import", undefined, "it is no longer generated")];
    if (now.kind !== old.kind)
      return [broken(old, "import", undefined, `it was ${nouns[old.kind]} and is ${nouns[now.kind]}`)];
    switch (old.kind) {
      case "structure":
        return now.kind === "structure" ? this.#structure(old, now) : [];
      case "union":
        return now.kind === "union" ? this.#union(old, now) : [];
      case "error":
        return now.kind === "error" ? this.#error(old, now) : [];
      case "enum":
        return now.kind === "enum" ? this.#enum(old, now) : [];
      case "operation":
        return now.kind === "operation" ? this.#operation(old, now) : [];
      default:
        return [];
    }
  }

  /** An object literal with every member of before, and every member of before read. */
  #structure(old: DeclaredStructure, now: DeclaredStructure): readonly Break[] {
    const kept = [...old.members].flatMap(([name, was]) => this.#member(old, name, was, now.members.get(name)));
    const required = [...now.members].filter(([name, { optional }]) => !optional && !old.members.has(name));
    return [...kept, ...required.map(([name]) => broken(old, "construct", name, "it is new and required"))];
  }

  #member(about: Declaration, name: string, was: DeclaredMember, is: DeclaredMember | undefined): readonly Break[] {
    if (is === undefined) return both(about, name, "it was removed");
    const found: Break[] = [];
    if (was.optional && !is.optional) found.push(broken(about, "construct", name, "it is required now"));
    if (!was.optional && is.optional) found.push(broken(about, "read", name, "it may be undefined now"));
    return [...found, ...this.#types(about, name, was, is)];
  }

  #types(about: Declaration, name: string, was: DeclaredMember, is: DeclaredMember): readonly Break[] {
    const [before, after] = [flatType(was.type), flatType(is.type)];
    const inherited = before === after;
    const why = inherited ? `${after} is not what it was` : `its type changed from ${before} to ${after}`;
    const deeds: readonly Deed[] = [
      ...(this.#forward.fits(was.type, is.type) ? [] : (["construct"] as const)),
      ...(this.#backward.fits(is.type, was.type) ? [] : (["read"] as const)),
    ];
    return deeds.map((deed) => ({ ...broken(about, deed, name, why), inherited }));
  }

  /** A value is made of one member; a visitor has a function for each. */
  #union(old: DeclaredStructure, now: DeclaredStructure): readonly Break[] {
    const kept = [...old.members].flatMap(([name, was]) => this.#member(old, name, was, now.members.get(name)));
    const added = [...now.members.keys()].filter((name) => !old.members.has(name));
    return [...kept, ...added.map((name) => broken(old, "read", name, "a visitor has to have a function for it"))];
  }

  #error(old: DeclaredError, now: DeclaredError): readonly Break[] {
    const members = [...old.members].flatMap(([name, was]) => this.#member(old, name, was, now.members.get(name)));
    const reads = members.filter(({ deed }) => deed === "read");
    if (old.fault === now.fault) return reads;
    return [...reads, broken(old, "read", "$fault", `it is ${now.fault}, and was ${old.fault}`)];
  }

  #enum(old: DeclaredEnum, now: DeclaredEnum): readonly Break[] {
    const keys = [...old.values.keys()].filter((key) => !now.values.has(key));
    const gone = keys.flatMap((key) => both(old, key, "the value was removed"));
    const [given, wanted] = [this.#forward.fits(old.name, now.name), this.#backward.fits(now.name, old.name)];
    return [
      ...gone,
      ...(given || keys.length > 0 ? [] : [broken(old, "construct", undefined, "it takes fewer values")]),
      ...(wanted ? [] : [broken(old, "read", undefined, "it has values that it did not have")]),
    ];
  }

  /** What an operation is modelled to throw may grow: any operation can fail in ways that no model names. */
  #operation(old: DeclaredOperation, now: DeclaredOperation): readonly Break[] {
    const [input, output] = [this.#forward.fits(old.input, now.input), this.#backward.fits(now.output, old.output)];
    const side = (deed: Deed, member: string, was: string, is: string): Break => {
      const inherited = was === is;
      const why = inherited ? `${is} is not what it was` : `it changed from ${was} to ${is}`;
      return { ...broken(old, deed, member, why), inherited };
    };
    return [
      ...(input ? [] : [side("construct", "input", flatType(old.input), flatType(now.input))]),
      ...(output ? [] : [side("read", "output", flatType(old.output), flatType(now.output))]),
    ];
  }
}

const nouns: Readonly<Record<Declaration["kind"], string>> = {
  structure: "an interface",
  union: "a union",
  error: "a class",
  enum: "an enum",
  operation: "an operation",
  schema: "a schema",
  validator: "a validator",
  type: "a type",
  value: "a value",
};

function broken({ name, shapeId }: Declaration, deed: Deed, member: string | undefined, why: string): Break {
  return { name, shapeId, deed, member, inherited: false, why };
}

function both(about: Declaration, member: string, why: string): readonly Break[] {
  return [broken(about, "construct", member, why), broken(about, "read", member, why)];
}
