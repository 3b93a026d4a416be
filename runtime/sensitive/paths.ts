/** Where sensitive values stand below a shape, in the path syntax of pino's `redact.paths`. */
import { membersOf, schemasBelow } from "../schema/below.js";
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";

/** How often one shape may stand on a path: recursion is unfolded that far. */
const unfold = 2;

/** More paths than a logger takes well. */
const mostPaths = 10_000;
/** How far down paths go, the first that gives few enough. */
const depths = [32, 16, 8, 6, 5, 4, 3, 2, 1];

/**
 * Every path below `schema` that leads to a sensitive value: through structures, lists (`[*]`), maps (`.*`) and unions.
 * A recursive shape is unfolded twice. A map with sensitive keys is named as a whole; so is what lies so deep, or among so
 * many others, that there would be more than ten thousand paths, and as soon as it has something sensitive in it.
 */
export function sensitivePathsOf(schema: Schema): readonly string[] {
  const holders = holdersOf(schema);
  for (const depth of depths) {
    const collector = new Collector(holders, depth);
    collector.collect(schema, "", 0);
    if (!collector.isFull) return collector.paths;
  }
  return ["*"];
}

class Collector {
  readonly paths: string[] = [];
  readonly #holders: ReadonlySet<Schema>;
  readonly #deepest: number;
  readonly #seen = new Map<string, number>();

  constructor(holders: ReadonlySet<Schema>, deepest: number) {
    this.#holders = holders;
    this.#deepest = deepest;
  }

  get isFull(): boolean {
    return this.paths.length > mostPaths;
  }

  collect(schema: Schema, path: string, depth: number): void {
    const times = this.#seen.get(schema.id) ?? 0;
    if (times >= unfold || this.isFull || !this.#holders.has(schema)) return;
    this.#seen.set(schema.id, times + 1);
    switch (schema.type) {
      case "structure":
      case "union":
        for (const name of Object.keys(schema.members)) {
          const member = schema.members[name];
          if (member !== undefined) this.#member(member, path + step(name, path), depth);
        }
        break;
      case "list":
        this.#member(schema.member, `${path}[*]`, depth);
        break;
      case "map":
        if (isSensitive(schema.key)) this.paths.push(path);
        else this.#member(schema.value, path === "" ? "*" : `${path}.*`, depth);
        break;
      default:
    }
    this.#seen.set(schema.id, times);
  }

  #member(member: MemberSchema, path: string, depth: number): void {
    const target = targetOf(member);
    if (isSensitive(member)) this.paths.push(path);
    else if (depth < this.#deepest) this.collect(target, path, depth + 1);
    else if (this.#holders.has(target)) this.paths.push(path);
  }
}

/** The aggregates below `root` in which a sensitive value can stand. */
function holdersOf(root: Schema): ReadonlySet<Schema> {
  const users = new Map<Schema, Schema[]>();
  const holders = new Set<Schema>();
  for (const schema of schemasBelow(root)) {
    const members = membersOf(schema);
    if (members.some(isSensitive)) holders.add(schema);
    for (const target of members.map(targetOf)) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [schema]);
      else known.push(schema);
    }
  }
  // A set is iterated over what is added meanwhile, too.
  for (const holder of holders) for (const user of users.get(holder) ?? []) holders.add(user);
  return holders;
}

/** Whether the member or its target carries the trait. */
export function isSensitive(member: MemberSchema): boolean {
  return member.sensitive === true || targetOf(member).sensitive === true;
}

function step(name: string, path: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `[${JSON.stringify(name)}]`;
  return path === "" ? name : `.${name}`;
}
