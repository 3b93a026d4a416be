/**
 * The generated validator and the hand-written one in one process, batch by batch in turns, so that whatever else the
 * machine does slows both alike. They share no function. Prints JSON: ratios by pair and input, medians over the rounds.
 */
import { medianOf } from "../statistics.mjs";
import { contestants as handWritten } from "./contestants/hand-written.mjs";
import { contestants as generated } from "./contestants/wrought.mjs";
import { pairs } from "./pairs.mjs";
import { samples } from "./samples.mjs";

const rounds = 61;
const batchMilliseconds = 2;
/** What is returned counts as used, so that no call is left out. */
let sink;

const contestants = new Map([...handWritten(), ...(await generated())].map((one) => [one.name, one.run]));
for (let count = 0; count < 5000; count++) {
  for (const { value } of samples) for (const run of contestants.values()) sink = run(value);
}
const ratios = pairs.map(({ title, ours, hand }) => {
  const [a, b] = [contestants.get(ours), contestants.get(hand)];
  return { title, byInput: Object.fromEntries(samples.map(({ name, value }) => [name, ratioOf(a, b, value)])) };
});
process.stdout.write(JSON.stringify(sink === null ? [] : ratios));

/** Which of the two comes first alternates too. */
function ratioOf(ours, hand, value) {
  const calls = callsFor(hand, value);
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? timeOf(ours, value, calls) : undefined;
    const other = timeOf(hand, value, calls);
    found.push((first ?? timeOf(ours, value, calls)) / other);
  }
  return medianOf(found);
}

function callsFor(run, value) {
  let calls = 100;
  while (timeOf(run, value, calls) < batchMilliseconds) calls *= 2;
  return calls;
}

function timeOf(run, value, calls) {
  const start = performance.now();
  for (let count = 0; count < calls; count++) sink = run(value);
  return performance.now() - start;
}
