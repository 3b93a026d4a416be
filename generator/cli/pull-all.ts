/** Pulls every model of a request, a few at a time; each is written whole with its lock entry or not at all, and one that fails stops no other. */
import { existsSync, readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Limits } from "../pull/limits.js";
import type { Lock, LockEntry } from "../pull/lock.js";
import { lockName, printLock, readLock, unknownLicence } from "../pull/lock.js";
import { checkedFileName, modelFileNameOf } from "../pull/model-file-name.js";
import { PullError } from "../pull/pull-error.js";
import type { PulledModel, PullTask } from "../pull/pull-model.js";
import { pullModel } from "../pull/pull-model.js";
import { breaksOverlay } from "../pull/read-model.js";
import type { Source } from "../pull/source.js";
import { parseSource, sourceText } from "../pull/source.js";
import type { OpenSurroundings } from "../pull/surroundings.js";
import { diskTree } from "../write/disk-tree.js";
import type { FileTree } from "../write/file-tree.js";
import { TreeError } from "../write/file-tree.js";
import { inOrder } from "./maker.js";
import { type PullChanges, changesOf } from "./pull-changes.js";
import type { TransferProgress } from "./transfer-progress.js";

export interface PullRequest {
  readonly sources: readonly string[];
  /** What the lock file names instead of `sources`. */
  readonly all: boolean;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** The folder of the models, as typed. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly licence: string | undefined;
  readonly seconds: number;
  readonly retries: number;
}

export interface PullRow {
  /** The name of the model file. */
  readonly file: string;
  readonly source: string;
  readonly status: PulledModel["status"] | "failed";
  /** As the lock has it before and after; absent before the first pull, and after a failed one. */
  readonly before?: LockEntry | undefined;
  readonly after?: LockEntry | undefined;
  /** What is other than it was, where there was a model before. */
  readonly changes?: PullChanges | undefined;
}

