/** In the page: bodies and events that stream, between a client and a mock that share the page. */
import { createClient } from "wrought/client";
import { createMock } from "wrought/mock";
import { smallStreams } from "../../streams/small-streams.js";

const service = smallStreams("aws.protocols#restJson1");

/** A body that is sent while the mock reads it: what each side did, in order. */
export async function upload(): Promise<readonly string[]> {
  const seen: string[] = [];
  let count = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (count === 3) return controller.close();
    seen.push(`sent ${++count}`);
    controller.enqueue(new Uint8Array(count));
  };
  const Put = async ({ body }: { readonly body: ReadableStream<Uint8Array> }): Promise<void> => {
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) seen.push(`read ${part.value.length}`);
  };
  const mock = createMock({ service, handlers: { Put } });
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  await mock.fetch(new Request("https://streams.example/Put", { method: "POST", body, duplex: "half" } as RequestInit));
  return seen;
}

/** A body that is read as far as the client wants it, and then let go of. */
export async function download(): Promise<object> {
  let made = 0;
  let isOpen = true;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) yield await Promise.resolve(`piece ${++made} `);
    } finally {
      isOpen = false;
    }
  }
  const mock = createMock({ service, handlers: { Get: () => ({ body: endless() }) } });
  const response = await mock.fetch(new Request("https://streams.example/Get", { method: "POST" }));
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return { first, made, isOpen };
}

interface Said {
  readonly said?: { readonly text?: string };
}

/** Events both ways: the answer to each begins before the next is sent. */
export async function talk(): Promise<readonly string[]> {
  const seen: string[] = [];
  async function* questions(): AsyncGenerator<Said> {
    for (const text of ["a", "b"]) {
      seen.push(`ask ${text}`);
      yield await Promise.resolve({ said: { text } });
    }
  }
  async function* answers(stream: AsyncIterable<Said>): AsyncGenerator<Said> {
    for await (const { said } of stream) yield { said: { text: `${said?.text ?? ""}!` } };
  }
  const Talk = ({ stream }: { readonly stream: AsyncIterable<Said> }) => ({ stream: answers(stream) });
  const { handle } = createMock({ service, handlers: { Talk } });
  const output = await createClient({ service, handle }).send("Talk", { stream: questions() });
  for await (const { said } of (output as { readonly stream: AsyncIterable<Said> }).stream) {
    seen.push(`hear ${said?.text ?? ""}`);
  }
  return seen;
}
