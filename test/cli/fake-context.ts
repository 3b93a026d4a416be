/** A context without a process: what is printed is kept, and a generator of a few lines stands in for the real one. */
import { Readable } from "node:stream";
import pc from "picocolors";
import type { Context } from "../../generator/cli/context.js";
import type { Engine } from "../../generator/cli/engine.js";
import type { Channel } from "../../generator/cli/terminal.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Model } from "../../generator/model/shapes.js";
import type { GeneratedFile, GenerateOptions } from "../../generator/options.js";

export interface FakeContext extends Context {
  readonly printed: { out: string; err: string };
  /** How often the generator ran. */
  readonly calls: { generate: number };
}

export function fakeContext(cwd: string, isTerminal = false): FakeContext {
  const printed = { out: "", err: "" };
  const calls = { generate: 0 };
  const channel = (name: "out" | "err"): Channel => ({
    line: (text = "") => void (printed[name] += `${text}\n`),
    write: (text) => void (printed[name] += text),
    colors: pc.createColors(false),
    isTerminal,
  });
  const engine: Engine = {
    loadModel: async (sources) => loadModel(sources),
    generate: async (model, options) => {
      calls.generate++;
      return { files: filesOf(model, options), diagnostics: [] };
    },
  };
  const terminal = { out: channel("out"), err: channel("err") };
  return { terminal, cwd, stdin: Readable.from([]), version: "1.2.3", engine, printed, calls };
}

/** One file with all shapes; one with the enums, only if there are any. */
function filesOf(model: Model, { openEnums }: GenerateOptions): readonly GeneratedFile[] {
  const ids = [...model.shapes.keys()].toSorted();
  const lines = ids.map((id) => `${id} ${model.shape(id)?.type}`);
  const enums = ids.filter((id) => model.shape(id)?.type === "enum");
  return servicesOf(model).flatMap(({ id }) => {
    const folder = id.slice(id.indexOf("#") + 1).toLowerCase();
    const types = { path: `${folder}/types.ts`, text: `// ${openEnums}\n${lines.join("\n")}\n` };
    return enums.length === 0 ? [types] : [{ path: `${folder}/enums.ts`, text: `${enums.join("\n")}\n` }, types];
  });
}
