/** Vite's development server: generated modules are served, and a saved model reaches the page without a restart. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import wrought from "../../generator/plugin/index.js";
import { optionsFor, own } from "./bundlers.js";
import { makeProject, type Project } from "./project.js";

interface Server {
  readonly transformRequest: (url: string) => Promise<{ readonly code: string } | null>;
  readonly ws: { send: (message: Message) => void };
  readonly environments: { readonly client: { readonly hot: { send: (message: Message) => void } } };
  readonly listen: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}
interface Message {
  readonly type: string;
  readonly updates?: readonly { readonly path: string; readonly acceptedPath: string }[];
  readonly err?: { readonly message: string };
}

/** Where the browser finds the module. */
const served = "/node_modules/.wrought/weather/validators.ts";

describe("the development server of Vite", () => {
  let project: Project | undefined;
  let server: Server | undefined;
  afterEach(async () => {
    await server?.close();
    project?.remove();
  });

  /** What the browser is told from now on. */
  function messagesOf(running: Server): readonly Message[] {
    const messages: Message[] = [];
    for (const channel of [running.ws, running.environments.client.hot]) {
      const send = channel.send.bind(channel);
      channel.send = (message) => {
        if (typeof message === "object" && "type" in message) messages.push(message);
        send(message);
      };
    }
    return messages;
  }

  async function start(): Promise<{ readonly project: Project; readonly server: Server }> {
    project = makeProject(
      'import { City } from "./city.js";\nimport.meta.hot?.accept("./city.js", () => {});\nCity();\n',
    );
    writeFileSync(join(project.folder, "city.js"), 'export { checkCity as City } from "wrought:weather/validators";\n');
    const { createServer } = await own<{ createServer: (options: object) => Promise<Server> }>("vite");
    server = await createServer({
      root: project.folder,
      configFile: false,
      logLevel: "silent",
      server: { port: 0, host: "127.0.0.1" },
      plugins: [wrought.vite(optionsFor(project))],
    });
    await server.listen();
    await server.transformRequest("/entry.js");
    await server.transformRequest("/city.js");
    await server.transformRequest(served);
    return { project, server };
  }

  it("updates what imports generated code when the model is saved", async () => {
    const started = await start();
    const messages = messagesOf(started.server);
    started.project.setLongest(33);
    const isUpdate = ({ updates = [] }: Message): boolean =>
      updates.some(({ acceptedPath }) => acceptedPath === "/city.js");
    while (!messages.some(isUpdate)) await setTimeout(20);
    expect((await started.server.transformRequest(served))?.code).toContain("33");
  });

  it("shows what is wrong with a broken model, and keeps what was generated", async () => {
    const started = await start();
    const messages = messagesOf(started.server);
    started.project.setModel('{ "smithy": ');
    while (!messages.some(({ type }) => type === "error")) await setTimeout(20);
    expect(messages.find(({ type }) => type === "error")?.err?.message).toMatch(/weather\.json/);
    expect(existsSync(join(started.project.folder, "node_modules/.wrought/weather/index.ts"))).toBe(true);
  });
});
