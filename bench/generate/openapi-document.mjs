/**
 * An OpenAPI 3.1 document of the same shapes as a Smithy model: structures become object schemas with their constraints,
 * operations POST paths, documentation descriptions. It exists to give other generators the same work.
 */

/** The document of a model that is one parsed JSON AST file. */
export function openapiDocumentOf({ shapes }) {
  const all = Object.entries(shapes);
  const [id, service] = all.find(([, { type }]) => type === "service");
  const schemas = all
    .filter(([, { type }]) => schemaTypes.has(type))
    .map(([name, shape]) => [nameOf(name), schemaOf(shape)]);
  const operations = all.filter(([, { type }]) => type === "operation");
  return {
    openapi: "3.1.0",
    info: { title: service.traits["smithy.api#title"] ?? nameOf(id), version: service.version },
    servers: [{ url: "https://service.example.com" }],
    paths: Object.fromEntries(
      operations.map(([name, shape]) => [`/${nameOf(name)}`, { post: operationOf(nameOf(name), shape) }]),
    ),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

const schemaTypes = new Set([
  "blob",
  "boolean",
  "document",
  "double",
  "enum",
  "float",
  "integer",
  "list",
  "long",
  "map",
  "string",
  "structure",
  "timestamp",
  "union",
]);

function nameOf(id) {
  return id.slice(id.indexOf("#") + 1);
}

function operationOf(name, { input, output, errors = [], traits = {} }) {
  const byStatus = { 200: response("Success", output) };
  if (errors.length > 0) {
    const schema = { anyOf: errors.map(({ target }) => refTo(target)) };
    byStatus[400] = { description: "Error", content: { "application/json": { schema } } };
  }
  return {
    operationId: name,
    ...descriptionOf(traits),
    requestBody: { required: true, content: { "application/json": { schema: refTo(input.target) } } },
    responses: byStatus,
  };
}

function response(description, { target } = { target: "smithy.api#Unit" }) {
  return { description, content: { "application/json": { schema: refTo(target) } } };
}

function schemaOf(shape) {
  const { traits = {} } = shape;
  return { ...baseOf(shape), ...constraintsOf(shape.type, traits), ...descriptionOf(traits) };
}

function baseOf(shape) {
  switch (shape.type) {
    case "structure":
      return objectOf(shape.members);
    case "union":
      return { oneOf: Object.entries(shape.members).map(([name, member]) => objectOf({ [name]: member }, [name])) };
    case "list":
      return { type: "array", items: refTo(shape.member.target) };
    case "map":
      return { type: "object", additionalProperties: refTo(shape.value.target) };
    case "enum":
      return {
        type: "string",
        enum: Object.entries(shape.members).map(([name, { traits }]) => traits?.["smithy.api#enumValue"] ?? name),
      };
    default:
      return simpleSchemas[shape.type];
  }
}

const simpleSchemas = {
  string: { type: "string" },
  blob: { type: "string", format: "byte" },
  boolean: { type: "boolean" },
  integer: { type: "integer", format: "int32" },
  long: { type: "integer", format: "int64" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  timestamp: { type: "string", format: "date-time" },
  document: {},
};

function isRequired([, { traits }]) {
  return traits?.["smithy.api#required"] !== undefined;
}

function objectOf(members = {}, alsoRequired = []) {
  const entries = Object.entries(members);
  const required = [...entries.filter(isRequired).map(([name]) => name), ...alsoRequired];
  const properties = entries.map(([name, { target, traits = {} }]) => [
    name,
    { ...refTo(target), ...descriptionOf(traits) },
  ]);
  return { type: "object", ...(required.length > 0 ? { required } : {}), properties: Object.fromEntries(properties) };
}

function constraintsOf(type, traits) {
  const { min, max } = traits["smithy.api#length"] ?? {};
  const range = traits["smithy.api#range"] ?? {};
  const [least, most] =
    type === "list"
      ? ["minItems", "maxItems"]
      : type === "map"
        ? ["minProperties", "maxProperties"]
        : ["minLength", "maxLength"];
  const constraints = {
    [least]: min,
    [most]: max,
    minimum: range.min,
    maximum: range.max,
    pattern: traits["smithy.api#pattern"],
  };
  return Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined));
}

function descriptionOf(traits) {
  const html = traits["smithy.api#documentation"];
  const deprecated = traits["smithy.api#deprecated"] === undefined ? {} : { deprecated: true };
  return html === undefined ? deprecated : { description: html.replace(/<[^>]*>/g, "").trim(), ...deprecated };
}

const prelude = {
  "smithy.api#String": simpleSchemas.string,
  "smithy.api#Blob": simpleSchemas.blob,
  "smithy.api#Boolean": simpleSchemas.boolean,
  "smithy.api#PrimitiveBoolean": simpleSchemas.boolean,
  "smithy.api#Integer": simpleSchemas.integer,
  "smithy.api#PrimitiveInteger": simpleSchemas.integer,
  "smithy.api#Long": simpleSchemas.long,
  "smithy.api#PrimitiveLong": simpleSchemas.long,
  "smithy.api#Float": simpleSchemas.float,
  "smithy.api#Double": simpleSchemas.double,
  "smithy.api#Timestamp": simpleSchemas.timestamp,
  "smithy.api#Document": simpleSchemas.document,
  "smithy.api#Unit": { type: "object", properties: {} },
};

function refTo(target) {
  return prelude[target] ?? { $ref: `#/components/schemas/${nameOf(target)}` };
}
