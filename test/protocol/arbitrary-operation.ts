/** Operations with members in every place of a message, and values that fit them, for round trips between both sides of a protocol. */
import * as fc from "fast-check";
import type { HttpBinding, MemberSchema, Schema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { type WireLimits, anyLong, structureAndValue } from "./arbitrary-wire.js";

/** A structure with a value of it. */
export type Sample = readonly [StructureSchema, unknown];

const id = (name: string): string => `com.example#${name}`;
const text: Schema = { type: "string", id: id("Text") };
const list = (target: Schema): Schema => ({ type: "list", id: id("List"), member: { target } });
const map = (target: Schema): Schema => ({ type: "map", id: id("Map"), key: { target: text }, value: { target } });
const simple = (type: "integer" | "boolean" | "double" | "long" | "bigInteger"): Schema => ({ type, id: id(type) });
const moment = (timestampFormat?: "epoch-seconds" | "date-time" | "http-date"): Schema => ({
  type: "timestamp",
  id: id("Moment"),
  ...(timestampFormat === undefined ? {} : { timestampFormat }),
});

const anyText = fc.string({ unit: "binary", maxLength: 12 }).filter((it) => !/\p{Surrogate}/u.test(it));
const someText = anyText.filter((it) => it !== "");
/** What a header field keeps: no white space at the ends, Latin-1 between them. */
const fieldText = fc.stringMatching(/^(?:[!-~\u00a1-\u00ff](?:[\t -~\u00a0-\u00ff]{0,8}[!-~\u00a1-\u00ff])?)?$/);
const fieldItem = fieldText.filter((it) => it !== "" && it.trim() === it);
const token = fc.stringMatching(/^[a-z\d][a-z\d.-]{0,6}$/);
const date = fc.integer({ min: -62_000_000_000, max: 250_000_000_000 }).map((seconds) => new Date(seconds * 1000));
const listOf = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });
const mapOf = <T>(key: fc.Arbitrary<string>, item: fc.Arbitrary<T>) =>
  fc.dictionary(key, item, { minKeys: 1, maxKeys: 3 });

/** One member that may stand somewhere. */
interface Choice {
  readonly name: string;
  readonly member: MemberSchema;
  readonly value: fc.Arbitrary<unknown>;
}
const at = (name: string, target: Schema, http: HttpBinding, value: fc.Arbitrary<unknown>): Choice => ({
  name,
  member: { target, http },
  value,
});
const header = (name: string): HttpBinding => ({ location: "header", name: `X-${name}` });
const query = (name: string): HttpBinding => ({ location: "query", name });

const fields: readonly Choice[] = [
  at(
    "HText",
    text,
    header("Text"),
    fieldText.map((it) => it.trim()),
  ),
  at("HTyped", { ...text, mediaType: "application/json" }, header("Typed"), anyText),
  at("HTexts", list(text), header("Texts"), listOf(fieldItem)),
  at("HInteger", simple("integer"), header("Integer"), fc.integer()),
  at("HFlags", list(simple("boolean")), header("Flags"), listOf(fc.boolean())),
  at("HDouble", simple("double"), header("Double"), fc.double()),
  at("HMoment", moment(), header("Moment"), date),
  at("HMoments", list(moment()), header("Moments"), listOf(date)),
  at("HEpochs", list(moment("epoch-seconds")), header("Epochs"), listOf(date)),
  at("HPrefixed", map(text), { location: "prefixHeaders", prefix: "X-Meta-" }, mapOf(token, fieldItem)),
];

const parameters: readonly Choice[] = [
  at("QText", text, query("text ü&="), anyText),
  at("QTexts", list(text), query("texts"), listOf(anyText)),
  at("QLong", simple("long"), query("long"), anyLong),
  at("QMoment", moment(), query("moment"), date),
  at("QMoments", list(moment("http-date")), query("moments"), listOf(date)),
  at("QDoubles", list(simple("double")), query("doubles"), listOf(fc.double())),
];

const parameterMaps: readonly Choice[] = [
  at("QMap", map(text), { location: "queryParams" }, mapOf(someText, anyText)),
  at("QLists", map(list(text)), { location: "queryParams" }, mapOf(someText, listOf(anyText))),
];

