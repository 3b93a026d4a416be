/** What `wrought mock` is asked for. */
import type { ModelsRequest } from "./find-models.js";

export interface MockRequest extends ModelsRequest {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly validation: "strict" | "warn" | "off";
  readonly scenario: string | undefined;
  readonly optional: "minimal" | "typical" | "full";
  readonly unknownMembers: "strict" | "warn" | "off";
  readonly pages: number;
  readonly auth: "ignore" | "require" | "verify";
  /** How many calls are kept. */
  readonly record: number;
  readonly control: boolean;
  readonly controlPath: string;
  readonly controlToken: string | undefined;
  readonly allowedHosts: readonly string[];
  /** Serve the model as it is after every change of it. */
  readonly watch: boolean;
  /** How many processes serve; 1 is this one alone. */
  readonly workers: number;
}
