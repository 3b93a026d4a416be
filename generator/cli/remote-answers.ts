/** Answers that another process gives: whole, or piece by piece. */
import type { BodyStream } from "../../runtime/protocol/body-stream.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import type { PlainAnswer, PlainRequest, ToFirst, ToWorker } from "./mock-messages.js";

type News = Exclude<ToWorker, { readonly kind: "order" }>;

export class RemoteAnswers {
  readonly #say: (message: ToFirst) => void;
  readonly #waiting = new Map<number, (response: WireResponse) => void>();
  readonly #streams = new Map<number, RemoteStream>();
  #count = 0;

  constructor(say: (message: ToFirst) => void) {
    this.#say = say;
  }

  ask(request: PlainRequest, isControl: boolean): Promise<WireResponse> {
    const id = ++this.#count;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#say({ kind: "request", id, request, isControl });
    });
  }

  hear(news: News): void {
    if (news.kind === "answer") return this.#answer(news.id, news.answer);
    const stream = this.#streams.get(news.id);
    if (news.kind === "piece") return stream?.add(news.piece);
    this.#streams.delete(news.id);
    stream?.end(news.isWhole);
  }

  #answer(id: number, { body, ...head }: PlainAnswer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.({ ...head, body: body ?? this.#stream(id) });
  }

  #stream(id: number): BodyStream {
    const stream = new RemoteStream(() => {
      if (this.#streams.delete(id)) this.#say({ kind: "drop", id });
    });
    this.#streams.set(id, stream);
    return { [Symbol.asyncIterator]: () => stream };
  }
}

class RemoteStream implements AsyncIterator<Uint8Array, undefined> {
  readonly #pieces: Uint8Array[] = [];
  readonly #left: () => void;
  #end: "none" | "whole" | "broken" = "none";
  #wake: () => void = () => undefined;

  constructor(left: () => void) {
    this.#left = left;
  }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  end(isWhole: boolean): void {
    this.#end = isWhole ? "whole" : "broken";
    this.#wake();
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#pieces.length === 0 && this.#end === "none") await new Promise<void>((resolve) => (this.#wake = resolve));
    const piece = this.#pieces.shift();
    if (piece !== undefined) return { done: false, value: piece };
    if (this.#end === "broken") throw new Error("the answer has been broken off");
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#left();
    this.end(true);
    return Promise.resolve({ done: true, value: undefined });
  }
}
