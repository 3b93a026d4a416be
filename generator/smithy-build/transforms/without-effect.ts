/** Transforms of smithy-build that change nothing code is generated from: suppressions of validation, rules for endpoints. */
import type { Transform } from "../transform.js";
import { projected } from "../transform.js";

export const filterSuppressions: Transform = {
  arguments: {
    removeUnused: { kind: "boolean" },
    removeReasons: { kind: "boolean" },
    eventIdAllowList: { kind: "strings" },
    eventIdDenyList: { kind: "strings" },
    namespaceAllowList: { kind: "strings" },
    namespaceDenyList: { kind: "strings" },
  },
  apply: projected,
};

export const compileBddFromEndpointRuleSet: Transform = { arguments: {}, apply: projected };
