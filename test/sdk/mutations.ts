/** Requests that are almost right never make the mock fail, hang, or say a secret. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { listen } from "../../runtime/adapter/node/index.js";
import type { RequestRecord, WireResponse } from "../../runtime/mock/index.js";
import { hush, secrets, withSecrets } from "./hush.js";
import { type Mutation, textMutation, treeMutation } from "./mutation.js";
import { levels, operations, sampleOf } from "./service.js";

interface Damaged {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const seldom = <T>(usual: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 20, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
const headerText = fc.string({ unit: fc.constantFrom(...'aZ.#/;=_-%"{}'), maxLength: 20 });

const damagedRequest: fc.Arbitrary<Damaged> = fc
  .record({
    operation: fc.constantFrom(...operations),
    seed: fc.nat({ max: 9 }),
    level: fc.constantFrom(...levels),
    secret: fc.constantFrom(...secrets),
    tree: fc.array(treeMutation, { maxLength: 3 }),
    text: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Mutation<string>[]>([]) },
      { weight: 1, arbitrary: fc.array(textMutation, { maxLength: 2 }) },
    ),
    method: seldom("POST", fc.constantFrom("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")),
    target: seldom("/", fc.constantFrom("/x", "/?a=b", "//", "/%00", "/../..")),
    type: seldom("application/x-amz-json-1.1", headerText),
    prefix: seldom("AWSCognitoIdentityProviderService.", headerText),
  })
  .map(({ operation, seed, level, secret, tree, text, method, target, type, prefix }) => {
    const input = withSecrets(operation.input, sampleOf(operation.input, seed, level), secret);
    const damaged = tree.reduce<unknown>((value, mutate) => mutate(value), JSON.parse(JSON.stringify(input)));
    const body = text.reduce((value, mutate) => mutate(value), JSON.stringify(damaged) ?? "");
    return { method, target, headers: { "content-type": type, "x-amz-target": prefix + operation.name }, body };
  });

const statuses = [200, 400, 404, 413, 415];

function expectCalm({ status, headers, body }: WireResponse): void {
  expect(statuses).toContain(status);
  if (status === 200) return;
  // Answers may repeat what was asked; errors may not.
  const all = JSON.stringify([headers, body]);
  expect(all).not.toContain(hush);
  expect(all).not.toMatch(/\bat [\w.<>]+ \(|\.[jt]s:\d|node:internal|BUG/);
  expect(Object.getPrototypeOf(JSON.parse(String(body)))).toBe(Object.prototype);
}

/** Registers the tests: `runs` requests to the core, and a twentieth of that over a port. */
export function describeMutations(runs: number): void {
  test(`${runs} damaged requests`, async () => {
    const records: RequestRecord[] = [];
    const mock = createCognitoIdentityProviderMock({ onRequest: (record) => void records.push(record) });
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(damagedRequest, async ({ method, target, headers, body }) => {
        records.length = 0;
        const response = await mock.handle({ method, target, headers: new Headers(headers), body });
        seen.add(response.status);
        expectCalm(response);
        expect(records).toHaveLength(1);
        expect(JSON.stringify(records)).not.toContain(hush);
      }),
      { numRuns: runs, seed: 4711 },
    );
    expect([...seen].toSorted()).toEqual([200, 400, 404, 415]);
    expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
  });

  test(`${runs / 20} of them over a port`, async () => {
    await using server = await listen(createCognitoIdentityProviderMock(), { port: 0 });
    await fc.assert(
      fc.asyncProperty(damagedRequest, async ({ method, target, headers, body }) => {
        const bodied = method === "GET" || method === "HEAD" ? {} : { body };
        const response = await fetch(server.url + target, { method, headers, ...bodied });
        const text = await response.text();
        expectCalm({ status: response.status, headers: [...response.headers], body: method === "HEAD" ? "{}" : text });
      }),
      { numRuns: runs / 20, seed: 815 },
    );
  });
}
