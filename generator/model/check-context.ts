/** What all checks of a model share: the model, where traits came from, and lookups that are made once. */
import { didYouMean } from "../diagnostics/nearest.js";
import { preludeShapes } from "./prelude-shapes.js";
import type { Problems } from "./problems.js";
import { SelectorMatcher } from "./selector/match-selector.js";
import type { ShapeTest } from "./selector/match-selector.js";
import type { AnyShape } from "./selector/neighbors.js";
import { parseSelector } from "./selector/parse-selector.js";
import { ShapeRules } from "./shape-rules.js";
import { nameOf, splitMemberId } from "./shape-id.js";
import type { Model, Shape, ShapeId } from "./shapes.js";
import { traitDefinitions } from "./trait-definitions.js";
import type { MergedFiles } from "./merge-files.js";
import type { TraitOrigins } from "./trait-origins.js";

export class CheckContext {
  readonly model: Model;
  readonly origins: TraitOrigins;
  readonly problems: Problems;
  readonly rules: ShapeRules;
  /** The last file that gave each metadata key. */
  readonly metadataFiles: ReadonlyMap<string, string>;
  readonly #merged: MergedFiles;
  readonly #matcher: SelectorMatcher;
  readonly #tests = new Map<string, ShapeTest>();
  readonly #suggestions = new Map<ShapeId, string | undefined>();

  constructor(model: Model, merged: MergedFiles, problems: Problems) {
    this.model = model;
    this.origins = merged.origins;
    this.metadataFiles = merged.metadataFiles;
    this.problems = problems;
    this.rules = new ShapeRules(model);
    this.#merged = merged;
    this.#matcher = new SelectorMatcher(model);
  }

  /** The shape is defined but could not be read or built, which is reported already: what follows from it is not. */
  isBroken(id: ShapeId): boolean {
    const shapeId = splitMemberId(id)?.container ?? id;
    return this.#merged.unreadable.has(shapeId) || this.#merged.shapes.get(shapeId)?.isBroken === true;
  }

  find(id: ShapeId): AnyShape | undefined {
    return id.includes("$") ? this.model.member(id) : this.model.shape(id);
  }

  /** Whether the id names anything: a shape, a member, a trait of the prelude; broken ones count. */
  readonly exists = (id: ShapeId): boolean =>
    this.find(id) !== undefined || this.isBroken(id) || traitDefinitions.has(id);

  /** True also when the shape is missing or broken, or the selector is one that is not evaluated. */
  readonly matches = (id: ShapeId, selector: string): boolean => {
    const shape = this.find(id);
    return shape === undefined || this.isSelected(shape, selector);
  };

  isSelected(shape: AnyShape, selector: string): boolean {
    return this.selectorTest(selector)(shape);
  }

  /** Passes everything when the selector is one that cannot be evaluated. */
  selectorTest(selector: string): ShapeTest {
    let test = this.#tests.get(selector);
    if (test === undefined) {
      const parsed = parseSelector(selector);
      test = parsed.kind === "selector" ? this.#matcher.test(parsed.selector) : () => true;
      this.#tests.set(selector, test);
    }
    return test;
  }

  /** What a selector finds from one shape on; nothing when it is one that cannot be evaluated. */
  readonly selected = (start: AnyShape, selector: string): Iterable<AnyShape> => {
    const parsed = parseSelector(selector);
    return parsed.kind === "selector" ? this.#matcher.found(parsed.selector, start) : [];
  };

  /** A hint with the shape that was probably meant: the same name in another namespace, or one that is spelt much like it. */
  suggestion(missing: ShapeId, isFit: (shape: Shape) => boolean = () => true): string | undefined {
    if (this.#suggestions.has(missing)) return this.#suggestions.get(missing);
    const fit = [...this.model.shapes.values(), ...preludeShapes.values()].filter(isFit).map(({ id }) => id);
    const sameName = fit.find((id) => nameOf(id) === nameOf(missing));
    const hint = sameName === undefined ? didYouMean(missing, fit) : `Did you mean ${sameName}?`;
    this.#suggestions.set(missing, hint);
    return hint;
  }
}
