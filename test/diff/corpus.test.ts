/** Every pair of the corpus: exactly the events of the official comparison, none missing and none besides. */
import { describe, expect, it } from "vitest";
import { diffEvents } from "../../generator/diff/events.js";
import type { ExpectedEvent } from "./pairs.js";
import { expectedEvents, pairs, readPair } from "./pairs.js";

/** Id, severity and subject on a line, sorted: what is compared. */
function lines(events: readonly ExpectedEvent[]): readonly string[] {
  return events.map(({ eventId, severity, shapeId }) => `${severity} ${eventId} ${shapeId ?? "-"}`).toSorted();
}

describe.runIf(pairs.length > 0)("the events of", () => {
  it.each(pairs.map((name) => ({ name })))("$name are the official ones", ({ name }) => {
    const { old, now } = readPair(name);
    expect(lines(diffEvents(old, now))).toEqual(lines(expectedEvents(name)));
  });
});
