/** The files of a packed mock, all in memory: equal models, names and versions give equal bytes. */
import { generate } from "../index.js";
import type { ModelSource } from "../model/load-model.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import { planService } from "../plan/plan-service.js";
import { declarationsOf, javaScriptOf } from "./erase-types.js";
import type { Packed } from "./packed.js";
import { commandNameOf } from "./package-name.js";
import type { PrebuiltParts } from "./prebuilt.js";
import { dockerfile, packageReadme } from "./package-texts.js";
import { clientsOf } from "./clients-of.js";

export interface PackRequest {
  readonly model: Model;
  readonly service: ServiceShape;
  /** What the model was loaded from: the file of the service first. */
  readonly sources: readonly ModelSource[];
  readonly name: string;
  readonly version: string;
  /** The licence of the package as a whole, an SPDX expression. */
  readonly licence: string;
}

/** Texts by path, relative to the package. */
export function packageFiles(request: PackRequest, prebuilt: PrebuiltParts): ReadonlyMap<string, string> {
  const { model, service, name, version } = request;
  const { plan } = planService(model, service);
  const packed: Packed = {
    name: commandNameOf(name),
    version,
    title: plan.title,
    service: service.id,
    sources: request.sources.map(({ file, text }) => ({ file: baseName(file), text })),
  };
  const view = { packed, name, createMock: plan.names.createMock, clients: clientsOf(service) };
  const entries: readonly (readonly [string, string])[] = [
    ["package.json", packageJson(request, packed)],
    ["README.md", packageReadme(view)],
    ["Dockerfile", dockerfile],
    ["THIRD-PARTY.txt", prebuilt.notices],
    ["server.js", serverText(packed, prebuilt.server)],
    ...prebuilt.runtime,
    ...libraryFiles(request),
  ];
  return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The generated code as JavaScript and declarations, importing the runtime through the `imports` of package.json. */
function libraryFiles({ model, service }: PackRequest): readonly (readonly [string, string])[] {
  const { files } = generate(model, {
    services: [service.id],
    runtimeModule: "#wrought/runtime",
    outputs: { readme: false },
  });
  return files.flatMap(({ path, text }) => {
    const base = `lib/${path.slice(path.indexOf("/") + 1).replace(/\.ts$/, "")}`;
    return [
      [`${base}.js`, javaScriptOf(text)],
      [`${base}.d.ts`, declarationsOf(text, path)],
    ] as const;
  });
}

function packageJson({ name, version, licence }: PackRequest, packed: Packed): string {
  const entry = (path: string): object => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
  const content = {
    name,
    version,
    description: `A mock of ${packed.title} that speaks its wire protocol`,
    license: licence,
    type: "module",
    sideEffects: ["./server.js"],
    engines: { node: ">=20.19" },
    bin: { [packed.name]: "server.js" },
    exports: {
      ".": entry("lib/index"),
      "./runtime": entry("runtime/index"),
      "./mock": entry("runtime/mock/index"),
      "./node": entry("runtime/adapter/node/index"),
      "./sdk": entry("runtime/adapter/sdk/index"),
      "./package.json": "./package.json",
    },
    imports: {
      "#wrought/runtime": entry("runtime/index"),
      "#wrought/mock": entry("runtime/mock/index"),
    },
    // Types only, and only of the adapter for SDK clients, which bring it along.
    peerDependencies: { "@smithy/types": "*" },
    peerDependenciesMeta: { "@smithy/types": { optional: true } },
    packedBy: "wrought",
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** No folder of the machine that packs gets into the package. */
function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
}

/** The prebuilt server, told what it serves. JSON is JavaScript but for two line ends that only comments and strings have. */
function serverText(packed: Packed, server: string): string {
  const data = JSON.stringify(JSON.stringify(packed)).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return `#!/usr/bin/env node\nconst wroughtPacked = JSON.parse(${data});\n${server}`;
}
