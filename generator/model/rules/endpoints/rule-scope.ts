/** What names stand for in endpoint rules: each rule sees what the rules around it declared, and nothing comes out of one. */
import { presentOf, type RuleType, unknownType } from "./rule-type.js";

export class RuleScope {
  readonly #outer: RuleScope | undefined;
  readonly #types = new Map<string, RuleType>();
  readonly #present = new Set<string>();

  constructor(outer?: RuleScope) {
    this.#outer = outer;
  }

  inner(): RuleScope {
    return new RuleScope(this);
  }

  declare(name: string, type: RuleType): void {
    this.#types.set(name, type);
  }

  /** From here on, the value is known to be there. */
  setPresent(name: string): void {
    this.#present.add(name);
  }

  /** Undefined when nothing of that name was declared. Rules nest as deep as JSON may. */
  find(name: string, isPresent = false): RuleType | undefined {
    const isKnown = isPresent || this.#present.has(name);
    const type = this.#types.get(name);
    if (type === undefined) return this.#outer?.find(name, isKnown);
    return isKnown ? presentOf(type) : type;
  }
}

/** For expressions that are read apart from the rules that declare their names: every name is there. */
export class OpenScope extends RuleScope {
  override inner(): RuleScope {
    return this;
  }

  override find(): RuleType {
    return unknownType;
  }
}
