/** `wrought explain`: one shape, found by name, for a person or a program. */
import { usersOf } from "../knowledge/users.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { explainShape } from "./explain-shape.js";
import type { Explained, ExplainedShape } from "./explain-shape.js";
import type { ModelsRequest } from "./find-models.js";
import { findShape } from "./find-shape.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { plainText } from "./plain-text.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printExplained } from "./print-explained.js";

export interface ExplainRequest extends ModelsRequest {
  /** A name or an id of a shape, or of a member as `Shape$member`. */
  readonly shape: string;
}

export async function runExplain(request: ExplainRequest, view: View, context: Context): Promise<ExitCode> {
  const loaded = await loadUnits(request, context);
  const models = loaded.units.map(({ model }) => model);
  const found = models.length === 0 ? undefined : findShape(models, request.shape);
  const { out, err } = context.terminal;
  if (found === undefined || "code" in found) {
    const diagnostics = found === undefined ? loaded.diagnostics : [...loaded.diagnostics, found];
    if (view.json) out.line(JSON.stringify({ command: "explain", ok: false, diagnostics }, undefined, 2));
    else printDiagnostics(err, diagnostics, view);
    return exitCode.problems;
  }
  const whole = explainShape(found.model, usersOf(found.model), found.shape);
  const explained = found.member === undefined ? whole : onlyMember(whole, found.member);
  const ok = !hasErrors(loaded.diagnostics);
  if (view.json) {
    const { diagnostics } = loaded;
    out.line(JSON.stringify({ command: "explain", ok, shape: asJson(explained), diagnostics }, undefined, 2));
  } else {
    printExplained(out, explained);
    // What is wrong elsewhere in the models is not what was asked for.
    printDiagnostics(err, loaded.diagnostics, { ...view, quiet: !view.verbose });
  }
  return ok ? exitCode.ok : exitCode.problems;
}

function onlyMember(shape: ExplainedShape, name: string): ExplainedShape {
  const byName = (one: { readonly name: string }): boolean => one.name === name;
  return { ...shape, members: shape.members.filter(byName), values: shape.values.filter(byName) };
}

/** The same data with documentation as plain text. */
function asJson(shape: ExplainedShape): object {
  return { ...plain(shape), members: shape.members.map(plain), values: shape.values.map(plain) };
}

function plain<Item extends Explained>(item: Item): Item {
  if (item.documentation === undefined) return item;
  return { ...item, documentation: plainText(item.documentation, Number.POSITIVE_INFINITY).join("\n") };
}
