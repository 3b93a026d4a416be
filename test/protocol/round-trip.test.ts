/** What the client side of a protocol writes its server side reads back equal, and the other way round, whatever the schema. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCodecFailure } from "../../runtime/codec/failure.js";
import type { OperationSchema } from "../../runtime/schema/schema.js";
import { type OperationSample, restOperation, rpcOperation } from "./arbitrary-operation.js";
import { canonical, lossesOf } from "./canonical.js";
import { type Pair, pairs, twoSidesOf } from "./two-sides.js";

const everything = { emptyCollections: true, sparse: true };
const forms = { emptyCollections: false, sparse: false };

function operationsOf(name: string): fc.Arbitrary<OperationSample> {
  if (name.startsWith("rest")) return restOperation(everything);
  return name.endsWith("Query") ? rpcOperation(forms, everything) : rpcOperation(everything, everything);
}

function sidesOf(pair: Pair, { service }: OperationSample) {
  const [operation] = Object.values(service.operations);
  if (operation === undefined) throw new Error("BUG: no operation");
  return { operation, sides: twoSidesOf(pair, { ...service, protocols: [pair.server.id] }) };
}

describe.each(pairs)("$name", (pair) => {
  const [requests, responses] = [lossesOf(pair.name, "request"), lossesOf(pair.name, "response")];

  test("an input comes back equal", () => {
    fc.assert(
      fc.property(operationsOf(pair.name), (sample) => {
        const { operation, sides } = sidesOf(pair, sample);
        const { input } = operation;
        expect(canonical(input, sides.input(operation, sample.input), requests)).toEqual(
          canonical(input, sample.input, requests),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("an output and an error come back equal", () => {
    fc.assert(
      fc.property(operationsOf(pair.name), (sample) => {
        const { operation, sides } = sidesOf(pair, sample);
        sides.input(operation, sample.input);
        const received = sides.output(operation, sample.output);
        expect(received.requestId).toBe("id-1");
        if (!("output" in received)) throw new Error(`no output: ${JSON.stringify(received)}`);
        expect(canonical(operation.output, received.output, responses)).toEqual(
          canonical(operation.output, sample.output, responses),
        );
        expectError(operation, sample, pair);
      }),
      { numRuns: 150 },
    );
  });

  function expectError(operation: OperationSchema, sample: OperationSample, { name }: Pair): void {
    const { sides } = sidesOf(pair, sample);
    const [schema] = operation.errors;
    if (schema === undefined) throw new Error("BUG: no error");
    sides.input(operation, sample.input);
    const received = sides.error(operation, schema, sample.error as Readonly<Record<string, unknown>>);
    if (!("error" in received)) throw new Error(`no error: ${JSON.stringify(received)}`);
    const { error } = received;
    expect([error.name, error.message, error.schema]).toEqual(["NotFoundException", "no such thing", schema]);
    expect(error.status).toBe(/^(?:rest|rpcv2)/.test(name) ? 404 : 400);
    expect(canonical(schema, error.members, responses)).toEqual(canonical(schema, sample.error, responses));
  }

  test("what cannot be written is a failure with its path, never a request", () => {
    const wrong = fc.oneof(fc.constant(Symbol("no")), fc.func(fc.integer()), fc.constant(new Map([[1, 2]])));
    fc.assert(
      fc.property(operationsOf(pair.name), wrong, (sample, value) => {
        const { operation, sides } = sidesOf(pair, sample);
        const [name] = Object.keys(Object(sample.input));
        if (name === undefined) return;
        try {
          sides.request(operation, { ...Object(sample.input), [name]: value });
        } catch (error) {
          expect(isCodecFailure(error)).toBe(true);
          return;
        }
        // A Map is a record without own members.
        expect(value).toBeInstanceOf(Map);
      }),
      { numRuns: 50 },
    );
  });
});
