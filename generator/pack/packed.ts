/** What a packed server knows of itself. */
import type { ModelSource } from "../model/load-model.js";

export interface Packed {
  /** The command, as users type it. */
  readonly name: string;
  /** The version of the package. */
  readonly version: string;
  /** What the service is called. */
  readonly title: string;
  /** Its shape id. */
  readonly service: string;
  /** The model: the file of the service, then what goes with it. */
  readonly sources: readonly ModelSource[];
}
