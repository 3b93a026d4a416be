/** `npm run bench -- mock`: mocks on node:http beside node:http alone and beside other mock servers, under the same load. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inBench, scratch } from "../paths.mjs";
import { aimOf, mb, ms, times } from "../report.mjs";
import { jsonOfNode, startNode, stop } from "../run.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { answerOf, connections, load } from "./load.mjs";
import { inProcessTable, micro, packedTable, scriptingTable, workersTable } from "./more-tables.mjs";
import { benchPacked } from "./packed.mjs";
import { jsonProtocols, modelOf, protocols } from "./protocol-model.mjs";
import { signIn } from "./request.mjs";
import { startCognitoLocal, startPrism, startWrought } from "./rivals.mjs";
import { started, startOnce } from "./started.mjs";
import { benchWorkers } from "./workers.mjs";

/** Short runs, and many: neighbours in time are alike, on a machine that is fast for some seconds and slow for the next. */
const seconds = 1;
const runsPerRound = 2;
const warmUp = 4;
const ours = "wrought, generated mock";
const bare = "node:http alone";

/** Measures: servers that stay up, loaded in turns by a process of its own. */
export async function benchMock({ rounds }) {
  const signIns = await benchSignIn(rounds);
  const byProtocol = [];
  for (const protocol of Object.keys(protocols)) byProtocol.push(await benchProtocol(protocol, rounds));
  const starts = await benchStarts(Math.min(rounds, 3));
  const figures = {
    signIns,
    byProtocol,
    starts,
    routing: Object.keys(protocols).map((protocol) => jsonOfNode([inBench("mock/routing.mjs"), protocol])),
    inProcess: jsonOfNode([inBench("mock/in-process.mjs")]),
    scripting: jsonOfNode([inBench("mock/scripting.mjs")]),
    packed: await benchPacked(Math.min(rounds, 3)),
    workers: await benchWorkers(Math.min(rounds, 3)),
  };
  const tables = [signInTable(signIns), startTable(starts), protocolTable(byProtocol), routingTable(figures.routing)];
  const { inProcess, scripting, packed, workers } = figures;
  return {
    name: "Mock server",
    tables: [
      ...tables,
      inProcessTable(inProcess),
      scriptingTable(scripting),
      packedTable(packed),
      workersTable(workers),
    ],
    aims: aimsOf(figures),
    figures,
  };
}

function isUrl(line) {
  return line.startsWith("http://");
}

/** The generated mock of Cognito, node:http, and the mock servers that others use for it. */
async function benchSignIn(rounds) {
  const running = [];
  const keep = async (server) => {
    running.push(await server);
    return running.at(-1);
  };
  try {
    const request = signIn();
    const { line: url } = await keep(startNode([inBench("mock/mock-server.mjs")], isUrl));
    const alone = await keep(startBare(await answerOf(url, request, true)));
    const local = await keep(startCognitoLocal());
    const prism = await keep(startPrism());
    return await loaded(
      {
        [bare]: () => load(alone.line, request, seconds),
        [ours]: () => load(url, request, seconds),
        "cognito-local": () => load(local.url, local.request, seconds),
        Prism: () => load(prism.url, prism.request, seconds),
      },
      rounds,
    );
  } finally {
    for (const { child } of running) await stop(child);
  }
}

function startBare(answer) {
  return startNode([inBench("mock/bare-server.mjs"), JSON.stringify(answer)], isUrl);
}

/** A mock straight from the model, beside node:http alone. */
async function benchProtocol(protocol, rounds) {
  const { request } = protocols[protocol];
  const mock = await startNode([inBench("mock/protocol-server.mjs"), modelFile(protocol)], isUrl);
  try {
    const alone = await startBare(await answerOf(mock.line, request, jsonProtocols.includes(protocol)));
    try {
      const runs = await loaded(
        {
          [bare]: () => load(alone.line, request, seconds),
          mock: () => load(mock.line, request, seconds),
        },
        rounds,
      );
      return { protocol, ...runs };
    } finally {
      await stop(alone.child);
    }
  } finally {
    await stop(mock.child);
  }
}

function modelFile(protocol) {
  const file = join(scratch, `bench-${protocol}.json`);
  writeFileSync(file, JSON.stringify(modelOf(protocol)));
  return file;
}

/**
 * Medians of runs in turns, after one of each that does not count: by then the code that is called is compiled. The share of
 * node:http is the median of the shares in each round, because what slows the machine slows neighbours alike.
 */
async function loaded(loads, rounds) {
  await alternate(loads, warmUp);
  const runs = await alternate(loads, rounds * runsPerRound);
  return Object.fromEntries(
    Object.entries(runs).map(([name, results]) => {
      const of = (field) => medianOf(results.map((result) => result[field]));
      const shares = results.map(({ rate }, round) => rate / runs[bare][round].rate);
      return [name, { rate: of("rate"), share: medianOf(shares), p50: of("p50"), p97: of("p97"), p99: of("p99") }];
    }),
  );
}

