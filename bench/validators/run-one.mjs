/** One library in a process of its own, so that none warms up or spoils the machine code of another. Prints JSON. */
import { measure, do_not_optimize as keep } from "mitata";
import { samples } from "./samples.mjs";

const [library, only] = process.argv.slice(2);
const { contestants } = await import(`./contestants/${library}.mjs`);
const timings = [];
for (const { name, run, isValid } of await contestants()) {
  if (only !== undefined && name !== only) continue;
  for (const sample of samples) {
    if (isValid(run(sample.value)) !== sample.isValid) {
      throw new Error(`${name} does not find "${sample.name}" ${sample.isValid ? "valid" : "invalid"}`);
    }
  }
  // All inputs first: a validator that has only ever seen valid ones is faster than it will be.
  for (let count = 0; count < 3000; count++) for (const { value } of samples) keep(run(value));
  for (const { name: input, value } of samples) {
    const { p50 } = await measure(() => keep(run(value)), { min_cpu_time: 100e6 });
    timings.push({ contestant: name, input, nanoseconds: p50 });
  }
}
process.stdout.write(JSON.stringify(timings));
