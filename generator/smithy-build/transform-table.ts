/** The transforms that are known, by the name that `smithy-build.json` gives them. */
import type { Transform } from "./transform.js";
import { changeStringEnumsToEnumShapes } from "./transforms/change-string-enums.js";
import { excludeShapesByTag } from "./transforms/exclude-shapes-by-tag.js";
import { excludeShapesByTrait } from "./transforms/exclude-shapes-by-trait.js";
import { excludeTraits, includeTraits } from "./transforms/exclude-traits.js";
import { flattenAndRemoveMixins } from "./transforms/flatten-and-remove-mixins.js";
import { flattenNamespaces } from "./transforms/flatten-namespaces.js";
import { includeNamespaces } from "./transforms/include-namespaces.js";
import { includeServices } from "./transforms/include-services.js";
import { includeShapesByTag } from "./transforms/include-shapes-by-tag.js";
import { makeIdempotencyTokensClientOptional } from "./transforms/make-idempotency-tokens-client-optional.js";
import { excludeMetadata, includeMetadata } from "./transforms/metadata.js";
import { removeDeprecatedShapes } from "./transforms/remove-deprecated-shapes.js";
import { removeTraitDefinitions } from "./transforms/remove-trait-definitions.js";
import { removeUnusedShapes } from "./transforms/remove-unused-shapes.js";
import { renameShapes } from "./transforms/rename-shapes.js";
import { excludeShapesBySelector, includeShapesBySelector } from "./transforms/shapes-by-selector.js";
import { excludeTags, includeTags } from "./transforms/tags.js";
import { excludeTraitsByTag, includeTraitsByTag } from "./transforms/traits-by-tag.js";
import { compileBddFromEndpointRuleSet, filterSuppressions } from "./transforms/without-effect.js";

/** `apply` is not among them: it stands for the transforms of other projections, and is replaced by them. */
export const transforms: ReadonlyMap<string, Transform> = new Map(
  Object.entries({
    changeStringEnumsToEnumShapes,
    compileBddFromEndpointRuleSet,
    excludeMetadata,
    excludeShapesBySelector,
    excludeShapesByTag,
    excludeShapesByTrait,
    excludeTags,
    excludeTraits,
    excludeTraitsByTag,
    filterSuppressions,
    flattenAndRemoveMixins,
    flattenNamespaces,
    includeMetadata,
    includeNamespaces,
    includeServices,
    includeShapesBySelector,
    includeShapesByTag,
    includeTags,
    includeTraits,
    includeTraitsByTag,
    makeIdempotencyTokensClientOptional,
    removeDeprecatedShapes,
    removeTraitDefinitions,
    removeUnusedShapes,
    renameShapes,
  }),
);

/** The transform that names projections. */
export const applyName = "apply";
