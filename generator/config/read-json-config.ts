/** A configuration in JSON, with the line and column of each of its values. */
import { readFileSync } from "node:fs";
import type { ParseError } from "jsonc-parser";
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { ConfigPath } from "./check-config.js";

export interface JsonConfig {
  readonly value: unknown;
  readonly locate: (path: ConfigPath) => Location;
  /** Why the file is not JSON. */
  readonly problem?: Diagnostic | undefined;
}

/** Comments are allowed, as in other configuration files. */
export function readJsonConfig(file: string, name: string): JsonConfig {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const at = (offset: number): Location => locationOf(text, offset, name);
  const locate = (path: ConfigPath): Location => {
    const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
    // The key, where there is one: it is what is wrong as often as the value.
    return at((node?.parent?.type === "property" ? node.parent : node)?.offset ?? 0);
  };
  const [error] = errors;
  if (tree !== undefined && error === undefined) return { value: getNodeValue(tree), locate };
  const why = error === undefined ? "it is empty" : printParseErrorCode(error.error);
  const details = { location: at(error?.offset ?? 0), hint: "Correct the JSON." };
  return {
    value: undefined,
    locate,
    problem: diagnostic("config-unreadable", `${name} is not JSON: ${why}.`, details),
  };
}

function locationOf(text: string, offset: number, file: string): Location {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
