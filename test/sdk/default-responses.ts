/** Default responses of every operation: valid, decided by the seed alone, and the same on every way to them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as validators from "../../generated/cognito-identity-provider/validators.js";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import type { Mock, Optional, WireResponse } from "../../runtime/mock/index.js";
import { type OperationSchema, nameOf } from "../../runtime/schema/schema.js";
import { type Check, issuesOf } from "../../runtime/validate/issue.js";
import { answer } from "./answer.js";
import { type Connection, send, transports } from "./client.js";
import { misfits } from "./misfits.js";
import { levels, operations, sampleOf } from "./service.js";

/** A mock, and what it last put on the wire. */
interface Tapped {
  readonly mock: Mock;
  readonly last: () => WireResponse;
}

function tapped(seed: number, optional: Optional): Tapped {
  const mock = createCognitoIdentityProviderMock({ seed, optional });
  let last: WireResponse;
  const handle: Mock["handle"] = async (request) => (last = await mock.handle(request));
  return { mock: { ...mock, handle }, last: () => last };
}

/** Registers the tests, over as many seeds. */
export function describeDefaultResponses(seeds: number): void {
  describe.each(levels)("%s", (optional) => {
    describe.each(transports)("%s", (_, connect) => {
      const mocks = Array.from({ length: seeds }, (__, seed) => tapped(seed, optional));
      let connections: readonly Connection[];
      beforeAll(async () => {
        connections = await Promise.all(mocks.map(({ mock }) => connect(mock)));
      });
      afterAll(() => Promise.all(connections.map(({ close }) => close())));

      // The other way round, so that an answer that depended on those before it would show.
      const again = Array.from({ length: seeds }, (__, seed) => tapped(seed, optional));
      test.each(operations.toReversed())("$name", async (operation) => {
        const input = sampleOf(operation.input, "asked", "minimal");
        const bodies = new Set<unknown>();
        for (const [seed, connection] of connections.entries()) {
          const output = await send(connection.client, operation.name, input);
          const { status, body } = mocks[seed]?.last() ?? {};
          expect(status).toBe(200);
          expect(misfits(operation.output, JSON.parse(String(body)))).toEqual([]);
          expect(issuesOf(outputCheck(operation)(output))).toEqual([]);
          bodies.add(body);
        }
        for (const { mock } of again) expect(bodies).toContain((await answer(mock, operation.name, input)).body);
      });
    });
  });
}

function outputCheck({ output }: OperationSchema): Check {
  if (output.id === "smithy.api#Unit") return () => undefined;
  const check: unknown = Reflect.get(validators, `check${nameOf(output.id)}`);
  if (typeof check !== "function") throw new Error(`BUG: no validator of ${output.id}`);
  return check as Check;
}
