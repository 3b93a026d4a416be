/** What stubs and recording cost a call, in process, from wire to wire. Prints JSON, in microseconds a call. */
import { alternate, medianOf } from "../statistics.mjs";
import { modelOf, protocols } from "./protocol-model.mjs";

const dist = "../../dist";
const [{ loadModel }, { servicesOf }, { serviceSchemaOf }, { createMock }] = await Promise.all([
  import(`${dist}/generator/model/load-model.js`),
  import(`${dist}/generator/model/services.js`),
  import(`${dist}/generator/live/service-schema.js`),
  import(`${dist}/runtime/mock/index.js`),
]);
const protocol = "awsJson1_1";
const { method, path, headers, body } = protocols[protocol].request;
const wire = { method, target: path, headers: new Headers(headers), body: new Uint8Array(body) };
const many = 1_000;
const batch = 500;

function mockOf(options = {}) {
  const { model } = loadModel([{ file: "bench.json", text: JSON.stringify(modelOf(protocol)) }]);
  const [service] = servicesOf(model);
  return createMock({ service: serviceSchemaOf(model, service), seed: 7, ...options });
}

/** So many stubs on the one operation, of which one matches the request, or none. */
function stubbed(count, matching) {
  const mock = mockOf();
  const reply = { id: "1", created: new Date(0), size: 1, tags: [] };
  for (let index = 0; index < count; index++) {
    mock.on("MakeReport", { name: index === matching ? "report-7" : `report-${index}-else` }).reply(reply);
  }
  return mock;
}

const mocks = {
  none: stubbed(0),
  one: stubbed(1, 0),
  newest: stubbed(many, many - 1),
  oldest: stubbed(many, 0),
  unmatched: stubbed(many),
  recording: mockOf(),
  "not recording": mockOf({ record: 0 }),
};

async function timeOf(mock) {
  const start = performance.now();
  for (let count = 0; count < batch; count++) await mock.handle(wire);
  return ((performance.now() - start) * 1000) / batch;
}

const contestants = Object.fromEntries(Object.entries(mocks).map(([name, mock]) => [name, () => timeOf(mock)]));
await alternate(contestants, 20);
const runs = await alternate(contestants, 61);
process.stdout.write(
  JSON.stringify(Object.fromEntries(Object.entries(runs).map(([name, times]) => [name, medianOf(times)]))),
);
