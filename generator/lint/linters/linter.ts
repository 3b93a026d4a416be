/** What a linter that a model's metadata configures is given, and what it says. */
import { knownTraits } from "../../model/known-traits.js";
import { membersOf } from "../../model/members.js";
import { isArray, property } from "../../model/node.js";
import { SelectorMatcher } from "../../model/selector/match-selector.js";
import type { AnyShape } from "../../model/selector/neighbors.js";
import { parseSelector } from "../../model/selector/parse-selector.js";
import { nameOf, namespaceOf } from "../../model/shape-id.js";
import type { MemberShape, Model, NodeObject } from "../../model/shapes.js";

export interface LinterEvent {
  /** What it is about; nothing when it is about the whole model. */
  readonly shape?: AnyShape;
  /** A sentence. */
  readonly message: string;
  /** What the id of the event has after the validator's. */
  readonly suffix?: string;
}

/** The configuration has been checked for its form by the loader. */
export type Linter = (shapes: LintedShapes, configuration: NodeObject) => Iterable<LinterEvent>;

/** A selector that only Smithy's own tools evaluate. */
export class UnevaluatedSelector extends Error {}

/** Namespaces of Smithy's own traits, and of shapes for them: models bring their definitions along. */
const foreign: ReadonlySet<string> = new Set([...[...knownTraits].map(namespaceOf), "aws.test"]);

/** The shapes and members of a model without the definitions of Smithy's own traits, and what selectors select of them. */
export class LintedShapes {
  readonly model: Model;
  readonly all: readonly AnyShape[];

  constructor(model: Model) {
    this.model = model;
    this.all = [...model.shapes.values()].flatMap((shape) =>
      foreign.has(namespaceOf(shape.id)) ? [] : [shape, ...membersOf(shape)],
    );
  }

  /** Throws an UnevaluatedSelector for what is not evaluated here, or takes too long. */
  select(selector: string): readonly AnyShape[] {
    const parsed = parseSelector(selector);
    if (parsed.kind !== "selector") throw new UnevaluatedSelector();
    const matcher = new SelectorMatcher(this.model);
    const selected = this.all.filter(matcher.test(parsed.selector));
    if (matcher.isSpent) throw new UnevaluatedSelector();
    return selected;
  }

  /** A member of a structure or a union, whose name is not of another kind. */
  isField(shape: AnyShape): shape is MemberShape {
    const type = shape.type === "member" ? this.model.shape(shape.container)?.type : undefined;
    return type === "structure" || type === "union";
  }
}

/** The name of a shape without its namespace, that of a member without its container. */
export function ownName(shape: AnyShape): string {
  return shape.type === "member" ? shape.name : nameOf(shape.id);
}

/** `GetHTTPUrl2` is Get, HTTP and Url2. */
export function wordsOf(name: string): readonly string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
}

export function textsIn(configuration: NodeObject, key: string): readonly string[] {
  const list = property(configuration, key);
  return isArray(list) ? list.filter((one) => typeof one === "string") : [];
}
