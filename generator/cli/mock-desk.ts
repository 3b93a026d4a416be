/** The control API of a mock that several processes serve: what changes one changes all, and what one has seen all have. */
import type { MockOf } from "../../runtime/mock/index.js";
import type { BodyStream } from "../../runtime/protocol/body-stream.js";
import { discard, isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import type { Crew, Member } from "./mock-crew.js";
import { EventFeed } from "./mock-event-feed.js";
import { type PlainRequest, wireRequestOf } from "./mock-messages.js";
import { merged } from "./mock-merge.js";

/** Between two looks at the calls of all workers, for those who wait for some. */
const pollMs = 25;
const longestWait = 60_000;

export class ControlDesk {
  readonly #path: string;
  readonly #crew: Crew;
  #served: MockOf;
  /** What has changed since the start or the last reset, for a worker that comes later. */
  #journal: PlainRequest[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  readonly feed: EventFeed;

  constructor(path: string, served: MockOf, crew: Crew) {
    this.#path = path;
    this.#served = served;
    this.#crew = crew;
    this.feed = new EventFeed(served, (isOn) => void crew.tellAll({ do: "watch", isOn }));
  }

  /** Another model: what has been set for the one before is forgotten. */
  renew(served: MockOf): Promise<void> {
    return this.inTurn(async () => {
      this.#served = served;
      this.#journal = [];
      this.feed.follow(served);
      await this.#crew.tellAll({ do: "model" });
    });
  }

  /** Changes come one after the other, in all processes in the same order. */
  inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(change);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** A worker that has just read the model comes to know what the others do. */
  async brief(member: Member): Promise<void> {
    for (const request of this.#journal) await member.tell({ do: "apply", request });
    if (this.feed.isOn) await member.tell({ do: "watch", isOn: true });
  }

  async answer(request: PlainRequest): Promise<WireResponse> {
    const place = this.#placeOf(request);
    if (request.method === "GET") return this.#look(request, place);
    return changes.test(place) ? this.inTurn(() => this.#change(request, place)) : this.#ask(request);
  }

  #ask(request: PlainRequest): WireResponse | Promise<WireResponse> {
    return this.#served.handle(wireRequestOf(request));
  }

  /** The answer is given when all processes have changed. */
  async #change(request: PlainRequest, place: string): Promise<WireResponse> {
    const answer = await this.#ask(request);
    if (answer.status >= 300) return answer;
    if (place === "reset") this.#journal = [];
    else if (place !== "calls") this.#journal.push(request);
    await this.#crew.tellAll({ do: "apply", request });
    return answer;
  }

  async #look(request: PlainRequest, place: string): Promise<WireResponse> {
    if (place === "events") return this.#events(request);
    if (place === "stubs" || place === "faults") return this.#gather(request, place);
    if (place !== "calls") return this.#ask(request);
    const url = new URL(request.target, "http://mock");
    const times = url.searchParams.get("times") ?? "0";
    if (!/^0*[1-9]\d{0,8}$/.test(times) || url.searchParams.get("operation") === null)
      return this.#gather(request, place);
    return this.#await(request, url, Number(times));
  }

  /** As the control API of one process waits for calls. */
  async #await(request: PlainRequest, url: URL, times: number): Promise<WireResponse> {
    const { searchParams } = url;
    const timeout = Math.min(Number(searchParams.get("timeout") ?? "1000"), longestWait);
    const operation = searchParams.get("operation") ?? "";
    searchParams.delete("times");
    const plain = { ...request, target: url.pathname + url.search };
    for (const until = performance.now() + timeout; ;) {
      const answer = await this.#gather(plain, "calls");
      if (answer.status !== 200 || typeof answer.body !== "string") return answer;
      const { length } = JSON.parse(answer.body) as readonly unknown[];
      if (length >= times) return answer;
      if (!(performance.now() < until)) {
        const message = `${operation} was called ${length} of ${times} times within ${timeout} ms`;
        return { ...answer, status: 408, body: JSON.stringify({ message }) };
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  async #gather(request: PlainRequest, place: "calls" | "stubs" | "faults"): Promise<WireResponse> {
    const own = await this.#ask(request);
    if (own.status !== 200 || typeof own.body !== "string") return own;
    const others = await this.#crew.tellAll({ do: "ask", request });
    const texts = [own.body, ...others.filter((text) => typeof text === "string")];
    const limit = Number(new URL(request.target, "http://mock").searchParams.get("limit") ?? "1000");
    return { ...own, body: JSON.stringify(merged(place, texts, limit)) };
  }

  async #events(request: PlainRequest): Promise<WireResponse> {
    const answer = await this.#ask(request);
    if (answer.status !== 200 || !isBodyStream(answer.body)) return answer;
    await discard(answer.body);
    const body: BodyStream = this.feed.stream();
    return { ...answer, body };
  }

  /** What follows the path of the control API. */
  #placeOf({ target }: PlainRequest): string {
    return (target.split("?", 1)[0] ?? "").slice(this.#path.length);
  }
}

/** What changes something that all processes know. */
const changes = /^(?:stubs|faults|clock|calls|reset)(?:\/|$)/;
