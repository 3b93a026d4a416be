/** docs/where-it-runs.md: every example is run as it is written. */
import { runExamples } from "./run-examples.js";

runExamples("docs/where-it-runs.md");
