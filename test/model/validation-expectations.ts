/** Which of the official validation cases the loader does not follow, each with the reason. */

/** Official events that are errors and not looked for: what becomes of the tests of endpoint rules when they are run. */
export const otherEvents: ReadonlySet<string> = new Set(["RuleSetTestCase"]);

export const notReported: readonly string[] = [
  // Conditions in JMESPath on the values of a trait.
  "smithy-contract-traits__node-validator-plugin smithy.example#Whoops TraitValue.MinNotGreaterThanMax",
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
