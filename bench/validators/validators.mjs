/** `npm run bench -- validators`: one request, valid and broken in five ways, checked by us, by a careful hand and by libraries. */
import { jsonOfNode } from "../run.mjs";
import { inBench } from "../paths.mjs";
import { aimOf, ns, times } from "../report.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { pairs } from "./pairs.mjs";
import { samples } from "./samples.mjs";

const libraries = ["hand-written", "wrought", "ajv", "typebox", "typia", "arktype", "zod", "valibot"];
/** Answers for some strings beyond the Basic Multilingual Plane what the constraint does not say. */
const inexact = "ajv, no u flag, UTF-16 lengths";
const inputs = samples.map(({ name }) => name);

/** Measures; each library in processes of its own, in turns. */
export async function benchValidators({ rounds }) {
  const script = inBench("validators/run-one.mjs");
  const runs = await alternate(
    Object.fromEntries(libraries.map((name) => [name, () => jsonOfNode([script, name])])),
    rounds,
  );
  const medians = mediansOf(Object.values(runs).flat(2));
  const ratios = [];
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    ratios.push(jsonOfNode([inBench("validators/head-to-head.mjs")]));
  }
  const against = againstHand(ratios);
  return {
    name: "Validators",
    tables: tablesOf(medians, against),
    aims: aimsOf(medians, against),
    figures: { times: Object.fromEntries(medians), against },
  };
}

/** The ratios by pair and input, medians of the processes. */
function againstHand(runs) {
  return pairs.map(({ title }, index) => {
    const of = (input) => medianOf(runs.map((run) => run[index].byInput[input]));
    return { title, byInput: Object.fromEntries(inputs.map((input) => [input, of(input)])) };
  });
}

/** By contestant, then by input. */
function mediansOf(timings) {
  const all = new Map();
  for (const { contestant, input, nanoseconds } of timings) {
    const byInput = all.get(contestant) ?? {};
    (byInput[input] ??= []).push(nanoseconds);
    all.set(contestant, byInput);
  }
  return new Map(
    [...all].map(([contestant, byInput]) => [
      contestant,
      Object.fromEntries(Object.entries(byInput).map(([input, values]) => [input, medianOf(values)])),
    ]),
  );
}

function tablesOf(medians, against) {
  const columns = ["", ...inputs];
  const rows = [...medians].map(([contestant, byInput]) => [contestant, ...inputs.map((input) => ns(byInput[input]))]);
  const ratios = against.map(({ title, byInput }) => [title, ...inputs.map((input) => times(byInput[input]))]);
  const notes = [
    "`wrought, findings only` is `checkAdminInitiateAuthRequest`: every broken rule and its path, as data. `wrought` is " +
      "`AdminInitiateAuthRequest.validate`: the same finished to issues with JSON Pointers and messages. The hand-written " +
      "function gives issues equal to those of `validate`.",
  ];
  return [
    { title: "Time for one request", notes, columns, rows },
    {
      title: "Against the hand-written function",
      notes: [
        "Both in one process, batches of some milliseconds in turns, medians of the ratios of neighbours: what slows the " +
          "machine slows both, so that these figures can be trusted more than quotients of the table above.",
      ],
      columns,
      rows: ratios,
    },
  ];
}

function aimsOf(medians, against) {
  const aims = against.map(({ title, byInput }) => {
    const worst = worstOf(inputs, (input) => byInput[input]);
    const text = `within 1.2 times the hand-written function, ${title.replace("wrought: ", "")}`;
    return aimOf(text, worst.value <= 1.2, `at worst ${times(worst.value)}, ${worst.input}`);
  });
  const others = [...medians.keys()].filter((name) => !/^(?:wrought|hand)/.test(name) && name !== inexact);
  for (const ours of ["wrought, findings only", "wrought"]) {
    const ahead = worstOf(inputs, (input) => medians.get(ours)[input] / fastestOf(medians, others, input).value);
    const rival = fastestOf(medians, others, ahead.input);
    const measured = `at worst ${times(ahead.value)} the time of ${rival.name}, ${ahead.input}`;
    aims.push(aimOf(`ahead of every library that gives the same answers, by \`${ours}\``, ahead.value < 1, measured));
  }
  return aims;
}

function worstOf(names, ratioOf) {
  const all = names.map((input) => ({ input, value: ratioOf(input) }));
  return all.reduce((worst, one) => (one.value > worst.value ? one : worst));
}

function fastestOf(medians, names, input) {
  const all = names.map((name) => ({ name, value: medians.get(name)[input] }));
  return all.reduce((best, one) => (one.value < best.value ? one : best));
}
