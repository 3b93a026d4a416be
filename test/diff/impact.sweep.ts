/** The pairs of the corpus, the small ones in one go: what stops compiling, as the comparison says and as the compiler says. */
import { describe, expect, it } from "vitest";
import { verdictsOf } from "./compiled-breaks.js";
import { pairs, readPair } from "./pairs.js";

const small = pairs.filter((name) => name.startsWith("rule-"));
const real = pairs.filter((name) => !name.startsWith("rule-"));

describe.runIf(pairs.length > 0)("the compiler", () => {
  it("agrees about the small pairs", async () => {
    const verdicts = await verdictsOf(
      "diff-small",
      small.map((name) => ({ name, ...readPair(name) })),
    );
    expect(verdicts.size).toBeGreaterThan(20);
    for (const [name, { compiled, predicted }] of verdicts) expect(compiled, name).toEqual(predicted);
  }, 300_000);

  it.each(real.map((name) => ({ name })))(
    "agrees about $name",
    async ({ name }) => {
      const verdict = (await verdictsOf(`diff-${name}`, [{ name, ...readPair(name) }])).get(name);
      expect(verdict).toBeDefined();
      expect(verdict?.compiled).toEqual(verdict?.predicted);
    },
    300_000,
  );
});
