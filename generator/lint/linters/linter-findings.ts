/** Runs the linters that a model's metadata configures (Smithy 2.0, "Model validation"). */
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isArray, isObject, property } from "../../model/node.js";
import type { AnyShape } from "../../model/selector/neighbors.js";
import { namespaceOf } from "../../model/shape-id.js";
import type { Model, NodeObject } from "../../model/shapes.js";
import type { EventWishes } from "../../model/suppressions.js";
import { eventWishes } from "../../model/suppressions.js";
import { camelCase } from "./camel-case.js";
import type { Linter, LinterEvent } from "./linter.js";
import { LintedShapes, textsIn, UnevaluatedSelector } from "./linter.js";
import {
  abbreviationName,
  inputOutputStructureReuse,
  repeatedShapeName,
  reservedWords,
  standardOperationVerb,
} from "./name-linters.js";
import { emitEachSelector, emitNoneSelector } from "./selector-linters.js";

const linters: ReadonlyMap<string, Linter> = new Map([
  ["EmitEachSelector", emitEachSelector],
  ["EmitNoneSelector", emitNoneSelector],
  ["AbbreviationName", abbreviationName],
  ["CamelCase", camelCase],
  ["InputOutputStructureReuse", inputOutputStructureReuse],
  ["RepeatedShapeName", repeatedShapeName],
  ["ReservedWords", reservedWords],
  ["StandardOperationVerb", standardOperationVerb],
]);

const codes: ReadonlyMap<unknown, DiagnosticCode> = new Map([
  ["ERROR", "linter-error"],
  ["NOTE", "linter-note"],
]);

interface Validator {
  readonly name: string;
  /** What its events are called. */
  readonly id: string;
  /** As it was written. */
  readonly node: NodeObject;
}

/** What the model asks to be told of itself. Without validators in the metadata it costs nothing. */
export function linterFindings(model: Model): readonly Diagnostic[] {
  const validators = validatorsOf(model);
  if (validators.length === 0) return [];
  const shapes = new LintedShapes(model);
  const wishes = eventWishes(model);
  return validators.flatMap((validator) => {
    try {
      return findingsOf(validator, shapes, wishes);
    } catch (error) {
      if (!(error instanceof UnevaluatedSelector)) throw error;
      return [skipped(validator, "has a selector that is not evaluated here")];
    }
  });
}

function validatorsOf(model: Model): readonly Validator[] {
  const list = property(model.metadata, "validators");
  return (isArray(list) ? list : []).filter(isObject).flatMap((node) => {
    const [name, id] = [property(node, "name"), property(node, "id")];
    return typeof name === "string" ? [{ name, id: typeof id === "string" ? id : name, node }] : [];
  });
}

function findingsOf(validator: Validator, shapes: LintedShapes, wishes: EventWishes): readonly Diagnostic[] {
  const { name, node } = validator;
  const linter = linters.get(name);
  if (linter === undefined) return [skipped(validator, "is not one that is run here")];
  const configuration = property(node, "configuration");
  const isMeant = scopeOf(node, shapes);
  return [...linter(shapes, isObject(configuration) ? configuration : {})]
    .filter(({ shape }) => isMeant(shape))
    .flatMap((event) => findingOf(event, validator, shapes, wishes));
}

/** The namespaces and the selector that a validator is limited to. */
function scopeOf(node: NodeObject, shapes: LintedShapes): (shape: AnyShape | undefined) => boolean {
  const namespaces = new Set(textsIn(node, "namespaces"));
  const selector = property(node, "selector");
  const selected = typeof selector === "string" ? new Set(shapes.select(selector)) : undefined;
  return (shape) => {
    if (shape === undefined) return namespaces.size === 0 && selected === undefined;
    return (namespaces.size === 0 || namespaces.has(namespaceOf(shape.id))) && selected?.has(shape) !== false;
  };
}

function findingOf(
  { shape, message, suffix }: LinterEvent,
  { id, node }: Validator,
  { model }: LintedShapes,
  wishes: EventWishes,
): readonly Diagnostic[] {
  const event = suffix === undefined ? id : `${id}.${suffix}`;
  const shapeId = shape?.id ?? null;
  const severity = property(node, "severity");
  const isSuppressed = severity !== "ERROR" && wishes.isSuppressed(event, shapeId);
  if (isSuppressed) return [];
  const code = codes.get(severity) ?? "linter-warning";
  const raised = code === "linter-note" && wishes.raised(event, shapeId).length > 0 ? "linter-warning" : code;
  const own = property(node, "message");
  return [
    diagnostic(raised, typeof own === "string" ? own.replaceAll("{super}", () => message) : message, {
      shapeId: shape?.id,
      location: shape === undefined ? undefined : model.locate(shape.source),
      event,
    }),
  ];
}

function skipped({ name, id }: Validator, why: string): Diagnostic {
  return diagnostic("linter-skipped", `The validator ${id === name ? name : `${id} (${name})`} ${why}.`);
}
