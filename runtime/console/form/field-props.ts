/** What a field of a form is told: a value anywhere in it, and a control of one value. */
import type { JsonSchema } from "../api-types.js";
import type { Field } from "../schema/field.js";
import type { ControlAttributes } from "./text-input.js";

export interface ValueFieldProps {
  readonly schema: JsonSchema;
  readonly name: string;
  /** JSON Pointer. */
  readonly path: string;
  readonly value: unknown;
  /** `undefined` removes the value. */
  readonly onChange: (value: unknown) => void;
  readonly isRequired?: boolean;
  /** What stands around the value is sensitive. */
  readonly isSecret?: boolean;
  /** An item of a list or an entry of a map, which is removed from there. */
  readonly isItem?: boolean;
  /** Without a frame: it is the form itself. */
  readonly isRoot?: boolean;
}

export interface ControlProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** It is sensitive, and not revealed. */
  readonly isHidden: boolean;
  readonly attributes: ControlAttributes;
}
