/** The functions of endpoint rules: what each takes and gives, and since which version of the rules there is one. */
import {
  booleanType,
  integerType,
  optionalOf,
  recordOf,
  type RuleType,
  stringArrayType,
  stringType,
} from "./rule-type.js";

export interface RuleFunction {
  readonly takes: readonly RuleType[];
  readonly gives: RuleType;
  /** The least minor version of 1; none is 0. */
  readonly since?: number;
}

const url = recordOf({
  scheme: stringType,
  authority: stringType,
  path: stringType,
  normalizedPath: stringType,
  isIp: booleanType,
});

const partition = recordOf({
  name: stringType,
  dnsSuffix: stringType,
  dualStackDnsSuffix: stringType,
  supportsDualStack: booleanType,
  supportsFIPS: booleanType,
  implicitGlobalRegion: stringType,
});

const arn = recordOf({
  partition: stringType,
  service: stringType,
  region: stringType,
  accountId: stringType,
  resourceId: stringArrayType,
});

/** Smithy 2.0, "Rules engine standard library" and "AWS rules engine library functions". */
export const ruleFunctions: ReadonlyMap<string, RuleFunction> = new Map([
  ["booleanEquals", { takes: [booleanType, booleanType], gives: booleanType }],
  ["stringEquals", { takes: [stringType, stringType], gives: booleanType }],
  ["isValidHostLabel", { takes: [stringType, booleanType], gives: booleanType }],
  ["parseURL", { takes: [stringType], gives: optionalOf(url) }],
  ["substring", { takes: [stringType, integerType, integerType, booleanType], gives: optionalOf(stringType) }],
  ["split", { takes: [stringType, stringType, integerType], gives: stringArrayType, since: 1 }],
  ["uriEncode", { takes: [stringType], gives: stringType }],
  ["aws.partition", { takes: [stringType], gives: optionalOf(partition) }],
  ["aws.parseArn", { takes: [stringType], gives: optionalOf(arn) }],
  ["aws.isVirtualHostableS3Bucket", { takes: [stringType, booleanType], gives: booleanType }],
]);

/** Functions whose types depend on their arguments, and since when there are such. */
export const dependentFunctions: ReadonlyMap<string, number> = new Map([
  ["getAttr", 0],
  ["isSet", 0],
  ["not", 0],
  ["coalesce", 1],
  ["ite", 1],
]);

/** Names that clients give values of their own to. */
export const builtIns: ReadonlySet<string> = new Set([
  "SDK::Endpoint",
  ...["UseDualStack", "UseFIPS", "Region"].map((name) => `AWS::${name}`),
  ...["AccountId", "AccountIdEndpointMode", "CredentialScope"].map((name) => `AWS::Auth::${name}`),
  ...["Accelerate", "DisableMultiRegionAccessPoints", "ForcePathStyle", "UseArnRegion", "UseGlobalEndpoint"].map(
    (name) => `AWS::S3::${name}`,
  ),
  "AWS::S3Control::UseArnRegion",
  "AWS::STS::UseGlobalEndpoint",
]);
