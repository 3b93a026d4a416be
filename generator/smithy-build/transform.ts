/** What a transform of smithy-build is: a Model goes in, a Model comes out; its arguments were checked against its rules. */
import type { Model } from "../model/shapes.js";

export type ArgumentKind = "strings" | "string" | "boolean" | "map";

export interface ArgumentRule {
  readonly kind: ArgumentKind;
  readonly isRequired?: boolean;
}

export type TransformArguments = Readonly<Record<string, unknown>>;

export interface Projected {
  readonly model: Model;
  /** What the arguments ask for and the model does not have, as sentences. */
  readonly problems: readonly string[];
}

export interface Transform {
  readonly arguments: Readonly<Record<string, ArgumentRule>>;
  /** Never changes the model that goes in. */
  readonly apply: (model: Model, args: TransformArguments) => Projected;
}

/** The result of a transform that found nothing wrong. */
export function projected(model: Model): Projected {
  return { model, problems: [] };
}

/** An argument of the kind `strings`; none when it is absent. */
export function stringsIn(args: TransformArguments, name: string): readonly string[] {
  const value = args[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function stringIn(args: TransformArguments, name: string): string | undefined {
  const value = args[name];
  return typeof value === "string" ? value : undefined;
}

/** An argument of the kind `map`: text to text. */
export function mapIn(args: TransformArguments, name: string): ReadonlyMap<string, string> {
  const value = args[name];
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])));
}
