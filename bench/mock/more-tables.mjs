/** The tables of what is measured beside the rates of servers: calls in process, stubs, recording, packed mocks, workers. */
import { ms, times } from "../report.mjs";

/** Microseconds, with a digit where there are few. */
export function micro(value) {
  return `${value.toFixed(value < 100 ? 1 : 0)} µs`;
}

export function inProcessTable({ sdk, replaced, core }) {
  const row = (name, time) => [name, micro(time), (1_000_000 / time).toFixed(0)];
  return {
    title: "In one process with the AWS SDK",
    notes: [
      "The same client, operation, stub and answer. aws-sdk-client-mock takes the client's `send` away: nothing is serialized, " +
        "signed or parsed, and nothing of that is tested.",
    ],
    columns: ["", "a call", "calls a second"],
    rows: [
      row("`client.send` of the AWS SDK on the mock", sdk),
      row("`client.send`, replaced by aws-sdk-client-mock", replaced),
      row("the mock alone, from wire to wire", core),
    ],
  };
}

export function scriptingTable(scripting) {
  const { none, recording } = scripting;
  const stub = (what, name) => [what, micro(scripting[name]), times(scripting[name] / none)];
  return {
    title: "Stubs and recorded calls",
    notes: ["In process, from wire to wire, batches in turns. All stubs are of the operation that is called."],
    columns: ["", "a call", "÷ no stubs, or recording"],
    rows: [
      stub("no stubs", "none"),
      stub("one stub, which matches", "one"),
      stub("1,000 stubs, the newest matches", "newest"),
      stub("1,000 stubs, the oldest matches", "oldest"),
      stub("1,000 stubs, none matches", "unmatched"),
      ["recording the last 1,000 calls", micro(recording), times(1)],
      ["`record: 0`", micro(scripting["not recording"]), times(scripting["not recording"] / recording)],
    ],
  };
}

export function packedTable({ tarball, unpacked, starts }) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  return {
    title: "A packed mock of Cognito",
    columns: ["", ""],
    rows: [
      ["the tarball", kilobytes(tarball)],
      ["its files", kilobytes(unpacked)],
      ...Object.entries(starts).map(([what, time]) => [`first answer of ${what}`, ms(time)]),
    ],
  };
}

export function workersTable(workers) {
  const [{ rate: alone }] = workers;
  return {
    title: "`wrought mock --workers N`",
    notes: ["The load generator takes a core as well: with two cores there is none left for a second worker."],
    columns: ["Workers", "requests a second", "÷ one"],
    rows: workers.map(({ count, rate }) => [count, rate.toFixed(0), times(rate / alone)]),
  };
}
