/** Expressions of endpoint rules: their form, the names they refer to, and the types of all their parts. */
import { isArray, isObject, property, shown } from "../../node.js";
import type { Node, NodeObject } from "../../shapes.js";
import { readPath } from "./read-path.js";
import { readTemplate } from "./read-template.js";
import { dependentFunctions, ruleFunctions } from "./rule-functions.js";
import type { RuleScope } from "./rule-scope.js";
import {
  booleanType,
  fits,
  integerType,
  optionalOf,
  presentOf,
  type RuleType,
  stringType,
  typeInWords,
  unknownType,
} from "./rule-type.js";

export interface RuleFault {
  /** The official event; without it, the rules as a whole cannot be used. */
  readonly event?: "RulesEngineVersion" | "RuleSetUri" | "RuleSetAuthSchemes";
  /** From the root of the rules. */
  readonly path: readonly (string | number)[];
  /** A predicate about what stands there. */
  readonly message: string;
}

/** Enough to see what is wrong with one set of rules. */
const mostFaults = 20;

/** Finds all faults of the expressions that it is given, at the places that it is told. Depth is bounded by the JSON's. */
export class ExpressionChecker {
  readonly faults: RuleFault[] = [];
  readonly #path: (string | number)[] = [];
  readonly #minorVersion: number;

  constructor(minorVersion: number) {
    this.#minorVersion = minorVersion;
  }

  /** What the check says of a part of what stands at the present place. */
  at<Result>(step: string | number, check: () => Result): Result {
    this.#path.push(step);
    const result = check();
    this.#path.pop();
    return result;
  }

  fault(message: string, event?: RuleFault["event"]): void {
    if (this.faults.length < mostFaults)
      this.faults.push({ path: [...this.#path], message, ...(event === undefined ? {} : { event }) });
  }

  /** Whether the node is there and an object; it is reported otherwise. */
  isObject(node: Node | undefined): node is NodeObject {
    if (isObject(node)) return true;
    this.fault(node === undefined ? "is missing" : "must be an object");
    return false;
  }

  isArray(node: Node | undefined): node is readonly Node[] {
    if (isArray(node)) return true;
    this.fault(node === undefined ? "is missing" : "must be an array");
    return false;
  }

  typeOf(node: Node | undefined, scope: RuleScope): RuleType {
    if (!isObject(node)) return this.typeOfLiteral(node, scope);
    const [reference, call] = [property(node, "ref"), property(node, "fn")];
    if ((reference === undefined) === (call === undefined)) return this.#unknown('must have either "ref" or "fn"');
    if (call !== undefined) return this.typeOfCall(node, scope);
    return typeof reference === "string" ? this.#typeOfReference(reference, scope) : this.#unknown("must be a name");
  }

  #unknown(message: string): RuleType {
    this.fault(message);
    return unknownType;
  }

  #typeOfReference(name: string, scope: RuleScope): RuleType {
    return scope.find(name) ?? this.#unknown(`refers to ${shown(name)}, which is declared nowhere before`);
  }

  /** Values as such: no references but those within texts. */
  typeOfLiteral(node: Node | undefined, scope: RuleScope): RuleType {
    if (typeof node === "string") return this.#typeOfText(node, scope);
    if (typeof node === "boolean") return booleanType;
    if (typeof node === "number") return integerType;
    if (node === undefined) return this.#unknown("is missing");
    if (node === null) return this.#unknown("is null");
    if (isArray(node))
      return { kind: "tuple", items: node.map((item, index) => this.at(index, () => this.typeOfLiteral(item, scope))) };
    const members = Object.entries(node).map(
      ([name, value]) => [name, this.at(name, () => this.typeOfLiteral(value, scope))] as const,
    );
    return { kind: "record", members: new Map(members) };
  }

  #typeOfText(text: string, scope: RuleScope): RuleType {
    const template = readTemplate(text);
    if (!template.ok) return this.#unknown(template.reason);
    for (const part of template.parts) {
      if (part.kind === "text") continue;
      const base = this.#typeOfReference(part.name, scope);
      const type = part.path === undefined ? base : this.#typeAt(base, part.path);
      if (!fits(stringType, type))
        this.fault(`has ${typeInWords(type)} in braces, ${shown(part.name)}, where a string belongs`);
    }
    return stringType;
  }

