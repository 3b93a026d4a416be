/** What is to be said of a declaration, before it is text. */
import type { Expression } from "../print/expression.js";

export interface DocPlan {
  /** The model's documentation, in HTML or Markdown, untrusted. */
  readonly html: string | undefined;
  /** Sentences of ours in Markdown: constraints, defaults, sensitivity. Names of the model in them are in code. */
  readonly facts: readonly string[];
  /** Block tags, in order. */
  readonly tags: readonly DocTag[];
  /** The shape id for the last line; absent on members. */
  readonly shapeId: string | undefined;
}

export type DocTag =
  | { readonly tag: "deprecated"; readonly text: string }
  | { readonly tag: "see"; readonly text: string; readonly url: string }
  | { readonly tag: "since"; readonly text: string }
  | { readonly tag: "internal" }
  | { readonly tag: "param"; readonly name: string; readonly text: string }
  | { readonly tag: "returns"; readonly text: string }
  /** The text is plain. */
  | { readonly tag: "throws"; readonly link: string; readonly text: string }
  /** A constant of the type, and its value. */
  | {
      readonly tag: "example";
      readonly title: string;
      readonly name: string;
      readonly type: string;
      readonly value: Expression;
    };
