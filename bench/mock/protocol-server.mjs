/** A mock straight from a model file, as `wrought mock` makes it, on node:http. Prints its URL. */
import { readFileSync } from "node:fs";

const dist = "../../dist";
const [{ loadModel }, { servicesOf }, { serviceSchemaOf }, { createMock }, { listen }] = await Promise.all([
  import(`${dist}/generator/model/load-model.js`),
  import(`${dist}/generator/model/services.js`),
  import(`${dist}/generator/live/service-schema.js`),
  import(`${dist}/runtime/mock/index.js`),
  import(`${dist}/runtime/adapter/node/index.js`),
]);
const [file] = process.argv.slice(2);
const { model, diagnostics } = loadModel([{ file, text: readFileSync(file, "utf8") }]);
if (model === undefined) throw new Error(JSON.stringify(diagnostics));
const [service] = servicesOf(model);
const { url } = await listen(createMock({ service: serviceSchemaOf(model, service), seed: 7 }), { port: 0 });
console.log(url);
