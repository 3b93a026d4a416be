/** One client on its way through a sweep: connected to a mock whose answers the sweep decides. */
import { buffer } from "node:stream/consumers";
import { eventMemberOf, withEventLists, withEventStream } from "./event-lists.js";
import { arrayOf } from "./sdk-value.js";
import { setMember } from "../../runtime/codec/member-access.js";
import { listen } from "../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import {
  createMock,
  type HandlerContext,
  type Mock,
  type MockOptions,
  protocols,
  type RequestRecord,
} from "../../runtime/mock/index.js";
import type { OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { type AnyClient, sendTo } from "../sdk/published.js";
import { clientNeeds } from "./customisations.js";
import { addressed } from "./addressed.js";
import { KnownMembers } from "./known-members.js";
import { bodyMembersOf } from "../../runtime/http-binding/members-by-place.js";
import type { PublishedClient, TheirOperation } from "./published-client.js";
import type { Report, Tally } from "./report.js";
import { isBound } from "./wire-place.js";

export interface Setting {
  readonly service: ServiceSchema;
  readonly published: PublishedClient;
  /** The id of the protocol's trait. */
  readonly protocolId: string;
  readonly transport: Report["transport"];
  readonly tally: Tally;
}

/** What the mock is to do next, and what it saw. */
export interface Desk {
  answer: (input: unknown, context: HandlerContext) => unknown;
  readonly received: [operation: string, input: unknown][];
  record: RequestRecord | undefined;
}

/** A client and the mock it talks to. */
export interface Line {
  readonly client: AnyClient;
  readonly close: () => Promise<void>;
}

export class Run {
  readonly service: ServiceSchema;
  readonly published: PublishedClient;
  readonly protocolId: string;
  /** The name of the protocol. */
  readonly protocol: string;
  readonly tally: Tally;
  readonly known = new KnownMembers();
  readonly desk: Desk = { answer: () => ({}), received: [], record: undefined };
  readonly transport: Report["transport"];

  constructor({ service, published, protocolId, transport, tally }: Setting) {
    this.service = service;
    this.published = published;
    this.protocolId = protocolId;
    this.protocol = protocolId.slice(protocolId.indexOf("#") + 1);
    this.transport = transport;
    this.tally = tally;
  }

  /** The operations that both sides have, with lists of events in place of streams. */
  operations(): readonly OperationSchema[] {
    for (const name of this.published.operations) {
      const isKnown = Object.hasOwn(this.service.operations, name);
      if (!isKnown) this.tally.leaveOut("operations that the model does not have", name);
    }
    return Object.values(this.service.operations).flatMap((operation) => {
      const theirs = this.published.operation(operation.name);
      if (theirs === undefined) {
        this.tally.leaveOut("operations that the client does not have", operation.name);
        return [];
      }
      if (isBound(this.protocol) && !sameRequest(operation, theirs)) {
        this.tally.leaveOut("operations that the client sends in another way", operation.name);
        return [];
      }
      return [withEventLists(operation)];
    });
  }

  /** The input members of an operation whose values are not free. */
  keptOf(theirs: TheirOperation): ReadonlySet<string> {
    return new Set([...theirs.addressMembers, ...(clientNeeds[this.published.folder]?.kept ?? [])]);
  }

  /** A client of a mock that does what the desk says. */
  async toDesk(settings: object = {}): Promise<Line> {
    const answer = async (input: unknown, context: HandlerContext): Promise<unknown> => {
      this.desk.received.push([context.operation.name, await withWholeStreams(context.operation.input, input)]);
      return this.desk.answer(input, context);
    };
    const handlers = Object.fromEntries(Object.keys(this.service.operations).map((name) => [name, answer]));
    return this.to({ handlers, onRequest: (record) => void (this.desk.record = record) }, settings);
  }

  /** A client of a mock of one's own. */
  async to(options: Partial<MockOptions>, settings: object = {}): Promise<Line> {
    const mock = createMock({
      service: this.service,
      protocols: protocols.filter(({ id }) => id === this.protocolId),
      ...options,
    });
    const own = clientNeeds[this.published.folder]?.settings ?? {};
    const protocol =
      this.protocolId === this.published.protocol ? {} : { protocol: this.published.protocolClass(this.protocolId) };
    const all = { ...own, ...protocol, ...settings };
    return this.transport === "in process" ? this.#inProcess(mock, all) : this.#overHttp(mock, all);
  }

  /** Sends, and says what the mock thought of it when it did not work. */
  async send({ client }: Line, operation: string, input: object): Promise<Record<string, unknown>> {
    this.desk.received.length = 0;
    this.desk.record = undefined;
    const schema = this.service.operations[operation]?.input;
    return sendTo(this.published.sdk, client, operation, withEventStream(schema, input));
  }

  #inProcess(mock: Mock, settings: object): Line {
    const client = this.published.connect({ requestHandler: sdkHandler(mock), ...settings });
    return { client, close: async () => Promise.resolve(client.destroy()) };
  }

  async #overHttp(mock: Mock, settings: object): Promise<Line> {
    const server = await listen(mock, { port: 0 });
    const requestHandler = addressed(this.published, Number(new URL(server.url).port));
    const client = this.published.connect({ requestHandler, ...settings });
    const close = async (): Promise<void> => {
      client.destroy();
      await server.close(0);
    };
    return { client, close };
  }
}

/** The same method and path, and a body on both sides or on neither: else model and client are too far apart in date. */
function sameRequest({ http, input }: OperationSchema, theirs: TheirOperation): boolean {
  const [method, uri] = theirs.http ?? [];
  // The client tells S3's operations apart by a parameter of its own, and puts the bucket into the host.
  const isSame = method === http?.method && pathOf(uri).endsWith(pathOf(http?.uri).replace(/^\/{Bucket}/, ""));
  const ours = Object.keys(bodyMembersOf(input, "request").members).length > 0;
  const theirBody = [...theirs.input.structIterator()].some(([, member]) => isInBody(member.getMergedTraits()));
  return isSame && (ours || !theirBody);
}

function pathOf(uri: string | undefined): string {
  return uri?.replace(/\?.*$/, "") ?? "";
}

function isInBody(traits: object): boolean {
  const places = ["httpLabel", "httpQuery", "httpQueryParams", "httpHeader", "httpPrefixHeaders", "httpPayload"];
  return !places.some((place) => place in traits);
}

/** The input with each stream read to its end: bytes in one piece, events in a list. */
async function withWholeStreams(schema: StructureSchema, input: unknown): Promise<unknown> {
  const whole: Record<string, unknown> = {};
  const events = eventMemberOf(schema);
  for (const [name, value] of Object.entries(input as object)) {
    if (!isStream(value)) setMember(whole, name, value);
    else if (name === events) setMember(whole, name, await arrayOf(value));
    else setMember(whole, name, new Uint8Array(await buffer(value as AsyncIterable<Uint8Array>)));
  }
  return whole;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
