/** Issues and rejections that may be shown: no key of a sensitive map in them. Values never are. */
import type { Rejection } from "../protocol/protocol.js";
import type { Schema } from "../schema/schema.js";
import { publicPath } from "../sensitive/public-path.js";
import { publicConstraint } from "../structure/public-messages.js";
import { type Finding, type Issue, type Path, issuesOf, pointerOf, segmentsOf } from "../validate/issue.js";

/** The issues of a value of `schema`. */
export function publicIssues(findings: readonly Finding[], schema: Schema): readonly Issue[] {
  return issuesOf(
    findings.map(({ constraint, path, ofKey }) => {
      const segments = segmentsOf(path);
      return {
        constraint: publicConstraint(schema, constraint, segments),
        path: pathOf(publicPath(schema, segments)),
        keyed: true,
        ofKey,
      };
    }),
  );
}

/** The rejection of an input of `schema`. */
export function publicRejection(rejection: Rejection, schema: Schema): Rejection {
  if (rejection.kind !== "misfit") return rejection;
  const segments = rejection.path.split("/").slice(1);
  const names = segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { ...rejection, path: pointerOf(publicPath(schema, names)) };
}

function pathOf(segments: readonly (string | number)[]): Path | undefined {
  return segments.reduceRight<Path | undefined>((inner, segment) => ({ segment, inner }), undefined);
}