  typeOfCall(node: NodeObject, scope: RuleScope): RuleType {
    const name = property(node, "fn");
    if (typeof name !== "string") return this.#unknown("must name a function");
    const args = property(node, "argv");
    if (!isArray(args)) return this.#unknown('must have a list under "argv"');
    const known = ruleFunctions.get(name);
    const since = known === undefined ? dependentFunctions.get(name) : (known.since ?? 0);
    if (since === undefined) return this.#unknown(`calls ${shown(name)}, which is no function`);
    this.#needs(since, name);
    return this.at("argv", () =>
      known === undefined ? this.#typeOfDependent(name, args, scope) : this.#typeOfKnown(known, args, scope),
    );
  }

  #needs(since: number, name: string): void {
    if (since > this.#minorVersion)
      this.fault(`uses ${name}, which needs the version 1.${since} of the rules`, "RulesEngineVersion");
  }

  #typeOfKnown(
    { takes, gives }: { takes: readonly RuleType[]; gives: RuleType },
    args: readonly Node[],
    scope: RuleScope,
  ) {
    if (!this.#takes(takes.length, args)) return gives;
    for (const [index, wanted] of takes.entries()) this.#argument(args, index, wanted, scope);
    return gives;
  }

  #takes(count: number, args: readonly Node[]): boolean {
    if (args.length !== count) this.fault(`must have ${count} items, and has ${args.length}`);
    return args.length === count;
  }

  #argument(args: readonly Node[], index: number, wanted: RuleType, scope: RuleScope): RuleType {
    return this.at(index, () => {
      const given = this.typeOf(args[index], scope);
      if (!fits(wanted, given)) this.fault(`must be ${typeInWords(wanted)}, and is ${typeInWords(given)}`);
      return given;
    });
  }

  #typeOfDependent(name: string, args: readonly Node[], scope: RuleScope): RuleType {
    if (name === "coalesce") return this.#typeOfCoalesce(args, scope);
    if (!this.#takes(name === "ite" ? 3 : name === "getAttr" ? 2 : 1, args)) return unknownType;
    if (name === "isSet") return this.#typeOfIsSet(args, scope);
    if (name === "ite") return this.#typeOfChoice(args, scope);
    // What is learnt within a negation does not hold outside.
    if (name === "not") this.#argument(args, 0, booleanType, scope.inner());
    if (name === "not") return booleanType;
    const base = this.at(0, () => this.typeOf(args[0], scope));
    return this.at(1, () => {
      const path = args[1];
      return typeof path === "string" ? this.#typeAt(base, path) : this.#unknown("must be a path");
    });
  }

  #typeOfIsSet(args: readonly Node[], scope: RuleScope): RuleType {
    this.#argument(args, 0, optionalOf(unknownType), scope);
    const [arg] = args;
    const name = isObject(arg) ? property(arg, "ref") : undefined;
    if (typeof name === "string") scope.setPresent(name);
    return booleanType;
  }

  /** All arguments are of one type, and one that is always there makes the whole so. */
  #typeOfCoalesce(args: readonly Node[], scope: RuleScope): RuleType {
    if (args.length < 2) this.fault(`must have 2 items at least, and has ${args.length}`);
    const types = args.map((_, index) => this.at(index, () => this.typeOf(args[index], scope)));
    return this.#common(
      types,
      types.every(({ kind }) => kind === "optional"),
    );
  }

  #typeOfChoice(args: readonly Node[], scope: RuleScope): RuleType {
    this.#argument(args, 0, booleanType, scope);
    const types = [1, 2].map((index) => this.at(index, () => this.typeOf(args[index], scope)));
    return this.#common(
      types,
      types.some(({ kind }) => kind === "optional"),
    );
  }

  #common(types: readonly RuleType[], isOptional: boolean): RuleType {
    const type = presentOf(types[0] ?? unknownType);
    const other = types.map(presentOf).find((one) => !fits(type, one));
    if (other !== undefined) this.fault(`has ${typeInWords(type)} beside ${typeInWords(other)}`);
    return isOptional ? optionalOf(type) : type;
  }

  /** What a path leads to from a value of a type. */
  #typeAt(base: RuleType, path: string): RuleType {
    const read = readPath(path);
    if (!read.ok) return this.#unknown(read.reason);
    let type = base;
    for (const step of read.steps) {
      if (type.kind === "unknown") return type;
      if (typeof step === "number") {
        if (step < 0) this.#needs(1, "indexes that count from the end");
        if (type.kind !== "array") return this.#unknown(`has an index into ${typeInWords(type)}`);
        type = optionalOf(type.item);
      } else {
        const member: RuleType | undefined = type.kind === "record" ? type.members.get(step) : undefined;
        if (member === undefined)
          return this.#unknown(`looks for ${shown(step)} in ${typeInWords(type)}, which has none`);
        type = member;
      }
    }
    return type;
  }
}
