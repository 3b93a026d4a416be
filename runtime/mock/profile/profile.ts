/** What is one service's alone: how it words broken constraints, and what its identifiers look like. */
import type { InvalidField } from "../../protocol/protocol.js";
import type { ServiceSchema, StructureSchema } from "../../schema/schema.js";
import type { Issue } from "../../validate/issue.js";
import type { SampleHint } from "../sample/hint.js";

/** A public error made of broken constraints. */
export interface InvalidInput {
  readonly name: string;
  readonly message: string;
  /** Each broken rule by its place, for services whose errors have a `fieldList`. */
  readonly fields?: readonly InvalidField[];
}

export interface ServiceProfile {
  /** Of whom this is the profile. */
  readonly name: string;
  /** The body of an operation without output: nothing (the protocol's specification), or `{}`. */
  readonly unitOutput: "nothing" | "object";
  /**
   * The error for an input with issues; `undefined` when the service would let all of them pass.
   * The message never holds a sensitive value.
   */
  readonly invalidInput: (
    issues: readonly Issue[],
    input: unknown,
    schema: StructureSchema,
  ) => InvalidInput | undefined;
  /** What a generated value looks like where the schema alone does not tell. */
  readonly hint?: SampleHint;
}

/** Picks the profile of a service. */
export type ProfileOf = (service: ServiceSchema) => ServiceProfile;
