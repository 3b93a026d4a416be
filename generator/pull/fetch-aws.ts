/** A model of AWS, from the public repository aws/api-models-aws: the newest version of a service, or the one asked for. */
import { didYouMean } from "../diagnostics/nearest.js";
import { fetchEntry } from "./fetch-github.js";
import type { Fetched, Known, Surroundings } from "./fetched.js";
import type { Repository, RepositoryEntry } from "./github-repository.js";
import { githubRepository } from "./github-repository.js";
import { PullError } from "./pull-error.js";

/** Versions are dates: the last one by name is the newest. */
export async function fetchAws(
  { service, version }: { readonly service: string; readonly version?: string | undefined },
  known: Known | undefined,
  surroundings: Surroundings,
): Promise<Fetched | undefined> {
  const repository = githubRepository("aws", "api-models-aws", surroundings);
  const commit = await repository.commitOf("HEAD", known?.revision);
  if (commit === undefined) return undefined;
  const versions = await versionsOf(service, commit, repository);
  const wanted = version ?? versions.at(-1);
  if (wanted === undefined || !versions.includes(wanted)) {
    const hint = versions.length === 0 ? undefined : `There are ${versions.join(", ")}.`;
    throw new PullError("pull-not-found", `${service} has no version ${wanted ?? "at all"}.`, hint);
  }
  const entry = await modelIn(`models/${service}/service/${wanted}`, commit, repository);
  return fetchEntry(entry, commit, known, repository);
}

async function versionsOf(service: string, commit: string, repository: Repository): Promise<readonly string[]> {
  try {
    const entries = await repository.list(`models/${service}/service`, commit);
    return entries
      .filter(({ type }) => type === "dir")
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (!(error instanceof PullError) || error.code !== "pull-not-found") throw error;
    const services = await repository.list("models", commit);
    const hint = didYouMean(
      service,
      services.map(({ name }) => name),
    );
    throw new PullError("pull-not-found", `aws/api-models-aws has no service ${service}.`, hint);
  }
}

async function modelIn(folder: string, commit: string, repository: Repository): Promise<RepositoryEntry> {
  const entries = await repository.list(folder, commit);
  const models = entries.filter(({ name, type }) => type === "file" && name.endsWith(".json"));
  const [first, second] = models;
  if (first !== undefined && second === undefined) return first;
  throw new PullError("pull-not-found", `${folder} holds ${models.length} models, and has to hold one.`);
}
