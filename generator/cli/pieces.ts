/** The work of `generate` and `check`: every model of every job, with its folder and the hash of all that goes into it. */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diskTree } from "../write/disk-tree.js";
import type { FileTree } from "../write/file-tree.js";
import type { Manifests } from "../write/up-to-date.js";
import { manifestsOf } from "../write/up-to-date.js";
import type { Context } from "./context.js";
import { findModels } from "./find-models.js";
import { hookHashesOf } from "./hook-hashes.js";
import { generatorHash, inputHashOf } from "./input-hash.js";
import type { OutputJob, OutputRequest } from "./jobs.js";
import { jobsFor } from "./jobs.js";
import type { MakeTask } from "./make-unit.js";
import type { ModelUnit } from "./model-units.js";
import { taskFor } from "./task-for.js";

/** An output folder; jobs that name the same one share it. */
export interface Target {
  /** As messages name it. */
  readonly out: string;
  readonly tree: FileTree;
  /** As they were before this run. */
  readonly manifests: Manifests;
  /** Folders made in this run, in lower case as some file systems see them, and the model each came from. */
  readonly made: Map<string, string>;
  /** Arguments of the jobs that are about all services: what they made once and not now is left over. */
  readonly from: Set<string>;
}

/** One model of one job. */
export interface Piece {
  readonly unit: ModelUnit;
  readonly job: OutputJob;
  readonly target: Target;
  readonly task: MakeTask;
  /** The arguments of the job, as manifests record them. */
  readonly from: readonly string[];
  /** Hash of the models, the options, the hooks and the generator. */
  readonly input: string;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly targets: readonly Target[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every model file once, and keeps no text. */
export async function piecesFor(request: OutputRequest, context: Context): Promise<Pieces> {
  const { jobs, diagnostics } = await jobsFor(request, context.cwd);
  const generator = generatorHash(context.version);
  const targets = new Map<string, Target>();
  const pieces: Piece[] = [];
  const problems: Diagnostic[] = [...diagnostics];
  for (const job of jobs) {
    const found = await findModels(job, context);
    problems.push(...found.diagnostics);
    const root = resolve(context.cwd, job.out);
    const target = targets.get(root) ?? targetAt(root, job.out);
    targets.set(root, target);
    if (job.services.length === 0) for (const argument of found.from) target.from.add(argument);
    const hooks = await hookHashesOf(job, root);
    for (const unit of found.units) {
      const task = taskFor(unit, job, context.cwd);
      const { from } = found;
      const transforms = task.transforms?.map(({ name, args }) => ({ name, args }));
      const input = inputHashOf({ generator, options: task.options, from, sources: unit.sources, hooks, transforms });
      pieces.push({ unit, job, target, task, from, input });
    }
  }
  return { pieces, targets: [...targets.values()], diagnostics: problems };
}

function targetAt(root: string, out: string): Target {
  const tree = diskTree(root);
  return { out, tree, manifests: manifestsOf(tree), made: new Map(), from: new Set() };
}
