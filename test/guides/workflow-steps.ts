/** What a page's YAML starts: the steps of a workflow, and the commands of a compose file, run without GitHub and without Docker. */
import { parse } from "yaml";
import type { FreshProject } from "./fresh-project.js";
import type { Step } from "./page.js";

/** Runs every `run:` of a workflow's job, in order and with its environment. Returns what the steps printed. */
export async function runWorkflow(steps: readonly Step[], file: string, project: FreshProject): Promise<string> {
  const { jobs } = parse(textOf(steps, file)) as {
    readonly jobs: Record<
      string,
      { readonly env: Record<string, string>; readonly steps: readonly { readonly run?: string }[] }
    >;
  };
  const printed: string[] = [];
  for (const { env, steps: todo } of Object.values(jobs)) {
    const adapted = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, project.adapted(value)]));
    for (const { run } of todo) if (run !== undefined) printed.push(await project.run(run, adapted));
  }
  return printed.join("\n");
}

interface ComposedService {
  readonly command: string;
  readonly environment?: Record<string, string>;
}

/** The services of a compose file. */
export function composedOf(steps: readonly Step[], file: string): Readonly<Record<string, ComposedService>> {
  return (parse(textOf(steps, file)) as { readonly services: Record<string, ComposedService> }).services;
}

function textOf(steps: readonly Step[], file: string): string {
  const step = steps.find((it) => it.kind === "file" && it.file === file);
  if (step?.kind !== "file") throw new Error(`the page has no ${file}`);
  return step.text;
}
