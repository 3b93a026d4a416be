/** The simple shapes and the unit of the Smithy prelude, the same frozen objects for every model. */
import type { Shape, ShapeId, SimpleShapeType, Traits } from "./shapes.js";

const noTraits: Traits = new Map();
const source = Object.freeze({ file: "<prelude>", path: Object.freeze([]) });

function simple(name: string, type: SimpleShapeType, traits: Traits = noTraits): Shape {
  return Object.freeze({ id: `smithy.api#${name}`, type, traits, source });
}

function withDefault(name: string, type: SimpleShapeType, value: boolean | number): Shape {
  return simple(name, type, new Map([["smithy.api#default", value]]));
}

const shapes: readonly Shape[] = [
  simple("String", "string"),
  simple("Blob", "blob"),
  simple("BigInteger", "bigInteger"),
  simple("BigDecimal", "bigDecimal"),
  simple("Timestamp", "timestamp"),
  simple("Document", "document"),
  simple("Boolean", "boolean"),
  simple("Byte", "byte"),
  simple("Short", "short"),
  simple("Integer", "integer"),
  simple("Long", "long"),
  simple("Float", "float"),
  simple("Double", "double"),
  withDefault("PrimitiveBoolean", "boolean", false),
  withDefault("PrimitiveByte", "byte", 0),
  withDefault("PrimitiveShort", "short", 0),
  withDefault("PrimitiveInteger", "integer", 0),
  withDefault("PrimitiveLong", "long", 0),
  withDefault("PrimitiveFloat", "float", 0),
  withDefault("PrimitiveDouble", "double", 0),
  Object.freeze({
    id: "smithy.api#Unit",
    type: "structure",
    traits: new Map([["smithy.api#unitType", Object.freeze({})]]),
    source,
    members: new Map(),
    mixins: Object.freeze([]),
  }),
];

/** Smithy 2.0, "Prelude". Shapes that only traits use are not here: the trait table describes their values. */
export const preludeShapes: ReadonlyMap<ShapeId, Shape> = new Map(shapes.map((shape) => [shape.id, shape]));

export const unitId = "smithy.api#Unit";
