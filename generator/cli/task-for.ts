/** The task for one model, from the job that it is part of. */
import { resolve } from "node:path";
import { isNamed } from "./find-models.js";
import type { OutputJob } from "./jobs.js";
import type { MakeTask } from "./make-unit.js";
import type { ModelUnit } from "./model-units.js";

/** Options in a normal form: naming the only service of a model is the same as naming none. */
export function taskFor(unit: ModelUnit, job: OutputJob, cwd: string): MakeTask {
  const chosen = unit.services.filter((id) => job.services.some((name) => isNamed(id, name)));
  const all = chosen.length === 0 || chosen.length === unit.services.length;
  return {
    unit,
    options: { ...job.options, ...(all ? {} : { services: chosen }) },
    named: job.services.length > 0,
    root: resolve(cwd, job.out),
    origin: job.origin,
  };
}
