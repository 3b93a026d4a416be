/** A set of endpoint rules: parameters and rules have the form and the types that the specification of the rules engine asks for. */
import { isArray, isObject, property } from "../../node.js";
import type { Node, NodeObject } from "../../shapes.js";
import { checkAuthSchemes } from "./check-auth-schemes.js";
import { ExpressionChecker, type RuleFault } from "./check-expression.js";
import { parameterTypes } from "./rule-parameters.js";
import { readTemplate } from "./read-template.js";
import { OpenScope, RuleScope } from "./rule-scope.js";
import { fits, optionalOf, presentOf, type RuleType, stringType, typeInWords } from "./rule-type.js";

/** All faults, up to 20. Names are looked up as rules declare them. */
export function checkRuleSet(node: Node): readonly RuleFault[] {
  const checker = new RuleSetChecker(minorVersionOf(node));
  checker.checkRuleSet(node);
  return checker.faults;
}

/** The same for conditions and results without the order in which names are declared: those of a decision diagram. */
export function checkRuleParts(node: NodeObject): readonly RuleFault[] {
  const checker = new RuleSetChecker(minorVersionOf(node));
  checker.checkParts(node);
  return checker.faults;
}

/** The minor version of 1; a version that cannot be read has all there is. */
export function minorVersionOf(node: Node): number {
  const version = isObject(node) ? property(node, "version") : undefined;
  const { minor } =
    (typeof version === "string" ? /^1\.(?<minor>\d{1,6})(?:\.|$)/.exec(version)?.groups : undefined) ?? {};
  return minor === undefined ? Infinity : Number(minor);
}

