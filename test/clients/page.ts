/** `docs/clients.md`: what the sweep found, service by service. */
import type { Report } from "./report.js";
import { clientNeeds, customisations, keyOf } from "./customisations.js";

/** The page, from the reports in any order. */
export function pageOf(reports: readonly Report[]): string {
  const sorted = reports.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
  const total = (pick: (report: Report) => number): number => reports.reduce((sum, it) => sum + pick(it), 0);
  const services = new Set(reports.map(({ service }) => service)).size;
  return [
    "# Published clients",
    "",
    "The published clients of the AWS SDK for JavaScript against the mock of each service. Made by `npm run sweep:clients`; do",
    "not edit.",
    "",
    `${services} services, ${total((it) => it.operations)} operations, ${total((it) => it.roundTrips)} round trips,`,
    `${total((it) => it.errors)} errors, ${total((it) => it.paginators)} paginators, ${total((it) => it.waiters)} waiters,`,
    `${total((it) => it.retries)} retries; ${total((it) => it.failures.length)} failures.`,
    "",
    "Each operation is called with valid inputs made from the model, small ones, full ones and ones pushed to their edges; the",
    "handler must get what the client was given, and the client what the handler answered, event streams included. Each modelled",
    "error of each operation must arrive as the client's own class with its members. Paginators end on default answers and follow",
    "tokens; waiters reach success and failure, and end in time on default answers; a throttling error is tried again.",
    "",
    "Members that hold a checksum of a body are left to whoever computes it, and maps of answers have no key `__proto__`, which",
    "the SDK loses. EC2 has no model here: its schema is made of the client's own, which has no constraints and no errors.",
    "`rpcv2Json`, and `rpcv2Cbor` but for CloudWatch and GameLift, are services told to speak a protocol that they do not offer.",
    "",
    table(sorted),
    "",
    "## Left out",
    "",
    ...leftOut(sorted),
    "",
    "## What clients do on their own",
    "",
    ...customisations.map(({ service, reason, operations, members }) => {
      const where = operations === undefined ? "" : ` (${operations.join(", ")})`;
      return `- ${service}${where}: ${reason}: ${members.map((it) => `\`${it}\``).join(", ")}`;
    }),
    ...Object.entries(clientNeeds).map(([service, { reason }]) => `- ${service}: ${reason}`),
    "",
  ].join("\n");
}

function nameOf({ service, transport, protocol }: Report): string {
  return `${service} ${transport} ${protocol}`;
}

function table(reports: readonly Report[]): string {
  const head = ["service", "protocol", "way", "client", "operations", "round trips", "errors", "paginators", "waiters"];
  const rows = reports.map((it) => [
    it.service,
    it.protocol,
    it.transport,
    it.version,
    ...[it.operations, it.roundTrips, it.errors, it.paginators, it.waiters].map(String),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index < 4 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** Models and clients are of different dates. Long lists are counted. */
function leftOut(reports: readonly Report[]): readonly string[] {
  const found = new Map<string, readonly string[]>();
  for (const { service, leftOut: all } of reports) {
    for (const [reason, what] of Object.entries(all)) found.set(`${service}: ${reason}`, what);
  }
  return [...found].map(([key, what]) => {
    const shown = what.length > 6 ? `${what.length} of them` : what.map((it) => `\`${it}\``).join(", ");
    return `- ${key}: ${shown}`;
  });
}

/** The customisations that no report met. */
export function unmetCustomisations(reports: readonly Report[]): readonly string[] {
  const met = new Set(reports.flatMap((it) => it.customisations));
  const swept = new Set(reports.map(({ service }) => service));
  return customisations.filter((it) => swept.has(it.service) && !met.has(keyOf(it))).map(keyOf);
}
