/** `removeDeprecatedShapes`: leaves out what was deprecated before a date or a version, by the `since` of its trait. */
import type { Traits } from "../../model/shapes.js";
import { traitOf } from "../../model/traits.js";
import { removeShapes } from "../remove-shapes.js";
import type { Transform } from "../transform.js";
import { projected, stringIn } from "../transform.js";

const isoDate = /^(\d{4})-?(1[0-2]|0[1-9])-?(3[01]|0[1-9]|[12]\d)$/;
const semantic = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** A `since` that is neither date nor version, and a trait without one, let the shape be. */
export const removeDeprecatedShapes: Transform = {
  arguments: { relativeDate: { kind: "string" }, relativeVersion: { kind: "string" } },
  apply: (model, args) => {
    const [date, version] = [stringIn(args, "relativeDate"), stringIn(args, "relativeVersion")];
    const problems = [
      ...(date === undefined || isoDate.test(date)
        ? []
        : [`relativeDate is ${date}, and has to be a date as 2030-01-31.`]),
      ...(version === undefined || semantic.test(version)
        ? []
        : [`relativeVersion is ${version}, and has to be a semantic version as 1.2.0.`]),
    ];
    if (problems.length > 0) return { model, problems };
    const goes = (carrier: { readonly traits: Traits }): boolean => {
      const since = traitOf(carrier, "smithy.api#deprecated")?.since;
      return since !== undefined && (isDateBefore(since, date) || isVersionBefore(since, version));
    };
    return projected(removeShapes(model, { shape: goes, member: goes }));
  },
};

function isDateBefore(since: string, date: string | undefined): boolean {
  return date !== undefined && isoDate.test(since) && since.replaceAll("-", "") < date.replaceAll("-", "");
}

/** Precedence as semver.org has it: numbers as numbers, and a pre-release before its release. */
function isVersionBefore(since: string, version: string | undefined): boolean {
  const [left, right] = [semantic.exec(since), semantic.exec(version ?? "")];
  if (left === null || right === null) return false;
  for (const index of [1, 2, 3]) {
    const difference = Number(left[index]) - Number(right[index]);
    if (difference !== 0) return difference < 0;
  }
  return comparePreReleases(left[4], right[4]) < 0;
}

function comparePreReleases(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const [ours, theirs] = [left.split("."), right.split(".")];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const difference = compareIdentifiers(ours[index], theirs[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareIdentifiers(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return Number(right === undefined) - Number(left === undefined);
  const [isNumber, isOther] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isNumber && isOther) return Number(left) - Number(right);
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}
