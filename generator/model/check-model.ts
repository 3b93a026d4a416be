/** All checks of a merged model, in a fixed order. */
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { CheckContext } from "./check-context.js";
import { checkDefaults } from "./check-defaults.js";
import { checkMembers } from "./check-members.js";
import { checkMetadata } from "./check-metadata.js";
import { checkRecursion } from "./check-recursion.js";
import { checkTargets } from "./check-targets.js";
import { checkTraitDefinitions } from "./check-trait-definitions.js";
import { checkTraits } from "./check-traits.js";
import type { MergedFiles } from "./merge-files.js";
import { checkRules } from "./rules/check-rules.js";
import type { Problems } from "./problems.js";
import type { Model } from "./shapes.js";

/** Errors that leave references and trait values as they should be. */
const harmless: ReadonlySet<DiagnosticCode> = new Set([
  "trait-not-applicable",
  "trait-conflict",
  "default-invalid",
  "enum-value-invalid",
]);

/** Reports what the Smithy specification forbids, whatever a generator might make of it. */
export function checkModel(model: Model, merged: MergedFiles, problems: Problems): void {
  const context = new CheckContext(model, merged, problems);
  checkMetadata(context);
  checkMembers(context);
  checkTargets(context);
  checkRecursion(context);
  checkTraitDefinitions(context);
  checkTraits(context);
  checkDefaults(context);
  if (problems.hasOnly(harmless)) checkRules(context);
}
