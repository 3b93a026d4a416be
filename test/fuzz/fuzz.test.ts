/** Hostile models by the hundred: never an exception or a hang, rejections have a place, and what is generated is TypeScript. */
import { test } from "vitest";
import { fuzz } from "./fuzz.js";

test("1,500 fuzzed models", () => fuzz(0, 1500), 120_000);
