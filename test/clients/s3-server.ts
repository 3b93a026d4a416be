/** A mock of S3 in a process of its own, whose memory its parent asks for: started by `s3-stream.sweep.ts`. */
import { listen } from "../../runtime/adapter/node/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { liveService } from "../sdk/live-service.js";

const [model = "", length = "0"] = process.argv.slice(2);
const piece = new Uint8Array(64 * 1024).fill(7);

let stored = 0;
let peak = 0;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5).unref();

async function* content(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < Number(length); sent += piece.length) yield await Promise.resolve(piece);
}

const handlers = {
  PutObject: async ({ Body }: { Body?: AsyncIterable<Uint8Array> | Uint8Array }) => {
    stored = 0;
    if (Body instanceof Uint8Array) stored = Body.length;
    else if (Body !== undefined) for await (const part of Body) stored += part.length;
    return { ETag: `"${stored}"` };
  },
  GetObject: () => ({ Body: content(), ContentLength: Number(length) }),
};

const server = await listen(createMock({ service: liveService([model]), handlers }), { port: 0 });
process.on("message", (message) => {
  if (message === "reset") peak = process.memoryUsage.rss();
  process.send?.({ rss: process.memoryUsage.rss(), peak, stored });
});
process.on("disconnect", () => process.exit(0));
process.send?.({ url: server.url });
