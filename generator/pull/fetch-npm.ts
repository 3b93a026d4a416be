/** A file of an npm package: of the one that is installed where it fits, else out of its archive from npm's registry. */
import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { matchesIntegrity } from "./checksums.js";
import type { Fetched, Known, Surroundings } from "./fetched.js";
import { field, jsonOf, textField } from "./json-answer.js";
import { PullError, shownUrl } from "./pull-error.js";
import { tarEntry } from "./tar-entry.js";

export interface PackageFile {
  readonly package: string;
  readonly path: string;
  /** An exact version or a tag such as `latest`; what is installed when absent, or else the latest. */
  readonly version?: string | undefined;
}

/** Undefined when the version is the one that is known. `limit` is in bytes, for the unpacked archive. */
export async function fetchNpm(
  wanted: PackageFile,
  known: Known | undefined,
  surroundings: Surroundings,
  limit: number,
): Promise<Fetched | undefined> {
  const installed = await installedAt(wanted.package, surroundings.base);
  if (installed !== undefined && (wanted.version ?? installed.version) === installed.version) {
    return fromFolder(wanted, installed);
  }
  return fromRegistry(wanted, known, surroundings, limit);
}

interface Installed {
  readonly folder: string;
  readonly version: string;
  readonly licence: string | undefined;
}

/** Where Node would find the package from this folder. */
async function installedAt(name: string, base: string): Promise<Installed | undefined> {
  for (let folder = base; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) {
      const json: unknown = JSON.parse(await readFile(file, "utf8"));
      return { folder: dirname(file), version: textField(json, "version") ?? "", licence: textField(json, "license") };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

async function fromFolder(wanted: PackageFile, installed: Installed): Promise<Fetched> {
  const { folder, version, licence } = installed;
  const missing = `${wanted.package} ${version}, as it is installed, has no file ${wanted.path}.`;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, wanted.path))]);
    if (!file.startsWith(root + sep)) throw new PullError("pull-refused", `${wanted.path} leads out of the package.`);
    const resolved = `npm:${wanted.package}/${wanted.path}@${version}`;
    return { bytes: await readFile(file), resolved, revision: version, licence };
  } catch (error) {
    throw error instanceof PullError ? error : new PullError("pull-not-found", missing);
  }
}

async function fromRegistry(
  wanted: PackageFile,
  known: Known | undefined,
  surroundings: Surroundings,
  limit: number,
): Promise<Fetched | undefined> {
  const { client, watcher } = surroundings;
  const registry = await surroundings.registryFor(wanted.package);
  const tag = wanted.version ?? "latest";
  // `@scope/name` is one segment of the path.
  const url = new URL(`${wanted.package.replace("/", "%2f")}/${encodeURIComponent(tag)}`, registry);
  const about = jsonOf(
    await client.get({ url, headers: { accept: "application/json", "accept-encoding": "gzip" } }, watcher),
  );
  const version = textField(about, "version");
  const tarball = textField(field(about, "dist"), "tarball");
  if (version === undefined || tarball === undefined || !URL.canParse(tarball)) {
    throw new PullError("pull-refused", `${shownUrl(url)} does not say where the package is.`);
  }
  if (known !== undefined && known.revision === version) return undefined;
  const from = new URL(tarball);
  if (from.protocol !== "https:" && from.origin !== registry.origin) {
    throw new PullError("pull-redirect", `The package ${wanted.package} is at ${from.origin}, which is not https.`);
  }
  const { body } = await client.get({ url: from, headers: {} }, watcher);
  const integrity = textField(field(about, "dist"), "integrity") ?? sha1Of(textField(field(about, "dist"), "shasum"));
  if (integrity === undefined || matchesIntegrity(body, integrity) !== true) {
    throw new PullError("pull-checksum", `${wanted.package} ${version} is not what the registry's checksum says.`);
  }
  const bytes = await fileIn(body, wanted, version, limit);
  return {
    bytes,
    resolved: `npm:${wanted.package}/${wanted.path}@${version}`,
    revision: version,
    licence: textField(about, "license"),
  };
}

function sha1Of(hexadecimal: string | undefined): string | undefined {
  return hexadecimal === undefined ? undefined : `sha1-${Buffer.from(hexadecimal, "hex").toString("base64")}`;
}

async function fileIn(
  archive: Uint8Array,
  { package: name, path }: PackageFile,
  version: string,
  limit: number,
): Promise<Uint8Array> {
  let tar: Uint8Array;
  try {
    tar = await promisify(gunzip)(archive, { maxOutputLength: limit });
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    const what = isLarge ? `unpacks to more than ${Math.floor(limit / 1024 / 1024)} MiB` : "is a damaged archive";
    throw new PullError(isLarge ? "pull-too-large" : "pull-checksum", `${name} ${version} ${what}.`);
  }
  // npm packs everything below one folder of this name.
  const file = tarEntry(tar, `package/${path}`);
  if (file === undefined) throw new PullError("pull-not-found", `${name} ${version} has no file ${path}.`);
  return file;
}
