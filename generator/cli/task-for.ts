/** The task for one model, from the job that it is part of. */
import { resolve } from "node:path";
import { isNamed } from "./find-models.js";
import type { OutputJob } from "./output-job.js";
import type { MakeTask } from "./make-unit.js";
import type { ModelUnit } from "./model-units.js";

/** Options in a normal form: naming the only service of a model is the same as naming none. */
export function taskFor(unit: ModelUnit, job: OutputJob, cwd: string): MakeTask {
  const { together, transforms, services, options, origin } = job;
  const root = resolve(cwd, job.out);
  if (together === true) {
    // Transforms may give services other names: which are meant shows after them.
    return {
      unit,
      options: { ...options, ...(services.length === 0 ? {} : { services }) },
      named: true,
      root,
      origin,
      transforms,
    };
  }
  const chosen = unit.services.filter((id) => services.some((name) => isNamed(id, name)));
  const all = chosen.length === 0 || chosen.length === unit.services.length;
  return {
    unit,
    options: { ...options, ...(all ? {} : { services: chosen }) },
    named: services.length > 0,
    root,
    origin,
  };
}
