/** Request ids: UUIDs in an order that the seed decides. */
import { below, hashOfSeed, randomOf, uuidOf } from "./random.js";

/** The next id at each call. */
export function requestIdsOf(seed: number | string): () => string {
  const random = randomOf(below(hashOfSeed(seed), "request ids"));
  return () => uuidOf(random);
}
