/** A few thousand changed requests a protocol; `fuzz.sweep.ts` has many more. */
import { describe, expect, test } from "vitest";
import { smallStore } from "../client/small-store.js";
import { smallCognito } from "../mock/small-cognito.js";
import { fuzzRequests } from "./fuzz.js";
import { pairs } from "./two-sides.js";

const count = 1000;

describe("changed requests are answered as the protocol has it, whatever they are", () => {
  test.each(pairs.map((pair) => [pair.name, pair] as const))("%s", async (_, pair) => {
    const services = [smallStore, smallCognito].filter(({ protocols }) => protocols.includes(pair.server.id));
    const { failures, outcomes } = await fuzzRequests(pair, services, 0, count);
    expect(failures).toEqual([]);
    // Both are common, or the changes would prove nothing.
    expect(outcomes.get("rejected")).toBeGreaterThan(count / 10);
    expect(outcomes.get("default")).toBeGreaterThan(count / 10);
  });
});
