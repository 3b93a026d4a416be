/** The workers of a mock as its first process sees them: started, told what to do, replaced when they die. */
import type { Cluster, Worker } from "node:cluster";
import { isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { RequestRecord } from "../../runtime/mock/options.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import type { Order, PlainRequest, ToFirst, ToWorker } from "./mock-messages.js";
import type { WorkerNews } from "./mock-log.js";

/** What the crew does not do itself. */
export interface CrewOwner {
  readonly answer: (request: PlainRequest, isControl: boolean) => Promise<WireResponse>;
  readonly record: (record: RequestRecord) => void;
  readonly call: (call: unknown) => void;
  /** A worker that took the place of another is ready to listen once this has resolved. */
  readonly join: (member: Member) => Promise<void>;
  readonly news: (news: WorkerNews) => void;
  /** No worker is left. */
  readonly deserted: () => void;
}

export class Crew {
  readonly #cluster: Cluster;
  readonly #owner: CrewOwner;
  readonly #members = new Map<number, Member>();
  readonly #replaced = new Set<number>();
  #isStopping = false;

  constructor(cluster: Cluster, owner: CrewOwner) {
    this.#cluster = cluster;
    this.#owner = owner;
  }

  /** Starts so many, and resolves when all have read the model. */
  async start(count: number): Promise<void> {
    const members = Array.from({ length: count }, (_, index) => this.#fork(index + 1));
    await Promise.all(members.map(({ ready }) => ready));
  }

  /** What each has to say; those that die before they do say nothing. */
  async tellAll(order: Order): Promise<readonly unknown[]> {
    const results = await Promise.all([...this.#members.values()].map((member) => member.tell(order)));
    return results.filter((result) => result !== undefined);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const members = [...this.#members.values()];
    for (const member of members) void member.tell({ do: "stop" });
    await Promise.all(members.map(({ gone }) => gone));
  }

  #fork(slot: number): Member {
    const worker = this.#cluster.fork({ WROUGHT_MOCK_WORKER: String(slot) });
    const member = new Member(slot, worker, this.#owner);
    this.#members.set(slot, member);
    void member.gone.then((how) => this.#miss(member, how));
    return member;
  }

  #miss({ slot }: Member, how: string): void {
    this.#members.delete(slot);
    if (this.#isStopping) return;
    const isReplaced = !this.#replaced.has(slot);
    this.#replaced.add(slot);
    this.#owner.news({ worker: slot, ended: how });
    if (isReplaced) void this.#replace(slot);
    else if (this.#members.size === 0) this.#owner.deserted();
  }

  async #replace(slot: number): Promise<void> {
    const member = this.#fork(slot);
    await member.ready;
    await this.#owner.join(member);
    if (!this.#isStopping && this.#members.get(slot) === member) this.#owner.news({ worker: slot });
  }
}

/** One worker. */
export class Member {
  readonly slot: number;
  /** Resolves when it has read the model, or is gone. */
  readonly ready: Promise<unknown>;
  /** Resolves when it has ended, with how. */
  readonly gone: Promise<string>;
  readonly #worker: Worker;
  readonly #owner: CrewOwner;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #streams = new Map<number, AsyncIterator<Uint8Array>>();
  #count = 0;
  #setReady: () => void = () => undefined;

  constructor(slot: number, worker: Worker, owner: CrewOwner) {
    this.slot = slot;
    this.#worker = worker;
    this.#owner = owner;
    this.gone = new Promise((resolve) => {
      worker.on("exit", (code, signal) => {
        for (const done of this.#waiting.values()) done(undefined);
        for (const stream of this.#streams.values()) void stream.return?.();
        resolve(signal ?? `code ${code}`);
      });
    });
    this.ready = Promise.race([this.gone, new Promise<void>((resolve) => (this.#setReady = resolve))]);
    worker.on("message", (message: ToFirst) => this.#hear(message));
    // A message to a worker that is gone is nobody's affair: its end is told by `exit`.
    worker.on("error", () => undefined);
  }

  /** Resolves when it is done; with `undefined` when the worker dies instead. */
  tell(order: Order): Promise<unknown> {
    const id = ++this.#count;
    return new Promise((resolve) => {
      if (this.#worker.isDead() || !this.#worker.isConnected()) return resolve(undefined);
      this.#waiting.set(id, resolve);
      this.#send({ kind: "order", id, order });
    });
  }

  #send(message: ToWorker): void {
    if (this.#worker.isConnected()) this.#worker.send(message);
  }

  #hear(message: ToFirst): void {
    switch (message.kind) {
      case "ready":
        return this.#setReady();
      case "done":
        this.#waiting.get(message.id)?.(message.result ?? null);
        this.#waiting.delete(message.id);
        return;
      case "request":
        return void this.#answer(message.id, message.request, message.isControl);
      case "drop":
        void this.#streams.get(message.id)?.return?.();
        this.#streams.delete(message.id);
        return;
      case "record":
        return this.#owner.record(message.record);
      case "call":
        return this.#owner.call(message.call);
    }
  }

  async #answer(id: number, request: PlainRequest, isControl: boolean): Promise<void> {
    const { body, ...head } = await this.#owner.answer(request, isControl);
    if (!isBodyStream(body)) return this.#send({ kind: "answer", id, answer: { ...head, body } });
    const pieces = body[Symbol.asyncIterator]();
    this.#streams.set(id, pieces);
    this.#send({ kind: "answer", id, answer: { ...head, body: undefined } });
    let isWhole = true;
    try {
      for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next())
        this.#send({ kind: "piece", id, piece: piece.value });
    } catch {
      isWhole = false;
    }
    this.#streams.delete(id);
    this.#send({ kind: "end", id, isWhole });
  }
}
