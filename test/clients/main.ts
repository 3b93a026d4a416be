/** `node clients.mjs SERVICE PROTOCOL TRANSPORT`: sweeps one client in a process of its own and prints its report as JSON. */
import { sweepErrors } from "./errors.js";
import { sweepPaginators } from "./paginators.js";
import { sweepRetries } from "./retries.js";
import { sweepRoundTrips } from "./round-trips.js";
import { protocolIdOf, publishedClient } from "./published-client.js";
import { Run } from "./run.js";
import { Tally } from "./report.js";
import { sweepWaiters } from "./waiters.js";
import { describedService } from "./services.js";

const [, , folder = "", protocol = "", transport = "in process"] = process.argv;
const root = process.cwd();
const published = publishedClient(folder, root);
const { service, waiters } = describedService(published, root);
const protocolId = protocol === "" ? published.protocol : protocolIdOf(protocol);
// A service can be told to speak a protocol that it does not offer.
const tally = new Tally();
const run = new Run({
  service: service.protocols.includes(protocolId) ? service : { ...service, protocols: [protocolId] },
  published,
  protocolId,
  transport: transport === "over HTTP" ? "over HTTP" : "in process",
  tally,
});
await sweepRoundTrips(run);
await sweepErrors(run);
await sweepPaginators(run);
await sweepWaiters(run, waiters);
await sweepRetries(run);
const report = tally.report({
  service: folder,
  protocol: run.protocol,
  transport: run.transport,
  version: published.version,
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
