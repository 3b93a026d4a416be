/** What a running mock says: where it is, one line a request, when it stops. Nothing sensitive is ever in it. */
import type { RequestRecord } from "../../runtime/mock/options.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { View } from "./context.js";
import { counted } from "./counted.js";
import { printable } from "./printable.js";
import { shortName } from "./short-name.js";
import type { ScenarioNews } from "./mock-scenario.js";
import type { Colors, Terminal } from "./terminal.js";

/** The control API as somebody may need to know it. */
export interface AboutControl {
  readonly url: string;
  readonly token: string | undefined;
}

export interface AboutMock {
  readonly service: ServiceSchema;
  /** Whether there is an AWS SDK client for it. */
  readonly isAws: boolean;
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly seed: number;
  readonly validation: string;
  /** Absent when there is none. */
  readonly control: AboutControl | undefined;
  /** How many processes serve, where it is more than one. */
  readonly workers?: number;
}

/** What has become of a worker, counted from 1. */
export interface WorkerNews {
  readonly worker: number;
  /** By what signal it has ended, or with what code; absent when another one has taken its place and serves. */
  readonly ended?: string;
}

export interface MockLog {
  readonly listening: (about: AboutMock) => void;
  /** A scenario was set, or is wrong; its diagnostics are printed elsewhere. */
  readonly scenario: (news: ScenarioNews) => void;
  /** Absent where nothing is said of requests. */
  readonly request: ((record: RequestRecord) => void) | undefined;
  /** One of several processes has ended that should not have, or serves in the place of such a one. */
  readonly worker: (news: WorkerNews) => void;
  readonly stopping: () => void;
  readonly stopped: () => void;
}

export function mockLogOf(terminal: Terminal, view: View): MockLog {
  return view.json ? jsonLog(terminal) : textLog(terminal, view);
}

function jsonLog({ out }: Terminal): MockLog {
  let requests = 0;
  const event = (name: string, fields: object): void => out.line(JSON.stringify({ event: name, ...fields }));
  return {
    listening: ({ service, url, host, port, seed, validation, control, workers }) => {
      const operations = Object.keys(service.operations).length;
      event("listening", {
        service: service.id,
        protocols: service.protocols,
        operations,
        url,
        host,
        port,
        seed,
        validation,
        control,
        workers,
      });
    },
    scenario: ({ file, set, diagnostics }) => event("scenario", { file, ...set, diagnostics }),
    request: (record) => {
      requests++;
      event("request", requestFields(record));
    },
    worker: (news) => event("worker", { ...news }),
    stopping: () => undefined,
    stopped: () => event("stopped", { requests }),
  };
}

function requestFields(record: RequestRecord): object {
  const { requestId, method, path, operation, outcome, status, durationMs, error, input } = record;
  const issues = record.inputIssues.map(({ message }) => message);
  const rejection = record.rejection?.kind;
  return {
    requestId,
    method,
    path,
    operation,
    outcome,
    status,
    durationMs,
    error,
    rejection,
    issues,
    input: jsonOf(input),
  };
}

function textLog({ out, err }: Terminal, view: View): MockLog {
  let requests = 0;
  return {
    listening: (about) => {
      if (view.quiet) out.line(about.url);
      else for (const line of greeting(about, out.colors)) out.line(line);
    },
    scenario: ({ file, set }) => {
      if (set === undefined) err.line(`${file} is wrong; what was set before stays`);
      else if (!view.quiet) out.line(`${file}: ${counted(set.stubs, "stub")}, ${counted(set.faults, "fault")}`);
    },
    request: view.quiet
      ? undefined
      : (record) => {
          requests++;
          for (const line of requestLines(record, out.colors, view.verbose)) out.line(line);
        },
    worker: ({ worker, ended }) =>
      err.line(ended === undefined ? `another worker ${worker} serves` : `worker ${worker} ended (${ended})`),
    stopping: () => err.line(view.quiet ? "" : "\nstopping; Ctrl-C again to stop at once"),
    stopped: () => (view.quiet ? undefined : out.line(`stopped after ${counted(requests, "request")}`)),
  };
}

function greeting(about: AboutMock, colors: Colors): readonly string[] {
  const { service, isAws, url, seed, validation, control, workers } = about;
  const operations = counted(Object.keys(service.operations).length, "operation");
  const served = workers === undefined ? "" : `, ${counted(workers, "worker")}`;
  const client = `${service.sdkId.replace(/[^A-Za-z0-9]/g, "")}Client`;
  const keys = 'credentials: { accessKeyId: "mock", secretAccessKey: "mock" }';
  const sdk = [
    "",
    colors.dim("  any AWS SDK or tool, by its environment:"),
    `    AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=mock AWS_SECRET_ACCESS_KEY=mock`,
    colors.dim("  the SDK for JavaScript:"),
    `    new ${client}({ endpoint: ${JSON.stringify(url)}, region: "us-east-1", ${keys} })`,
  ];
  return [
    `${colors.bold(shortName(service.id))}  ${colors.dim(service.id)}`,
    `  ${operations}, ${service.protocols.map(shortName).join(", ")}, validation ${validation}, seed ${seed}${served}`,
    `  ${colors.green(url)}`,
    ...(isAws
      ? sdk
      : ["", colors.dim("  a generated client:"), `    new ${client}({ endpoint: ${JSON.stringify(url)} })`]),
    ...(control === undefined
      ? []
      : ["", colors.dim("  the console, and the control API for tests:"), ...controlLines(control)]),
    "",
    colors.dim("Ctrl-C stops it."),
  ];
}

/** The address has the token in its fragment, which browsers keep to themselves. */
function controlLines({ url, token }: AboutControl): readonly string[] {
  if (token === undefined) return [`    ${url}`];
  return [`    ${url}#token=${encodeURIComponent(token)}`, `    authorization: Bearer ${token}`];
}

/** As many broken constraints as still fit on one screen with the next requests. */
const shownIssues = 5;

function requestLines(record: RequestRecord, colors: Colors, verbose: boolean): readonly string[] {
  const { operation, method, path, status, durationMs, error, outcome } = record;
  const name = operation ?? printable(`${method} ${path}`);
  const code =
    status < 400
      ? colors.green(String(status))
      : status < 500
        ? colors.yellow(String(status))
        : colors.red(String(status));
  const what = error === undefined ? colors.dim(outcome) : printable(error);
  const issues = record.inputIssues.map(({ message }) => `    ${printable(message)}`);
  const more = issues.length > shownIssues ? [`    and ${issues.length - shownIssues} more`] : [];
  const input = verbose && record.input !== undefined ? [colors.dim(`    ${printable(textOf(record.input))}`)] : [];
  return [
    `${code}  ${colors.bold(name)}  ${what}  ${colors.dim(`${durationMs.toFixed(1)} ms`)}`,
    ...issues.slice(0, shownIssues),
    ...more,
    ...input,
  ];
}

/** JSON has no numbers as large as bigint's, and no bytes. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(textOf(value) || "null");
}

function textOf(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === "bigint") return String(item);
    return item instanceof Uint8Array ? `<${item.length} bytes>` : item;
  });
  return text ?? "";
}
