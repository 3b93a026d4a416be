/** Which of the official validation cases the loader does not follow, each with the reason. */

/** The official events that are about loading, references, traits and recursion; the others belong to linting. */
export const loaderEvents: ReadonlySet<string> = new Set([
  "Model",
  "Target",
  "TraitTarget",
  "TraitValue",
  "TraitConflict",
  "ExclusiveStructureMemberTrait",
  "ShapeRecursion",
  "ShapeIdConflict",
  "DefaultTrait",
  "EnumShape",
  "EnumTrait",
  "LengthTrait",
  "Union",
]);

export const notReported: readonly string[] = [
  // Values that the traits' own validators judge, not the shapes of their definitions.
  "smithy-contract-traits__invalid-jmespath-syntax smithy.example#FooBar Model",
  "smithy-rules-engine__bdd.bdd-invalid-base64 smithy.example#ValidBddService Model",
  "smithy-rules-engine__bdd.bdd-invalid-node-data smithy.example#ValidBddService Model",
  "smithy-rules-engine__bdd.illegal-version smithy.example#ValidBddService Model",
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
