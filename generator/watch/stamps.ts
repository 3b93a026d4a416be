/** When files were last written, to notice changes that no watcher told of: those in the moment in which one takes over from another. */
import { stat } from "node:fs/promises";

/** Size and time of each file by path; undefined for one that is not there. */
export type Stamps = ReadonlyMap<string, string | undefined>;

/** Looks at the files as they are now. */
export async function stampsOf(paths: readonly string[]): Promise<Stamps> {
  const stamps = paths.map(async (path) => {
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    return [path, stats === undefined ? undefined : `${stats.size} ${stats.mtimeNs}`] as const;
  });
  return new Map(await Promise.all(stamps));
}

/** The files that are in both and differ. */
export function changedSince(
  before: Stamps,
  now: Stamps,
): readonly { readonly path: string; readonly isGone: boolean }[] {
  return [...now].flatMap(([path, stamp]) => {
    return before.has(path) && before.get(path) !== stamp ? [{ path, isGone: stamp === undefined }] : [];
  });
}
