/** Every evaluator of the official comparison, in the order of its own list; docs/diff.md is made from it. */
import type { Evaluator } from "../evaluator.js";
import { addedEntityBinding } from "./bindings-added.js";
import { removedEntityBinding } from "./bindings-removed.js";
import { changedDefault } from "./default-value.js";
import { endpointSigV4Migration } from "./endpoint-sigv4-migration.js";
import { changedEnumTrait } from "./enum-values.js";
import { addedOperationError, addedServiceError, removedOperationError, removedServiceError } from "./errors.js";
import { changedLengthTrait, changedRangeTrait } from "./limits.js";
import { changedNullability } from "./member-nullability.js";
import { changedMemberOrder } from "./member-order.js";
import { changedMemberTarget } from "./member-target.js";
import { addedMetadata, changedMetadata, removedMetadata } from "./metadata.js";
import { modifiedTrait } from "./modified-trait.js";
import { changedOperationInput, changedOperationOutput } from "./operation-shapes.js";
import { addedRequiredMember } from "./required-member-added.js";
import { changedResourceIdentifiers } from "./resource-identifiers.js";
import { serviceRename } from "./service-rename.js";
import { changedShapeType } from "./shape-type.js";
import { addedShape } from "./shapes-added.js";
import { removedShape } from "./shapes-removed.js";
import { sigV4Migration } from "./sigv4-migration.js";
import { traitBreakingChange } from "./trait-breaking-change.js";
import { addedTraitDefinition, removedTraitDefinition } from "./trait-definitions.js";

export const evaluators: readonly Evaluator[] = [
  addedEntityBinding,
  addedMetadata,
  addedOperationError,
  addedRequiredMember,
  addedServiceError,
  addedShape,
  addedTraitDefinition,
  changedDefault,
  changedEnumTrait,
  changedLengthTrait,
  changedMemberOrder,
  changedMemberTarget,
  changedMetadata,
  changedNullability,
  changedOperationInput,
  changedOperationOutput,
  changedRangeTrait,
  changedResourceIdentifiers,
  changedShapeType,
  modifiedTrait,
  removedEntityBinding,
  removedMetadata,
  removedOperationError,
  removedServiceError,
  removedShape,
  removedTraitDefinition,
  serviceRename,
  sigV4Migration,
  endpointSigV4Migration,
  traitBreakingChange,
];