const labels: readonly (readonly [uri: string, choices: readonly Choice[]])[] = [
  ["/plain", []],
  ["/fixed?mode&kind=one", []],
  ["/a/{LText}/b", [at("LText", text, { location: "label" }, someText)]],
  [
    "/{LInteger}/{LMoment}",
    [
      at("LInteger", simple("bigInteger"), { location: "label" }, fc.bigInt()),
      at("LMoment", moment(), { location: "label" }, date),
    ],
  ],
  // Slashes are what is greedy about it; empty segments would be none.
  [
    "/all/{LGreedy+}/end",
    [
      at(
        "LGreedy",
        text,
        { location: "label", greedy: true },
        listOf(someText).map((it) => it.join("/")),
      ),
    ],
  ],
];

/** Some of the choices, each with a value. */
function some(choices: readonly Choice[]): fc.Arbitrary<readonly (readonly [Choice, unknown])[]> {
  return fc.subarray([...choices]).chain((chosen) => all(chosen));
}

function all(choices: readonly Choice[]): fc.Arbitrary<readonly (readonly [Choice, unknown])[]> {
  return fc.tuple(...choices.map((choice) => choice.value.map((value) => [choice, value] as const)));
}

/** The body: members of the structure itself, or one payload. */
function bodies(limits: WireLimits): fc.Arbitrary<Sample> {
  const payload = (target: Schema, value: unknown): Sample => [
    structure({ Payload: { target, http: { location: "payload" } } }),
    { Payload: value },
  ];
  return fc.oneof(
    structureAndValue(limits),
    structureAndValue(limits).map(([schema, value]) => payload(schema, value)),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((value) => payload({ type: "blob", id: id("Bytes") }, value)),
    someText.map((value) => payload(text, value)),
    fc.constant<Sample>([structure({}), {}]),
  );
}

function structure(members: Record<string, MemberSchema>): StructureSchema {
  return { type: "structure", id: id("Whole"), members };
}

function joined([schema, value]: Sample, more: readonly (readonly [Choice, unknown])[]): Sample {
  const members = more.map(([{ name, member }]) => [name, member] as const);
  const values = more.map(([{ name }, item]) => [name, item] as const);
  return [
    { ...schema, members: Object.fromEntries([...Object.entries(schema.members), ...members]) },
    Object.fromEntries([...Object.entries(Object(value)), ...values]),
  ];
}

/** An operation with a value for each of its messages. */
export interface OperationSample {
  readonly service: ServiceSchema;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: unknown;
}

const notFound = { fault: "client", httpStatus: 404 } as const;

function sampleOf(
  uri: string,
  [input, inputValue]: Sample,
  [output, outputValue]: Sample,
  [error, errorValue]: Sample,
): OperationSample {
  const failure: StructureSchema = {
    ...error,
    id: id("NotFoundException"),
    members: { ...error.members, message: { target: text } },
    error: notFound,
  };
  const operation = {
    id: id("Act"),
    name: "Act",
    input: { ...input, id: id("ActInput") },
    output: { ...output, id: id("ActOutput") },
    errors: [failure],
    http: { method: "POST", uri, code: 200 },
  };
  const service = { id: id("Service"), version: "2026-01-01", sdkId: "Service", operations: { Act: operation } };
  return {
    service: { ...service, protocols: [] },
    input: inputValue,
    output: outputValue,
    error: { ...Object(errorValue), message: "no such thing" },
  };
}

/** Operations of RPC protocols: everything is in the body. */
export function rpcOperation(request: WireLimits, response: WireLimits): fc.Arbitrary<OperationSample> {
  const [input, output] = [structureAndValue(request), structureAndValue(response)];
  return fc.tuple(input, output, structureAndValue(response)).map(([a, b, c]) => sampleOf("/", a, b, c));
}

/** Operations of REST protocols: members in every place. */
export function restOperation(limits: WireLimits): fc.Arbitrary<OperationSample> {
  const inputs = fc.constantFrom(...labels).chain(([uri, choices]) => {
    const queries = uri.includes("?")
      ? some(parameters)
      : fc.oneof(some(parameters), some(parameterMaps.slice(0, 1)), some(parameterMaps.slice(1)));
    return fc
      .tuple(bodies(limits), all(choices), queries, some(fields))
      .map(([body, ...places]) => [uri, joined(body, places.flat())] as const);
  });
  const responses = fc.tuple(bodies(limits), some(fields)).map(([body, places]) => joined(body, places));
  const errors = fc.tuple(structureAndValue(limits), some(fields)).map(([body, places]) => joined(body, places));
  return fc
    .tuple(inputs, responses, errors)
    .map(([[uri, input], output, error]) => sampleOf(uri, input, output, error));
}
