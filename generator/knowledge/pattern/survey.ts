/** Tells which inline flags of a Java tree may become flags of the whole JavaScript pattern without changing its meaning. */

import { closeAsciiCase, type CodePoints, intersectionOf, sameCodePoints } from "./code-points.js";
import type { ClassNode, JavaNode } from "./java-syntax.js";
import { explicitSet } from "./print-class.js";
import type { PrintOptions } from "./print-pattern.js";

const BEYOND_ASCII: CodePoints = [[0x80, 0x10ffff]];

interface Findings {
  dots: Set<string>;
  /** Something with case ignores it. */
  ignoring: boolean;
  /** Something with case minds it, or is beyond ASCII, where JavaScript's `i` goes further than Java's. */
  minding: boolean;
  /** Takes what is beyond ASCII, with which a reference would ignore case too. */
  beyond: boolean;
  references: boolean;
}

export function wholePatternFlags(root: JavaNode): PrintOptions {
  const findings: Findings = { dots: new Set(), ignoring: false, minding: false, beyond: false, references: false };
  surveyNode(root, findings);
  const { dots, ignoring, minding, beyond, references } = findings;
  return {
    caseByFlag: ignoring && !minding && !(references && beyond),
    dotAllByFlag: dots.size === 1 && dots.has("none"),
  };
}

function surveyNode(node: JavaNode, findings: Findings): void {
  if ("body" in node) surveyNode(node.body, findings);
  else if (node.type === "sequence") for (const item of node.items) surveyNode(item, findings);
  else if (node.type === "alternation") for (const option of node.options) surveyNode(option, findings);
  else surveyLeaf(node, findings);
}

function surveyLeaf(node: JavaNode, findings: Findings): void {
  if (node.type === "literal") {
    const { code, ignoreCase } = node;
    surveyClass({ type: "ranges", set: [[code, code]], ignoreCase }, findings);
  } else if (node.type === "class") surveyClass(node.value, findings);
  else if (node.type === "dot") {
    findings.dots.add(node.stops);
    findings.beyond = true;
  } else if (node.type === "backreference") {
    findings.references = true;
    if (node.ignoreCase) findings.ignoring = true;
    else findings.minding = true;
  }
}

function surveyClass(node: ClassNode, findings: Findings): void {
  const set = explicitSet(node);
  const beyond = set === undefined ? [] : intersectionOf(set, BEYOND_ASCII);
  if (set === undefined || (beyond.length > 0 && !sameCodePoints(beyond, BEYOND_ASCII))) findings.minding = true;
  if (beyond.length > 0) findings.beyond = true;
  surveyCase(node, findings);
}

function surveyCase(node: ClassNode, findings: Findings): void {
  if (node.type === "complement") surveyCase(node.body, findings);
  else if ("parts" in node) for (const part of node.parts) surveyCase(part, findings);
  else if (node.type === "ranges" && !sameCodePoints(closeAsciiCase(node.set), node.set)) {
    if (node.ignoreCase) findings.ignoring = true;
    else findings.minding = true;
  }
}
