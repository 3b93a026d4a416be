/** What is wrong with plain data, by its place in it. */

/** A problem at a place; the path leads there from the top, and a path to a missing key names what lacks it. */
export interface PlainProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** Collects problems below a place. */
export class Problems {
  readonly list: PlainProblem[];
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[] = [], list: PlainProblem[] = []) {
    this.path = path;
    this.list = list;
  }

  add(message: string, hint?: string): undefined {
    this.list.push(hint === undefined ? { path: this.path, message } : { path: this.path, message, hint });
  }

  /** The same collection, seen from further down. */
  at(...steps: readonly (string | number)[]): Problems {
    return new Problems([...this.path, ...steps], this.list);
  }
}

/** The problems in one text, places as JSON Pointers. */
export function problemsText(problems: readonly PlainProblem[]): string {
  return problems.map(({ path, message }) => `${path.length === 0 ? "" : `/${path.join("/")}: `}${message}`).join("; ");
}
