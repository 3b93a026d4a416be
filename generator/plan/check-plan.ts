/** What each generated validator does, in the order it does it. */
import type { Bounds } from "../knowledge/constraints.js";
import type { Use } from "./use.js";

/** How a value is checked; undefined where every value is right. */
export type CheckUse = Use | undefined;

interface CheckBase {
  /** The function. */
  readonly name: string;
  /** The shape or member that it checks. */
  readonly id: string;
  /** Whether the value may contain itself, so that depth must be counted. */
  readonly recursive: boolean;
}

export interface PatternPlan {
  readonly text: string;
  readonly source: string;
  readonly flags: string;
  /** Matched by the runtime's linear matcher, because a RegExp could take too long. */
  readonly linear: boolean;
}

export interface MemberCheck {
  readonly name: string;
  readonly required: boolean;
  readonly check: CheckUse;
  readonly recursive: boolean;
}

export interface DependentKeysCheck {
  /** The constant with the cases. */
  readonly constant: string;
  readonly member: string;
  readonly by: string;
  readonly cases: readonly {
    readonly value: string;
    readonly requires: readonly string[];
    readonly allows: readonly string[] | undefined;
    readonly allowsPrefixes: readonly string[] | undefined;
  }[];
}

export type CheckPlan = CheckBase &
  (
    | { readonly kind: "string"; readonly length: Bounds | undefined; readonly pattern: PatternPlan | undefined }
    | {
        readonly kind: "enum";
        readonly values: readonly string[];
        readonly shown: readonly string[];
        readonly open: boolean;
      }
    | { readonly kind: "intEnum"; readonly values: readonly number[]; readonly open: boolean }
    | { readonly kind: "number"; readonly base: Use; readonly big: boolean; readonly range: Bounds }
    | { readonly kind: "blob"; readonly length: Bounds }
    | {
        readonly kind: "list";
        readonly length: Bounds | undefined;
        readonly sparse: boolean;
        readonly unique: boolean;
        readonly item: MemberCheck;
      }
    | {
        readonly kind: "map";
        readonly length: Bounds | undefined;
        readonly sparse: boolean;
        readonly key: CheckUse;
        readonly value: MemberCheck;
      }
    | {
        readonly kind: "structure";
        readonly members: readonly MemberCheck[];
        readonly dependentKeys: readonly DependentKeysCheck[];
      }
    | { readonly kind: "union"; readonly members: readonly MemberCheck[] }
  );
