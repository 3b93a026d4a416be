/** A quarter of 100,000 hostile models; the quarters run beside each other. */
import { test } from "vitest";
import { fuzz } from "./fuzz.js";

test("25,000 fuzzed models", () => fuzz(200_000, 25_000));
