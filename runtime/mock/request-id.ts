/** Request ids: UUIDs in an order that the seed decides. */
import { below, hashOfSeed, randomOf, uuidOf } from "./random.js";

/** The next id at each call. */
export function requestIdsOf(seed: number | string, instance?: number): () => string {
  const place = below(hashOfSeed(seed), "request ids");
  const random = randomOf(instance === undefined ? place : below(place, instance));
  return () => uuidOf(random);
}