export interface PullReport {
  readonly rows: readonly PullRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A source with the name of its file, and the text that messages know it by. */
interface Wanted {
  readonly source: Source;
  readonly file: string;
  readonly said: string;
}

const atOnce = 4;

/** `root` is the folder of the models, absolute. */
export async function pullAll(
  request: PullRequest,
  place: { readonly cwd: string; readonly root: string },
  limits: Limits,
  surroundings: OpenSurroundings,
  progress: TransferProgress,
): Promise<PullReport> {
  const tree = diskTree(place.root, { flush: true });
  const locked = lockIn(tree, request);
  if ("code" in locked) return { rows: [], diagnostics: [locked] };
  const lock = new Map<string, LockEntry>(locked);
  const { wanted, diagnostics } = wantedOf(request, lock, place);
  const rows: PullRow[] = [];
  const problems: Diagnostic[] = [...diagnostics];
  const work = (one: Wanted): Promise<PulledModel | Diagnostic> => {
    const task = taskOf(one, lock.get(one.file), request, place.root);
    return pulled(task, one.said, surroundings, limits, progress);
  };
  for await (const { item, result } of inOrder(wanted, atOnce, work)) {
    const report =
      "code" in result ? failed(item, result) : await settle(item, result, { lock, tree, request, root: place.root });
    rows.push(...report.rows);
    problems.push(...report.diagnostics);
  }
  progress.clear();
  return { rows, diagnostics: problems };
}

/** An absent lock file is an empty one. */
function lockIn(tree: FileTree, { folder, all }: PullRequest): Lock | Diagnostic {
  const entry = tree.read(lockName);
  const file = `${folder}/${lockName}`;
  const lock = entry.kind === "absent" ? new Map() : entry.kind === "file" ? readLock(entry.text) : undefined;
  if (lock === undefined) return diagnostic("pull-lock-invalid", `${file} is no lock file that this version reads.`);
  if (all && lock.size === 0) return diagnostic("pull-lock-empty", `${file} names no models.`);
  return lock;
}

function wantedOf(
  request: PullRequest,
  lock: Lock,
  place: { readonly cwd: string; readonly root: string },
): { readonly wanted: readonly Wanted[]; readonly diagnostics: readonly Diagnostic[] } {
  const said = request.all
    ? [...lock].map(([file, { source }]) => ({ file, text: source, isLocked: true }))
    : request.sources.map((text) => ({ file: undefined, text, isLocked: false }));
  const wanted = new Map<string, Wanted>();
  const diagnostics: Diagnostic[] = [];
  for (const { file: lockedFile, text, isLocked } of said) {
    const source = parseSource(text);
    if ("problem" in source) {
      diagnostics.push(diagnostic("pull-source-invalid", source.problem, { hint: schemeHint(text) }));
      continue;
    }
    const named = request.name === undefined ? modelFileNameOf(source) : checkedFileName(request.name);
    const file = lockedFile ?? named;
    const other = file === undefined ? undefined : wanted.get(file);
    if (file === undefined || other !== undefined) {
      const why = other === undefined ? "has no name that a model file can have" : `and ${other.said} both are ${file}`;
      diagnostics.push(diagnostic("pull-source-invalid", `${text} ${why}.`, { hint: "Name the file with --name." }));
    } else wanted.set(file, { source: isLocked ? source : relativeToLock(source, place), file, said: text });
  }
  return { wanted: [...wanted.values()], diagnostics };
}

function schemeHint(text: string): string | undefined {
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : didYouMean(text.slice(0, colon), ["aws", "github", "npm", "https"]);
}

function relativeToLock(source: Source, { cwd, root }: { readonly cwd: string; readonly root: string }): Source {
  if (source.kind !== "file") return source;
  return { kind: "file", path: relative(root, resolve(cwd, source.path)).split(sep).join("/") };
}

function taskOf({ source, file }: Wanted, entry: LockEntry | undefined, request: PullRequest, root: string): PullTask {
  const path = resolve(root, file);
  const present = existsSync(path) ? readFileSync(path) : undefined;
  return { source, file, entry, present, force: request.force, licence: request.licence };
}

async function pulled(
  task: PullTask,
  said: string,
  { around }: OpenSurroundings,
  limits: Limits,
  progress: TransferProgress,
): Promise<PulledModel | Diagnostic> {
  try {
    return await pullModel(task, around(progress.watch(task.file)), limits.bytes);
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return error.diagnostic(said);
  }
}

function failed({ file, source }: Wanted, problem: Diagnostic): PullReport {
  return { rows: [{ file, source: sourceText(source), status: "failed" }], diagnostics: [problem] };
}

interface Desk {
  /** Changed entry by entry as models are written. */
  readonly lock: Map<string, LockEntry>;
  readonly tree: FileTree;
  readonly request: PullRequest;
  readonly root: string;
}

/** The model and the lock file in one step. */
async function settle(
  wanted: Wanted,
  { status, entry: pulledEntry, text }: PulledModel,
  { lock, tree, request, root }: Desk,
): Promise<PullReport> {
  const { file } = wanted;
  const before = lock.get(file);
  const old = tree.read(file);
  const texts = text === undefined || old.kind !== "file" ? undefined : { before: old.text, after: text };
  const changes = texts === undefined ? undefined : await changesOf(`${request.folder}/${file}`, texts);
  const entry = changes === undefined ? pulledEntry : { ...pulledEntry, changes: changes.lines };
  const next = new Map(lock).set(file, entry);
  const edits = [
    ...(text === undefined ? [] : [{ path: file, text }]),
    ...(printLock(next) === printLock(lock) ? [] : [{ path: lockName, text: printLock(next) }]),
  ];
  const notes = [
    ...overlayNotes(file, old.kind === "file" ? old.text : undefined, text, tree),
    ...licenceNotes(file, entry),
  ];
  try {
    if (!request.dryRun && !request.check) tree.apply(edits);
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    return failed(
      wanted,
      diagnostic(
        "output-failed",
        `${request.folder} was not written: ${error.message.replaceAll(root, request.folder)}.`,
      ),
    );
  }
  lock.set(file, entry);
  return { rows: [{ file, source: entry.source, status, before, after: entry, changes }], diagnostics: notes };
}

function overlayNotes(
  file: string,
  before: string | undefined,
  after: string | undefined,
  tree: FileTree,
): readonly Diagnostic[] {
  const name = `${file.slice(0, -".json".length)}.overlay.json`;
  const overlay = after === undefined ? undefined : tree.read(name);
  if (after === undefined || overlay?.kind !== "file" || !breaksOverlay(before, after, overlay.text)) return [];
  return [diagnostic("pull-overlay-broken", `${name} does not fit ${file} any more.`)];
}

function licenceNotes(file: string, { licence }: LockEntry): readonly Diagnostic[] {
  if (licence !== unknownLicence) return [];
  return [diagnostic("pull-licence-unknown", `The source of ${file} does not say its licence.`)];
}
