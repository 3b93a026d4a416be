/** Every modelled error of every operation, thrown in each of the ways a handler may, arrives as the client's own class. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as generated from "../../generated/cognito-identity-provider/errors.js";
import { createMock } from "../../runtime/mock/index.js";
import { type StructureSchema, nameOf } from "../../runtime/schema/schema.js";
import { type Client, type Connection, errorClassOf, rejectionOf, transports } from "./client.js";
import { operations, sampleOf, service } from "./service.js";

type Members = Readonly<Record<string, unknown>>;

/** A name and how to throw the error `name`. */
const ways: readonly (readonly [string, (name: string, members: Members) => unknown])[] = [
  [
    "the generated class",
    (name, members) => {
      const ErrorClass = Reflect.get(generated, name) as new (members: Members) => Error;
      return new ErrorClass(members);
    },
  ],
  ["a plain object", (name, members) => ({ name, ...members })],
  [
    "an Error with the name",
    (name, { message, ...members }) => Object.assign(new Error(String(message)), members, { name }),
  ],
];

/** Registers the tests. `everywhere`: each error of each operation; otherwise each error once, operations in turn. */
export function describeErrors(everywhere: boolean): void {
  describe.each(transports)("%s", (_, connect) => {
    let thrown: unknown;
    const fail = (): never => {
      throw thrown;
    };
    const handlers = Object.fromEntries(operations.map(({ name }) => [name, fail]));
    let connection: Connection;
    beforeAll(async () => {
      connection = await connect(createMock({ service, handlers }));
    });
    afterAll(() => connection.close());

    describe.each(ways)("thrown as %s", (way, make) => {
      const seen = new Set<string>();
      const rows = operations.flatMap(({ name, input, errors }) => {
        const fresh = errors.filter(({ id }) => everywhere || (!seen.has(id) && seen.add(id)));
        return fresh.length === 0 ? [] : [{ name, input, errors: fresh }];
      });
      test.each(rows)("$name", async ({ name, input, errors }) => {
        for (const schema of errors) {
          const members = { ...sampleOf(schema, way, "full"), message: `Said by ${way}: "é" 日本` };
          thrown = make(nameOf(schema.id), members);
          await expectError(connection.client, name, sampleOf(input, 1, "minimal"), schema, members);
        }
      });
    });
  });
}

async function expectError(
  client: Client,
  operation: string,
  input: object,
  schema: StructureSchema,
  members: Members,
): Promise<void> {
  const name = nameOf(schema.id);
  const server = schema.error?.fault === "server";
  const caught = await rejectionOf(client, operation, input);
  expect(caught, `${operation} ${name}`).toBeInstanceOf(errorClassOf(name));
  expect(caught).toMatchObject({
    ...members,
    name,
    $fault: server ? "server" : "client",
    $metadata: { httpStatusCode: server ? 500 : 400, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
}
