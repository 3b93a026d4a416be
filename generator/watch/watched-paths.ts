/** Which files a run depends on, as folders to watch and a test of what in them matters. Pure but for asking what exists. */
import { existsSync, statSync } from "node:fs";
import { dirname, sep } from "node:path";

/** What to watch; all paths absolute. */
export interface WatchedPaths {
  /** Files that matter, whether they are there or not. */
  readonly files: readonly string[];
  /** Folders in which every `.json` file matters, at any depth. */
  readonly folders: readonly string[];
  /** Folders below which nothing matters: what is written there is our own. */
  readonly except: readonly string[];
}

export interface WatchPlan {
  /** Existing folders. */
  readonly roots: readonly string[];
  /** Whether a change there is one of the run's; folders on the way to such files pass as well. */
  readonly matters: (path: string) => boolean;
}

/** Of a file or folder that is not there, the nearest folder above it is watched, so that its coming is seen. */
export function watchPlan({ files, folders, except }: WatchedPaths): WatchPlan {
  const wanted = new Set(files);
  const roots = new Set([...files.map((file) => existing(dirname(file))), ...folders.map(existing)]);
  const isAbove = (path: string): boolean => [...files, ...folders].some((one) => isWithin(path, one));
  const matters = (path: string): boolean => {
    if (wanted.has(path) || roots.has(path)) return true;
    if (except.some((folder) => isWithin(folder, path))) return false;
    if (isAbove(path)) return true;
    const folder = folders.find((one) => isWithin(one, path));
    return folder !== undefined && isPlain(path.slice(folder.length)) && (path.endsWith(".json") || isFolder(path));
  };
  return { roots: [...roots].toSorted(), matters };
}

/** Whether two plans watch the same. */
export function samePaths(one: WatchedPaths, other: WatchedPaths): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function existing(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || (existsSync(folder) && isFolder(folder)) ? folder : existing(parent);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** As for models: nothing below `node_modules`, and no name that begins with a dot. */
function isPlain(path: string): boolean {
  return path.split(sep).every((part) => part !== "node_modules" && !part.startsWith("."));
}
