/** Passes every documentation text of the chosen services through the hook `transformDocumentation`. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closureOf } from "../knowledge/closure.js";
import { servicesOf } from "../model/services.js";
import type { MemberShape, Model, Shape, ShapeId, Traits } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";
import type { DocumentationUse, NamingHooks } from "../options.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";

type Transform = NonNullable<NamingHooks["transformDocumentation"]>;
const trait = "smithy.api#documentation";

/** Where the model says nothing the hook gets `""`; where it gives `""` the result has no documentation. */
export const rewriteDocumentation: Step = (model, { hooks = {} }) => {
  const { transformDocumentation } = hooks;
  if (transformDocumentation === undefined) return unchanged(model);
  const diagnostics: Diagnostic[] = [];
  const generated = generatedShapes(model);
  const rewrite = (carrier: Shape | MemberShape, use: DocumentationUse): Traits =>
    rewrittenTraits(model, carrier, use, transformDocumentation, diagnostics) ?? carrier.traits;
  const rewritten = rebuiltModel(model, (shape) => {
    if (!generated.has(shape.id)) return shape;
    const traits = rewrite(shape, { shapeId: shape.id });
    if (!("members" in shape)) return { ...shape, traits };
    const members = [...shape.members].map(([name, member]) => {
      const own = rewrite(member, { shapeId: shape.id, member: name });
      return [name, Object.freeze({ ...member, traits: own })] as const;
    });
    return { ...shape, traits, members: new Map(members) };
  });
  return { model: rewritten, diagnostics };
};

function generatedShapes(model: Model): ReadonlySet<ShapeId> {
  const ids = servicesOf(model).flatMap((service) => {
    const { operations, shapes } = closureOf(model, service);
    return [service, ...operations, ...shapes].map(({ id }) => id);
  });
  return new Set(ids);
}

/** Undefined when the text stays as it is. */
function rewrittenTraits(
  model: Model,
  carrier: Shape | MemberShape,
  use: DocumentationUse,
  transform: Transform,
  diagnostics: Diagnostic[],
): Traits | undefined {
  const before = traitOf(carrier, trait) ?? "";
  const report = (code: "hook-failed" | "hook-invalid", message: string): undefined => {
    const place = { shapeId: carrier.id, location: model.locate(carrier.source) };
    diagnostics.push(diagnostic(code, `The hook transformDocumentation ${message}.`, place));
  };
  let after: unknown;
  try {
    after = transform(before, use);
  } catch (error) {
    return report("hook-failed", `threw an error: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof after !== "string")
    return report("hook-invalid", `gave back ${after === null ? "null" : typeof after}, not a string`);
  if (after === before) return undefined;
  const others = [...carrier.traits].filter(([id]) => id !== trait);
  return new Map(after === "" ? others : [...others, [trait, after] as const]);
}
