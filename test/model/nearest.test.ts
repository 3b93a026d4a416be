/** Which name a person meant, and when nobody can say. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../generator/diagnostics/nearest.js";

test.each<[string, readonly string[], string | undefined]>([
  ["strutcure", ["string", "structure", "union"], "structure"],
  ["STRING", ["sting", "string"], "string"],
  ["lenght", ["length", "weight"], "length"],
  ["ns#GetCty", ["ns#PutCity", "ns#GetCity"], "ns#GetCity"],
  ["abc", ["xyz"], undefined],
  ["a", ["b"], undefined],
  ["", ["a"], undefined],
  ["requird", [], undefined],
])("%s among %j is %s", (name, candidates, want) => expect(nearest(name, candidates)).toBe(want));

test("one slip in a long enough name is always forgiven", () => {
  const name = fc.stringMatching(/^[a-z]{6,20}$/);
  fc.assert(
    fc.property(name, fc.nat({ max: 5 }), fc.constantFrom("", "Z", "ZZ"), (word, at, slip) => {
      expect(nearest(word.slice(0, at) + slip + word.slice(at + 1), ["0123456789", word])).toBe(word);
    }),
  );
});
