/** Every paginator of a client ends by itself on default answers, and follows the tokens that a handler gives. */
import { setMember } from "../../runtime/codec/member-access.js";
import { sampleValue } from "../../runtime/mock/index.js";
import type { OperationSchema, Paginated } from "../../runtime/schema/schema.js";
import { hasRepeats } from "../../runtime/validate/unique.js";
import { differenceOf } from "../conformance/difference.js";
import { type AnyClient, functionOf } from "../sdk/published.js";
import type { Line, Run } from "./run.js";
import { inputOf, sampled } from "./samples.js";

type Page = Readonly<Record<string, unknown>>;
type Paginate = (config: { readonly client: AnyClient }, input: object) => AsyncIterable<Page>;

/** A paginator that goes on for so long will never end. */
const most = 10;

/** Runs them all. */
export async function sweepPaginators(run: Run): Promise<void> {
  const lines = { desk: await run.toDesk(), defaults: await run.to({ optional: "full" }) };
  try {
    for (const operation of run.operations()) {
      const { paginated, name } = operation;
      if (paginated === undefined) continue;
      const paginate = functionOf(run.published.sdk, `paginate${name}`) as Paginate | undefined;
      if (paginate === undefined) run.tally.leaveOut("paginators that the client does not have", name);
      else await runOne(run, lines, operation, paginated, paginate);
    }
  } finally {
    await lines.desk.close();
    await lines.defaults.close();
  }
}

async function runOne(
  run: Run,
  lines: { readonly desk: Line; readonly defaults: Line },
  operation: OperationSchema,
  paginated: Paginated,
  paginate: Paginate,
): Promise<void> {
  const given = inputOf(run, operation);
  if (given === undefined) return;
  const { [paginated.inputToken]: _, ...input } = given as Page;
  try {
    const pages = await pagesOf(paginate({ client: lines.defaults.client }, input));
    if (pages.length !== 1) throw new Error(`${pages.length} pages of default answers`);
    const tokens = tokensOf(operation, paginated);
    if (tokens === undefined) run.tally.leaveOut("paginators whose token has one value only", operation.name);
    else await follow(run, lines.desk, operation, paginated, tokens, paginate({ client: lines.desk.client }, input));
    run.tally.paginators++;
  } catch (error) {
    run.tally.fail(operation.name, `paginate${operation.name}`, String(error));
  }
}

async function pagesOf(pages: AsyncIterable<Page>): Promise<readonly Page[]> {
  const all: Page[] = [];
  for await (const page of pages) {
    all.push(page);
    if (all.length === most) throw new Error("it does not end");
  }
  return all;
}

/** Two tokens that differ. */
function tokensOf({ input }: OperationSchema, { inputToken }: Paginated): readonly [unknown, unknown] | undefined {
  const member = input.members[inputToken];
  if (member === undefined) return undefined;
  const alone = { type: "structure", id: input.id, members: { [inputToken]: { ...member, required: true } } } as const;
  const made = (seed: number): unknown => (sampleValue(alone, seed, { optional: "full" }) as Page)[inputToken];
  const first = made(0);
  for (let seed = 1; seed < 20; seed++) {
    const second = made(seed);
    if (!hasRepeats([first, second]) && !isEmpty(first) && !isEmpty(second)) return [first, second];
  }
  return undefined;
}

/** Which ends the paging. */
function isEmpty(token: unknown): boolean {
  return token === undefined || token === "" || (typeof token === "object" && Object.keys(token ?? {}).length === 0);
}

/** Three pages, of which each but the last names the next. */
async function follow(
  run: Run,
  { client }: Line,
  operation: OperationSchema,
  { inputToken, outputToken }: Paginated,
  tokens: readonly [unknown, unknown],
  pages: AsyncIterable<Page>,
): Promise<void> {
  const use = { protocol: run.protocol, direction: "response", kept: new Set<string>() } as const;
  const asked: unknown[] = [];
  run.desk.answer = (input) => {
    asked.push((input as Page)[inputToken]);
    const page = sampled(run.service, operation.output, { seed: "page", optional: "typical", edges: false }, use);
    setAt(page, outputToken.split("."), tokens[asked.length - 1]);
    return page;
  };
  const got = await pagesOf(pages);
  if (got.length !== 3) throw new Error(`${got.length} pages through ${String(client.constructor.name)}, not 3`);
  const difference = differenceOf(asked, [undefined, ...tokens]);
  if (difference !== undefined) throw new Error(`tokens ${difference}`);
}

function setAt(value: object, path: readonly string[], token: unknown): void {
  let holder = value as Record<string, unknown>;
  for (const name of path.slice(0, -1)) {
    const next = (holder[name] ?? {}) as Record<string, unknown>;
    setMember(holder, name, next);
    holder = next;
  }
  setMember(holder, path.at(-1) ?? "", token);
}
