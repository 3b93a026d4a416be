/** What all fields of one form share. */
import { type ComponentType, createContext } from "preact";
import type { Definitions } from "../api-types.js";
import type { Problems } from "../schema/check.js";
import type { ValueFieldProps } from "./field-props.js";

export interface FormContext {
  readonly definitions: Definitions;
  readonly problems: Problems;
  /** Whether sensitive values are in sight. */
  readonly isRevealed: boolean;
  /** Whether everything that is required has to be there. */
  readonly isWhole: boolean;
  /** Draws a value of any kind. Containers get it from here, because it draws them. */
  readonly Value: ComponentType<ValueFieldProps>;
}

export const formContext = createContext<FormContext>({
  definitions: {},
  problems: new Map(),
  isRevealed: false,
  isWhole: true,
  Value: () => null,
});
