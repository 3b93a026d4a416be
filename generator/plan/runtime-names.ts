/** The names of the runtime that emitters may use: all that the generator knows of it. A test holds them against the runtime. */

/** Exports of `wrought/runtime`. */
// prettier-ignore
const names = [
  "BlobSchema", "BooleanSchema", "DocumentSchema", "EnumSchema", "IntEnumSchema", "ListSchema", "MapSchema",
  "MemberSchema", "NumberSchema", "OperationSchema", "Schema", "ServiceSchema", "StringSchema", "StructureSchema",
  "TimestampSchema", "UnionSchema", "unitSchema", "DocumentType", "EnumOf", "enumeration", "Open", "Narrowed",
  "Paginator", "paginator", "Operation", "Sensitive", "ServiceError", "StreamingBlob", "structure", "StructureOf",
  "Union", "union", "UnionOf", "Unit", "Findings", "and", "at", "atKey", "broken", "checkBigDecimal",
  "checkBigInteger", "checkBlob", "checkBoolean", "checkByte", "checkDependentKeys", "checkDocument", "checkDouble",
  "checkFloat", "checkInteger", "checkLong", "checkShort", "checkString", "checkTimestamp", "checkUnit", "codePoints",
  "hasOwn", "hasRepeats", "isObject", "isText", "lengthBroken", "maxDepth", "missing", "missingAtKey", "ofKey", "own",
  "rangeBroken", "tooDeep", "wrongType", "linear", "MockOptionsFor", "MockOf", "createMock", "HandlerContext", "Check",
  "patternBroken", "enumBroken", "DependentCases", "membersSet", "Waiter", "waiter", "StreamedBlob",
] as const;

export type RuntimeName = (typeof names)[number];

export const runtimeNames: readonly RuntimeName[] = names;
