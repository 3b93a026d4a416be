/** Every operation of the corpus, in every protocol of its service: both sides agree on inputs, outputs and errors made from the model. */
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { isCodecFailure } from "../../runtime/codec/failure.js";
import { setMember } from "../../runtime/codec/member-access.js";
import { type Optional, sampleValue } from "../../runtime/mock/index.js";
import type { ClientOutcome } from "../../runtime/protocol/client.js";
import {
  type OperationSchema,
  type Schema,
  type ServiceSchema,
  type StructureSchema,
  targetOf,
} from "../../runtime/schema/schema.js";
import { canonical, lossesOf } from "./canonical.js";
import { corpusFiles, servicesIn } from "./corpus-services.js";
import { type Pair, type TwoSides, pairs, twoSidesOf } from "./two-sides.js";

const files = corpusFiles();
if (files.length === 0) console.log("skipped: no corpus; set WROUGHT_CORPUS");
const levels: readonly Optional[] = ["minimal", "typical", "full"];

/** What a message may not be able to say, by the reasons that writers give. */
const unspeakable = [
  "text that fits a header",
  "characters of XML",
  "anything but a document",
  "a label that is not empty",
  "label of a host name",
  "document",
];

interface Tally {
  compared: number;
  unspeakable: number;
}

describe.skipIf(files.length === 0)("both sides agree on", () => {
  const total: Tally = { compared: 0, unspeakable: 0 };

  test.each(files.map((file) => [basename(file), file] as const))("%s", (_, file) => {
    const problems = servicesIn(file).flatMap((service) => problemsOf(service, total));
    expect(problems).toEqual([]);
  });

  test("nearly everything can be said", () => {
    console.log(`${total.compared} values compared, ${total.unspeakable} that their protocol cannot say`);
    expect(total.compared).toBeGreaterThan(10_000);
    expect(total.unspeakable).toBeLessThan(total.compared / 50);
  });
});

function problemsOf(service: ServiceSchema, tally: Tally): readonly string[] {
  const spoken = pairs.filter(({ server }) => service.protocols.includes(server.id));
  return spoken.flatMap((pair) => {
    const sides = twoSidesOf(pair, service);
    const operations = Object.values(service.operations).filter((it) => !hasEvents(it.input) && !hasEvents(it.output));
    return operations.flatMap((operation) =>
      levels.flatMap((optional) =>
        checksOf(pair, sides, operation, optional).flatMap(([title, check]) => {
          const problem = problemIn(check, tally);
          return problem === undefined ? [] : [`${pair.name} ${operation.name} ${optional} ${title}: ${problem}`];
        }),
      ),
    );
  });
}

type Check = () => readonly [actual: unknown, expected: unknown];

function checksOf(
  { name }: Pair,
  sides: TwoSides,
  operation: OperationSchema,
  optional: Optional,
): readonly (readonly [string, Check])[] {
  const [requests, responses] = [lossesOf(name, "request"), lossesOf(name, "response")];
  const { input, output, errors } = operation;
  const sample = (schema: StructureSchema): unknown => sampleValue(schema, optional, { optional });
  const status = operation.http?.code ?? 200;
  return [
    [
      "input",
      () => {
        const given = withTokens(input, sample(input));
        const read = asGiven(operation, input, sides.input(operation, given), given);
        return [canonical(input, read, requests), canonical(input, given, requests)];
      },
    ],
    [
      "output",
      () => {
        const given = withStatus(output, sample(output), status);
        const received = sides.output(operation, given);
        if (!("output" in received)) throw new Error(`no output: ${said(received)}`);
        const read = asGiven(operation, output, received.output, given);
        return [canonical(output, read, responses), canonical(output, given, responses)];
      },
    ],
    ...errors.map((schema): readonly [string, Check] => [
      schema.id,
      () => {
        const given = withStatus(schema, sample(schema), schema.error?.httpStatus ?? 500);
        const received = sides.error(operation, schema, given as Readonly<Record<string, unknown>>);
        if (!("error" in received)) throw new Error(`no error: ${said(received)}`);
        if (operation.http?.method === "HEAD" && name === "restXml") return [0, 0];
        if (received.error.schema !== schema) throw new Error(`another error: ${received.error.name}`);
        const read = asGiven(operation, schema, received.error.members, given);
        return [canonical(schema, read, responses), canonical(schema, given, responses)];
      },
    ]),
  ];
}

function problemIn(check: Check, tally: Tally): string | undefined {
  try {
    const [actual, expected] = check();
    tally.compared++;
    expect(actual).toEqual(expected);
    return undefined;
  } catch (error) {
    if (isCodecFailure(error) && unspeakable.includes(error.expected)) {
      tally.unspeakable++;
      return undefined;
    }
    return error instanceof Error ? error.message.slice(0, 600) : String(error);
  }
}

function said(outcome: ClientOutcome): string {
  return JSON.stringify(outcome, (_, value: unknown) => (typeof value === "function" ? "…" : value)).slice(0, 300);
}

/**
 * What was read, without what the message has of itself: fields that every message has, whoever writes them, where a member
 * is bound to one or a map takes all of them; and parameters that stand in a map of all parameters beside their own member.
 */
function asGiven({ http }: OperationSchema, schema: StructureSchema, read: unknown, given: unknown): unknown {
  const members = Object.entries(schema.members);
  const named = members.flatMap(([, { http: place }]) => (place?.location === "query" ? [place.name] : []));
  const literals = (http?.uri.split("?", 2)[1] ?? "").split("&").map((pair) => pair.split("=", 1)[0] ?? "");
  const result: Record<string, unknown> = { ...Object(read) };
  for (const [name, { http: place }] of members) {
    const had: unknown = Object(given)[name];
    if (place?.location === "header" && /^content-(?:type|length)$/i.test(place.name)) setMember(result, name, had);
    if (place?.location === "queryParams")
      setMember(
        result,
        name,
        without(result[name], (key) => [...named, ...literals].includes(key)),
      );
    if (place?.location === "prefixHeaders" && place.prefix === "") {
      const keys = Object.keys(Object(had)).map((key) => key.toLowerCase());
      setMember(
        result,
        name,
        without(result[name], (key) => !keys.includes(key)),
      );
    }
  }
  return result;
}

function without(map: unknown, isLeftOut: (key: string) => boolean): unknown {
  return Object.fromEntries(Object.entries(Object(map)).filter(([key]) => !isLeftOut(key)));
}

/** The token of the client where the sample has none. */
function withTokens(schema: StructureSchema, value: unknown): unknown {
  const tokens = Object.entries(schema.members).filter(([, member]) => member.idempotencyToken === true);
  return { ...Object.fromEntries(tokens.map(([name]) => [name, "token"])), ...Object(value) };
}

/** A member that is the status is no number like any other. */
function withStatus(schema: StructureSchema, value: unknown, status: number): unknown {
  const names = Object.entries(schema.members).filter(([, { http }]) => http?.location === "responseCode");
  return { ...Object(value), ...Object.fromEntries(names.map(([name]) => [name, status])) };
}

function hasEvents(schema: StructureSchema): boolean {
  return Object.values(schema.members).some((member) => {
    const target: Schema = targetOf(member);
    return target.type === "union" && target.streaming === true;
  });
}
