/** `npm run bench -- mock`: the mock on node:http against node:http alone, under the same load on the loopback interface. */
import { inBench } from "../paths.mjs";
import { aimOf, ms } from "../report.mjs";
import { jsonOfNode, startNode, stop } from "../run.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { firstAnswer } from "./first-answer.mjs";
import { body, headers } from "./request.mjs";

const connections = 16;
const seconds = 3;

/** Measures: two servers that stay up, loaded in turns by a third process. */
export async function benchMock({ rounds }) {
  const mock = await startNode([inBench("mock/mock-server.mjs")], isUrl);
  try {
    const bare = await startNode([inBench("mock/bare-server.mjs"), JSON.stringify(await answerOf(mock.line))], isUrl);
    try {
      const loads = { "node:http alone": () => load(bare.line), "wrought mock": () => load(mock.line) };
      await alternate(loads, 1);
      return sectionOf(await alternate(loads, rounds), await others(rounds));
    } finally {
      await stop(bare.child);
    }
  } finally {
    await stop(mock.child);
  }
}

function isUrl(line) {
  return line.startsWith("http://");
}

/** What the mock answers, for the other server to answer as well. */
async function answerOf(url) {
  const response = await fetch(url, { method: "POST", headers, body });
  if (response.status !== 200) throw new Error(`the mock answers ${response.status}: ${await response.text()}`);
  const added = new Set(["date", "connection", "keep-alive", "content-length"]);
  const own = [...response.headers].filter(([name]) => !added.has(name)).flat();
  return { status: 200, headers: own, answer: await response.json() };
}

/** Autocannon, in a process of its own: it takes less of the machine than a client of node:http would. */
function load(url) {
  const given = Object.entries(headers).flatMap(([name, value]) => ["--headers", `${name}=${value}`]);
  const options = ["--json", "--no-progress", "--connections", connections, "--duration", seconds, "--method", "POST"];
  const script = inBench("node_modules/autocannon/autocannon.js");
  const result = jsonOfNode([script, ...options.map(String), ...given, "--body", body, url]);
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} bad answers, ${result.errors} errors`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

async function others(rounds) {
  const starts = [];
  for (let round = 0; round < rounds; round++) starts.push(await firstAnswer());
  return {
    firstAnswer: medianOf(starts.map(({ milliseconds }) => milliseconds)),
    idleMegabytes: medianOf(starts.map(({ megabytes }) => megabytes)),
    inProcess: jsonOfNode([inBench("mock/in-process.mjs")]),
  };
}

function sectionOf(runs, { firstAnswer: first, idleMegabytes, inProcess }) {
  const of = (name, field) => medianOf(runs[name].map((run) => run[field]));
  const share = of("wrought mock", "rate") / of("node:http alone", "rate");
  const percent = `${(share * 100).toFixed(0)} %`;
  const rows = Object.keys(runs).map((name) => {
    return [name, of(name, "rate").toFixed(0), `${of(name, "p50")} ms`, `${of(name, "p99")} ms`];
  });
  return {
    name: "Mock server",
    tables: [
      {
        title: "AdminInitiateAuth over HTTP",
        notes: [
          `${connections} connections kept alive, ${seconds} s a run, servers in turns, validation on. Both read and parse ` +
            "the request and write an answer of the same size under the same headers.",
        ],
        columns: ["Server", "requests a second", "p50", "p99"],
        rows,
      },
      {
        title: "Around it",
        columns: ["", ""],
        rows: [
          ["in process: `client.send` of the AWS SDK", `${inProcess.sdk.toFixed(0)} µs`],
          ["in process: the mock alone, from wire to wire", `${inProcess.core.toFixed(1)} µs`],
          ["`wrought mock`: command to first answer", ms(first)],
          ["`wrought mock`: resident memory, idle", `${idleMegabytes.toFixed(0)} MB`],
        ],
      },
    ],
    aims: [
      aimOf("at least 60 % of the requests a second of node:http alone", share >= 0.6, percent),
      aimOf("first answer within 300 ms of the command", first <= 300, ms(first)),
    ],
    figures: { runs, share, firstAnswer: first, idleMegabytes, inProcess },
  };
}
