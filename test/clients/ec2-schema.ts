/** EC2's schema from its client's own: there is no model of EC2 in the corpus, and the client carries all that the wire needs. */
import type { NormalizedSchema } from "@smithy/types";
import {
  type MemberSchema,
  type OperationSchema,
  type Schema,
  type ServiceSchema,
  type StructureSchema,
  unitSchema,
  type XmlBinding,
} from "../../runtime/schema/schema.js";
import { functionOf } from "../sdk/published.js";
import type { PublishedClient } from "./published-client.js";

const namespace = "com.amazonaws.ec2";

/** Without constraints, enums and errors: the client has none of these, and maps EC2 has none. Paging goes by EC2's one pair of tokens. */
export function ec2Schema(published: PublishedClient): ServiceSchema {
  const reader = new Reader();
  const operations = published.operations.map((name): readonly [string, OperationSchema] => {
    const theirs = published.operation(name);
    if (theirs === undefined) throw new Error(`BUG: no ${name}`);
    const input = reader.structure(theirs.input);
    const output = reader.structure(theirs.output);
    const pages = functionOf(published.sdk, `paginate${name}`) !== undefined;
    const paginated = pages ? { paginated: { inputToken: "NextToken", outputToken: "NextToken" } } : {};
    return [name, { id: `${namespace}#${name}`, name, input, output, errors: [], ...paginated }];
  });
  return {
    id: `${namespace}#AmazonEC2`,
    version: "2016-11-15",
    sdkId: "EC2",
    protocols: ["aws.protocols#ec2Query"],
    xmlNamespace: { uri: "http://ec2.amazonaws.com/doc/2016-11-15" },
    operations: Object.fromEntries(operations),
  };
}

interface WireTraits {
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
  readonly ec2QueryName?: string;
  readonly idempotencyToken?: 1;
}

class Reader {
  readonly #known = new Map<unknown, Schema>();

  structure(theirs: NormalizedSchema): StructureSchema {
    const schema = this.#schema(theirs);
    if (schema.type !== "structure") throw new Error(`BUG: ${schema.id} is no structure`);
    return schema;
  }

  #schema(theirs: NormalizedSchema): Schema {
    const raw: unknown = theirs.getSchema();
    const key = typeof raw === "object" ? raw : `${String(raw)} ${theirs.getName()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#made(theirs, (schema) => this.#known.set(key, schema));
    this.#known.set(key, made);
    return made;
  }

  /** `announce` makes a structure known before its members are read: they may recur. */
  #made(theirs: NormalizedSchema, announce: (schema: Schema) => void): Schema {
    const id = `${namespace}#${theirs.getName() ?? ""}`;
    if (theirs.getSchema() === "unit") return unitSchema;
    if (theirs.isStructSchema()) {
      const members: Record<string, MemberSchema> = {};
      const schema: Schema = { type: "structure", id, members };
      announce(schema);
      // `[3, namespace, name, traits, names, members, required]`: so many of the first members are required.
      const required = Number((theirs.getSchema() as readonly unknown[])[6] ?? 0);
      for (const [name, member] of theirs.structIterator()) {
        const isRequired = Object.keys(members).length < required;
        members[name] = { ...this.#member(member), ...(isRequired && { required: true }) };
      }
      return schema;
    }
    if (theirs.isListSchema()) return { type: "list", id, member: this.#member(theirs.getValueSchema()) };
    return simpleOf(theirs, id);
  }

  #member(theirs: NormalizedSchema): MemberSchema {
    const { xmlName, xmlFlattened, ec2QueryName, idempotencyToken } = theirs.getMergedTraits() as WireTraits;
    const xml: XmlBinding = {
      ...(xmlName === undefined ? {} : { name: xmlName }),
      ...(xmlFlattened === undefined ? {} : { flattened: true }),
    };
    return {
      target: this.#schema(theirs),
      ...(Object.keys(xml).length === 0 ? {} : { xml }),
      ...(ec2QueryName === undefined ? {} : { ec2QueryName }),
      ...(idempotencyToken === undefined ? {} : { idempotencyToken: true }),
    };
  }
}

/** The client has one numeric type for all; what it writes and reads fits a double. */
function simpleOf(theirs: NormalizedSchema, id: string): Schema {
  if (theirs.isBlobSchema()) return { type: "blob", id };
  if (theirs.isBooleanSchema()) return { type: "boolean", id };
  if (theirs.isTimestampSchema()) return { type: "timestamp", id };
  if (theirs.isNumericSchema()) return { type: "double", id };
  if (theirs.isStringSchema()) return { type: "string", id };
  throw new Error(`${id} is of a kind that EC2 did not have`);
}
