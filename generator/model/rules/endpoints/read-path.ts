/** Paths of `getAttr`: names with dots between, each with an index behind it or none. */

export type PathStep = string | number;

export type ReadPath =
  | { readonly ok: true; readonly steps: readonly PathStep[] }
  /** A predicate about the path. */
  | { readonly ok: false; readonly reason: string };

/** `a.b[0]` has three steps; `[-1]` counts from the end. */
export function readPath(path: string): ReadPath {
  const steps: PathStep[] = [];
  for (const part of path.split(".")) {
    const { name, index } = /^(?<name>[^[]*)(?:\[(?<index>-?\d{1,9})\])?$/.exec(part)?.groups ?? {};
    if (name === undefined) return { ok: false, reason: "has an index that is no number in brackets" };
    if (name !== "") steps.push(name);
    if (index !== undefined) steps.push(Number(index));
    else if (name === "") return { ok: false, reason: "has an empty name" };
  }
  return { ok: true, steps };
}
