/** Every operation from the client to a handler and back: nothing is lost, added or changed on either way. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type CognitoIdentityProviderHandlers,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import type { HandlerContext } from "../../runtime/mock/index.js";
import { type Connection, send, transports } from "./client.js";
import { levels, operations, sampleOf } from "./service.js";
import { withDefaults } from "./with-defaults.js";

/** Registers the tests: one an operation and transport, each for all seeds and for little and much of what is optional. */
export function describeRoundTrips(seeds: readonly number[]): void {
  describe.each(transports)("%s", (_, connect) => {
    let output: unknown;
    const received: [string, unknown][] = [];
    const answer = (input: unknown, { operation }: HandlerContext): unknown => {
      received.push([operation.name, input]);
      return output;
    };
    const handlers = Object.fromEntries(operations.map(({ name }) => [name, answer]));
    const mock = createCognitoIdentityProviderMock({ handlers: handlers as CognitoIdentityProviderHandlers });
    let connection: Connection;
    beforeAll(async () => {
      connection = await connect(mock);
    });
    afterAll(() => connection.close());

    test.each(operations)("$name", async ({ name, input, output: outputSchema }) => {
      for (const seed of seeds) {
        for (const optional of levels) {
          const sent = sampleOf(input, seed, optional);
          output = sampleOf(outputSchema, seed, optional);
          received.length = 0;
          const got = await send(connection.client, name, sent);
          expect(received).toEqual([[name, withDefaults(input, sent)]]);
          expect(got).toEqual(withDefaults(outputSchema, output));
        }
      }
    });
  });
}
