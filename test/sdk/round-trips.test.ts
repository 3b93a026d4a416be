/** Every operation, from the client to a handler and back; `round-trips.sweep.ts` does it with more seeds. */
import { expect, test } from "vitest";
import { describeRoundTrips } from "./round-trips.js";
import { operations } from "./service.js";

test("the model has 122 operations", () => {
  expect(operations).toHaveLength(122);
});

describeRoundTrips([1]);