class RuleSetChecker extends ExpressionChecker {
  checkRuleSet(node: Node): void {
    if (!this.isObject(node)) return;
    if (typeof property(node, "version") !== "string") this.fault("must have a version");
    const scope = new RuleScope();
    this.at("parameters", () => this.#checkParameters(property(node, "parameters"), scope));
    this.at("rules", () => this.#checkRules(property(node, "rules"), scope));
  }

  checkParts(node: NodeObject): void {
    const scope = new OpenScope();
    this.at("parameters", () => this.#checkParameters(property(node, "parameters"), scope));
    this.at("conditions", () => this.#checkConditions(property(node, "conditions"), scope));
    this.at("results", () => this.#checkRules(property(node, "results"), scope));
  }

  #checkParameters(node: Node | undefined, scope: RuleScope): void {
    if (!this.isObject(node)) return;
    for (const [name, parameter] of Object.entries(node))
      this.at(name, () => {
        if (this.isObject(parameter)) this.#checkParameter(name, parameter, scope);
      });
  }

  #checkParameter(name: string, parameter: NodeObject, scope: RuleScope): void {
    for (const [key, value] of Object.entries(parameter)) {
      const wanted = Object.hasOwn(parameterKeys, key) ? parameterKeys[key as keyof typeof parameterKeys] : undefined;
      if (wanted === undefined) this.fault(`has ${JSON.stringify(key)}, which is nothing that a parameter has`);
      else if (
        wanted !== "any" &&
        !(isObject(value) ? wanted === "object" : wanted === typeof value && !isArray(value))
      )
        this.at(key, () => this.fault(`must be of the type ${wanted}`));
    }
    const written = property(parameter, "type");
    const type = typeof written === "string" ? parameterTypes.get(written.toLowerCase()) : undefined;
    if (type === undefined) return this.fault("must have the type string, boolean or stringArray");
    const isRequired = property(parameter, "required") === true;
    scope.declare(name, isRequired ? type : optionalOf(type));
    const value = property(parameter, "default");
    if (value === undefined) return;
    if (!isRequired) this.fault("has a default, and is not required");
    if (!isDefaultOf(type, value)) this.fault(`has a default that is not ${typeInWords(type)}`);
  }

  #checkRules(node: Node | undefined, scope: RuleScope): void {
    if (!this.isArray(node)) return;
    for (const [index, rule] of node.entries())
      this.at(index, () => {
        if (this.isObject(rule)) this.#checkRule(rule, scope.inner());
      });
  }

  #checkRule(rule: NodeObject, scope: RuleScope): void {
    this.at("conditions", () => this.#checkConditions(property(rule, "conditions"), scope));
    const type = property(rule, "type");
    if (type === "error") this.at("error", () => this.#checkText(property(rule, "error"), scope));
    else if (type === "endpoint") this.at("endpoint", () => this.#checkEndpoint(property(rule, "endpoint"), scope));
    else if (type === "tree") {
      const rules = property(rule, "rules");
      if (isArray(rules) && rules.length === 0) this.fault("has no rules");
      this.at("rules", () => this.#checkRules(rules, scope));
    } else this.fault("must have the type endpoint, error or tree");
  }

  #checkConditions(node: Node | undefined, scope: RuleScope): void {
    if (!this.isArray(node)) return;
    for (const [index, condition] of node.entries())
      this.at(index, () => {
        if (this.isObject(condition)) this.#checkCondition(condition, scope);
      });
  }

  #checkCondition(condition: NodeObject, scope: RuleScope): void {
    const type = presentOf(this.typeOfCall(condition, scope));
    const name = property(condition, "assign");
    if (name === undefined) return;
    if (typeof name !== "string") return this.fault('must have a name under "assign"');
    if (!(scope instanceof OpenScope) && scope.find(name) !== undefined)
      this.fault(`gives a value to ${JSON.stringify(name)}, which has one already`);
    scope.declare(name, type);
  }

  #checkText(node: Node | undefined, scope: RuleScope): RuleType {
    const type = this.typeOf(node, scope);
    if (!fits(stringType, type)) this.fault(`must be a string, and is ${typeInWords(type)}`);
    return type;
  }

  #checkEndpoint(node: Node | undefined, scope: RuleScope): void {
    if (!this.isObject(node)) return;
    const unknown = Object.keys(node).find((key) => !["url", "properties", "headers"].includes(key));
    if (unknown !== undefined) this.fault(`has ${JSON.stringify(unknown)}, which is nothing that an endpoint has`);
    this.at("url", () => this.#checkUrl(property(node, "url"), scope));
    const [properties, headers] = [property(node, "properties"), property(node, "headers")];
    if (properties !== undefined) this.at("properties", () => this.#checkProperties(properties, scope));
    if (headers !== undefined) this.at("headers", () => this.#checkHeaders(headers, scope));
  }

  #checkUrl(node: Node | undefined, scope: RuleScope): void {
    this.#checkText(node, scope);
    const template = typeof node === "string" ? readTemplate(node) : undefined;
    const head = template?.ok === true ? template.parts[0] : undefined;
    if (head?.kind === "text" && !/^https?:\/\//.test(head.text))
      this.fault("must begin with http:// or https://", "RuleSetUri");
  }

  #checkProperties(node: Node, scope: RuleScope): void {
    if (!this.isObject(node)) return;
    this.typeOfLiteral(node, scope);
    const schemes = property(node, "authSchemes");
    if (schemes !== undefined) this.at("authSchemes", () => checkAuthSchemes(schemes, this));
  }

  #checkHeaders(node: Node, scope: RuleScope): void {
    if (!this.isObject(node)) return;
    for (const [name, values] of Object.entries(node))
      this.at(name, () => {
        if (!this.isArray(values)) return;
        for (const [index, value] of values.entries()) this.at(index, () => this.#checkText(value, scope));
      });
  }
}

const parameterKeys = {
  type: "string",
  required: "boolean",
  builtIn: "string",
  documentation: "string",
  deprecated: "object",
  default: "any",
} as const;

function isDefaultOf(type: RuleType, value: Node): boolean {
  if (type.kind === "array") return isArray(value) && value.every((item) => typeof item === "string");
  return typeof value === type.kind;
}
