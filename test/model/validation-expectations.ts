/** Which of the official validation cases the loader does not follow, each with the reason. */

/** Official events that are errors and not looked for: endpoint rules, CloudFormation's schemas, and configurations of linters. */
export const otherEvents: ReadonlySet<string> = new Set([
  "RuleSetAuthSchemes",
  "RuleSetParameter",
  "RuleSetBuiltIn",
  "RuleSetTestCase",
  "EndpointTestsTrait",
  "RulesEngineVersion",
  "AwsSpecialCaseEndpoint",
  "CfnResourceProperty",
]);

export const notReported: readonly string[] = [
  // Values that the traits' own validators judge, not the shapes of their definitions.
  "smithy-rules-engine__bdd.bdd-invalid-base64 smithy.example#ValidBddService Model",
  "smithy-rules-engine__bdd.bdd-invalid-node-data smithy.example#ValidBddService Model",
  "smithy-rules-engine__bdd.illegal-version smithy.example#ValidBddService Model",
  // What a path leads to depends on the types on its way.
  "smithy-waiters__invalid-message-array-of-non-strings smithy.example#A WaitableTrait",
  "smithy-waiters__invalid-message-return-type smithy.example#A WaitableTrait",
  // Conditions in JMESPath on the values of a trait.
  "smithy-contract-traits__node-validator-plugin smithy.example#Whoops TraitValue.MinNotGreaterThanMax",
  // Configurations of linters.
  "smithy-linters__missing-sensitive-trait-invalid-config - Model",
  "smithy-linters__standard-operation-verb-invalid-config - Model",
  "smithy-model__validators.linters.emit-each-invalid-selector - Model",
  "smithy-model__validators.linters.emit-each-selector-requires-selectors - Model",
  // Reported once, for the shape that carries the trait rather than the one that is none.
  "smithy-model__loader.invalid-other-shapes-as-trait com.foo#MyDoc Model",
  // Reported once, for the shape that names the missing mixin.
  "smithy-model__loader.mixins-detects-missing-transitive smithy.example#B Model",
  "smithy-model__loader.mixins-detects-missing-transitive smithy.example#C Model",
];

export const reportedBeyond: readonly string[] = [
  // The other end of the row above.
  "smithy-model__loader.invalid-other-shapes-as-trait com.foo#MyStruct",
  // The structure of a cycle through a union cannot have a value either.
  "smithy-model__validators.shape-recursion-union smithy.example#Start",
];
