/** The schema and the waiters of a published client's service, made live from the corpus. */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { closureOf } from "../../generator/knowledge/closure.js";
import { type Waiter, waitersOf } from "../../generator/knowledge/waiters.js";
import { nameOf, type ServiceSchema } from "../../runtime/schema/schema.js";
import { loadedService } from "../sdk/live-service.js";
import { ec2Schema } from "./ec2-schema.js";
import type { PublishedClient } from "./published-client.js";

export interface Described {
  readonly service: ServiceSchema;
  /** By the names of their operations. */
  readonly waiters: ReadonlyMap<string, readonly Waiter[]>;
}

/** The folder of the corpus's models; undefined when there is none. */
export function modelFolder(root: string): string | undefined {
  const folder = join(process.env["WROUGHT_CORPUS"] ?? resolve(root, "../shared/corpus"), "models");
  return existsSync(folder) ? folder : undefined;
}

/** The model file of a service. */
export function modelFileOf(folder: string, root: string): string | undefined {
  const models = modelFolder(root);
  if (models === undefined) return undefined;
  const file = readdirSync(models).find((it) => it.replace(/-\d{4}-\d\d-\d\d\.json$/, "") === folder);
  return file === undefined ? undefined : join(models, file);
}

/** EC2 has no model here: its client's own schemas stand in for one. @throws Error when the corpus has no model of it */
export function describedService(published: PublishedClient, root: string): Described {
  if (published.folder === "ec2") return { service: ec2Schema(published), waiters: new Map() };
  const file = modelFileOf(published.folder, root);
  if (file === undefined) throw new Error(`no model of ${published.folder}`);
  const { model, service } = loadedService([file]);
  const { operations } = closureOf(model, service);
  const waiters = operations.map((operation) => [nameOf(operation.id), waitersOf(operation).waiters] as const);
  return { service: serviceSchemaOf(model, service), waiters: new Map(waiters) };
}