/** From the command to the first answer, and the memory of the idle server. */
async function benchStarts(rounds) {
  const starts = {
    [bare]: () => startNodeAlone(),
    "`wrought mock` on Cognito": () => startOnce(() => startWrought()),
    ...Object.fromEntries(
      Object.entries(protocols).map(([protocol, { request }]) => [
        `\`wrought mock\` on one operation, ${protocol}`,
        () => startOnce(() => startWrought(request, [modelFile(protocol)])),
      ]),
    ),
    "cognito-local": () => startOnce(startCognitoLocal),
    Prism: () => startOnce(startPrism),
  };
  const runs = await alternate(starts, rounds);
  return Object.fromEntries(
    Object.entries(runs).map(([name, results]) => {
      const of = (field) => medianOf(results.map((result) => result[field]));
      return [name, { firstAnswer: of("firstAnswer"), idle: of("idle") }];
    }),
  );
}

function startNodeAlone() {
  const script = `require("node:http").createServer((request, response) => response.end()).listen(Number(process.argv[1]))`;
  return startOnce(() => started((port) => ({ args: ["--eval", script, String(port)] }), signIn()));
}

function signInTable(runs) {
  return {
    title: "AdminInitiateAuth over HTTP",
    notes: [
      `${connections} connections kept alive, ${seconds} s a run, servers in turns, validation on, latency in milliseconds. ` +
        "`node:http` reads and parses the request and answers as much under as many headers. cognito-local signs a real user " +
        "in; Prism mocks the same model as OpenAPI.",
    ],
    columns: ["Server", "requests a second", "÷ node:http", "p50", "p97.5", "p99"],
    rows: Object.entries(runs).map(([name, run]) => [
      name,
      run.rate.toFixed(0),
      share(run.share),
      run.p50,
      run.p97,
      run.p99,
    ]),
  };
}

function protocolTable(byProtocol) {
  return {
    title: "The same small operation in every protocol",
    notes: [
      `Mocks straight from a model, as \`wrought mock\` makes them, validation on; ${seconds} s a run, in turns. Where the body is JSON, ` +
        "`node:http` parses and prints it; elsewhere it does nothing with it.",
    ],
    columns: ["Protocol", "requests a second", "node:http alone", "÷ node:http", "p50", "p97.5", "p99"],
    rows: byProtocol.map(({ protocol, mock, [bare]: alone }) => {
      const { rate, p50, p97, p99 } = mock;
      return [protocol, rate.toFixed(0), alone.rate.toFixed(0), share(mock.share), p50, p97, p99];
    }),
  };
}

function startTable(starts) {
  return {
    title: "From the command to the first answer, and memory when idle",
    columns: ["Server", "first answer", "resident memory, idle"],
    rows: Object.entries(starts).map(([name, { firstAnswer, idle }]) => [name, ms(firstAnswer), mb(idle)]),
  };
}

function routingTable(routing) {
  return {
    title: "A request in services of ten operations and of a thousand",
    notes: ["In process, one for each protocol, from wire to wire, medians of batches in turns."],
    columns: ["Protocol", "10 operations", "1,000 operations", "1,000 ÷ 10"],
    rows: routing.map(({ protocol, few, many, ratio }) => [protocol, micro(few), micro(many), times(ratio)]),
  };
}

function share(ratio) {
  return `${(ratio * 100).toFixed(0)} %`;
}

function aimsOf({ signIns, byProtocol, starts, routing }) {
  const ratio = signIns[ours].share;
  const json = byProtocol.filter(({ protocol }) => jsonProtocols.includes(protocol));
  const worst = json
    .map(({ protocol, mock }) => ({ protocol, ratio: mock.share }))
    .toSorted((a, b) => a.ratio - b.ratio)[0];
  const gain = signIns[ours].rate / signIns["cognito-local"].rate;
  const first = starts["`wrought mock` on Cognito"].firstAnswer;
  const slowest = routing.toSorted((a, b) => b.ratio - a.ratio)[0];
  return [
    aimOf("at least 60 % of the requests a second of node:http alone, Cognito", ratio >= 0.6, share(ratio)),
    aimOf(
      "the same for small operations in the JSON protocols",
      worst.ratio >= 0.6,
      `at worst ${share(worst.ratio)}, ${worst.protocol}`,
    ),
    aimOf("ten times the requests a second of cognito-local", gain >= 10, times(gain)),
    aimOf("first answer within 300 ms of the command", first <= 300, ms(first)),
    aimOf(
      "routing costs the same for 1,000 operations as for 10",
      slowest.ratio < 1.2,
      `at worst ${times(slowest.ratio)}, ${slowest.protocol}`,
    ),
  ];
}
