/**
 * What routing costs in the protocol that is named, in a service of ten operations and in one of a thousand. Prints JSON, in
 * microseconds a request. A process takes one protocol, as most mocks do: what another left compiled would slow it.
 */
import { medianOf } from "../statistics.mjs";
import { modelOf, protocols } from "./protocol-model.mjs";

const dist = "../../dist";
const [{ loadModel }, { servicesOf }, { serviceSchemaOf }, { createMock }] = await Promise.all([
  import(`${dist}/generator/model/load-model.js`),
  import(`${dist}/generator/model/services.js`),
  import(`${dist}/generator/live/service-schema.js`),
  import(`${dist}/runtime/mock/index.js`),
]);
const sizes = [10, 1000];
const rounds = 61;
const batch = 400;

function mockOf(protocol, count) {
  const { model } = loadModel([{ file: "bench.json", text: JSON.stringify(modelOf(protocol, count)) }]);
  const [service] = servicesOf(model);
  return createMock({ service: serviceSchemaOf(model, service), seed: 7 });
}

async function timeOf(mock, wire) {
  const start = performance.now();
  for (let count = 0; count < batch; count++) await mock.handle(wire);
  return ((performance.now() - start) * 1000) / batch;
}

/** Batches in turns, so that what slows the machine slows both. */
async function measure(protocol) {
  const { method, path, headers, body } = protocols[protocol].request;
  const wire = { method, target: path, headers: new Headers(headers), body: new Uint8Array(body) };
  const mocks = sizes.map((count) => mockOf(protocol, count));
  for (const mock of mocks) {
    const { status } = await mock.handle(wire);
    if (status !== 200) throw new Error(`${protocol} answers ${status}`);
    for (let round = 0; round < 10; round++) await timeOf(mock, wire);
  }
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const [few, many] = [await timeOf(mocks[0], wire), await timeOf(mocks[1], wire)];
    times.push({ few, many, ratio: many / few });
  }
  const of = (field) => medianOf(times.map((time) => time[field]));
  return { protocol, few: of("few"), many: of("many"), ratio: of("ratio") };
}

process.stdout.write(JSON.stringify(await measure(process.argv[2])));
