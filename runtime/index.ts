/** What generated code imports at run time. */
export type { DocumentType } from "@smithy/types";
export type { Call, Narrowed, Operation, Paginator, StreamingBlob, Unit } from "./operation/operation.js";
export { paginator } from "./operation/paginator.js";
export * from "./schema/index.js";
export type { Sensitive, SensitiveKeys } from "./sensitive/marker.js";
export { isSensitive, sensitivePathsOf } from "./sensitive/paths.js";
export { redact } from "./sensitive/redact.js";
export { type EnumOf, enumeration, type Open } from "./structure/enumeration.js";
export { ServiceError, type ServiceErrorShape } from "./structure/service-error.js";
export { type ParseOptions, structure, type StructureOf, type ValidateOptions } from "./structure/structure.js";
export { type Union, union, type UnionOf, type Visitor } from "./structure/union.js";
export * from "./validate/findings.js";
export * from "./validate/issue.js";
export { type StandardIssue, type StandardResult, type StandardSchema } from "./validate/standard.js";
export * from "./validate/simple.js";
export { hasRepeats } from "./validate/unique.js";
export { summaryOf, ValidationError } from "./validate/validation-error.js";
