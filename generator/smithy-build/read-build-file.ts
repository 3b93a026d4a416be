/** `smithy-build.json` to a BuildFile: every value checked, every transform known with its arguments, all problems said at once. */
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { BuildFile, BuildPath, Plugin, Projection, TransformStep } from "./build-file.js";
import type { Located, LocatedEntry, Variables } from "./located.js";
import { plainOf, readLocated } from "./located.js";
import type { ArgumentRule } from "./transform.js";
import { applyName, transforms } from "./transform-table.js";

export interface ReadBuildFile {
  /** Absent when the text is not JSON. With errors among the diagnostics it must not be built. */
  readonly build?: BuildFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is how messages name it; `variables` are those of the environment. */
export function readBuildFile(text: string, file: string, variables: Variables): ReadBuildFile {
  const { root, diagnostics } = readLocated(text, file, variables);
  if (root === undefined) return { diagnostics };
  const reader = new BuildReader();
  const build = reader.build(root);
  return { build, diagnostics: [...diagnostics, ...reader.diagnostics] };
}

const fileKeys: readonly string[] = [
  "version",
  "outputDirectory",
  "sources",
  "imports",
  "projections",
  "plugins",
  "ignoreMissingPlugins",
  "maven",
];
const projectionKeys: readonly string[] = ["abstract", "imports", "transforms", "plugins"];
const projectionName = /^[A-Za-z0-9]+[A-Za-z0-9\-_.]*$/;
const pluginId = /^(?<name>[A-Za-z0-9]+[A-Za-z0-9\-_.]*)(?:::(?<artifact>[A-Za-z0-9]+[A-Za-z0-9\-_.]*))?$/;
const noEntries: ReadonlyMap<string, LocatedEntry> = new Map();
const applyRules: Readonly<Record<string, ArgumentRule>> = { projections: { kind: "strings", isRequired: true } };

class BuildReader {
  readonly diagnostics: Diagnostic[] = [];

  build(root: Located): BuildFile {
    const entries = this.#object(root, "The file");
    this.#known(entries, fileKeys, "smithy-build.json");
    const version = this.#string(entries, "version");
    if (version !== "1.0" && version !== "1") {
      this.#report("smithy-build-invalid", 'version has to be "1.0".', entries.get("version")?.key ?? root.location);
    }
    const projections = [...this.#object(entries.get("projections")?.value, "projections")].map(([name, entry]) => {
      return [name, this.#projection(name, entry)] as const;
    });
    return {
      outputDirectory: this.#string(entries, "outputDirectory"),
      sources: entries.has("sources") ? this.#paths(entries, "sources") : undefined,
      imports: this.#paths(entries, "imports"),
      projections: new Map(projections),
      plugins: this.#plugins(entries),
    };
  }

  #projection(name: string, { key, value }: LocatedEntry): Projection {
    if (!projectionName.test(name)) this.#report("smithy-build-invalid", `${name} is no name of a projection.`, key);
    const entries = this.#object(value, `The projection ${name}`);
    this.#known(entries, projectionKeys, "a projection");
    const isAbstract = this.#boolean(entries, "abstract") === true;
    for (const other of isAbstract ? ["imports", "plugins"] : []) {
      const entry = entries.get(other);
      if (entry !== undefined)
        this.#report("smithy-build-invalid", `An abstract projection has no ${other}.`, entry.key);
    }
    const steps = this.#array(entries.get("transforms")?.value, "transforms").flatMap((one) => this.#step(one) ?? []);
    return {
      name,
      isAbstract,
      imports: this.#paths(entries, "imports"),
      transforms: steps,
      plugins: this.#plugins(entries),
    };
  }

  #step(located: Located): TransformStep | undefined {
    const entries = this.#object(located, "A transform");
    this.#known(entries, ["name", "args"], "a transform");
    const name = this.#string(entries, "name");
    const location = entries.get("name")?.value.location ?? located.location;
    if (name === undefined) {
      if (!entries.has("name")) this.#report("smithy-build-invalid", "A transform has no name.", location);
      return undefined;
    }
    const rules = name === applyName ? applyRules : transforms.get(name)?.arguments;
    if (rules === undefined) {
      const hint = didYouMean(name, [...transforms.keys(), applyName]);
      this.#report("transform-unknown", `${name} is no transform that Wrought has.`, location, hint);
      return undefined;
    }
    const args = entries.get("args")?.value;
    this.#arguments(name, this.#object(args, `args of ${name}`), rules, location);
    return { name, args: args === undefined ? {} : (plainOf(args) as Readonly<Record<string, unknown>>), location };
  }

  #arguments(
    name: string,
    args: ReadonlyMap<string, LocatedEntry>,
    rules: Readonly<Record<string, ArgumentRule>>,
    location: Location,
  ): void {
    for (const [key, { key: at, value }] of args) {
      const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
      if (rule === undefined) {
        const all = Object.keys(rules);
        const known = all.length === 0 ? "It takes none." : `Its arguments are ${all.join(", ")}.`;
        this.#report("transform-invalid", `${key} is no argument of ${name}.`, at, didYouMean(key, all) ?? known);
      } else if (!fits(value, rule)) {
        this.#report("transform-invalid", `${key} of ${name} has to be ${words[rule.kind]}.`, value.location);
      }
    }
    for (const [key, rule] of Object.entries(rules)) {
      if (rule.isRequired === true && !args.has(key)) {
        this.#report("transform-invalid", `${name} needs the argument ${key}, ${words[rule.kind]}.`, location);
      }
    }
  }

  #plugins(entries: ReadonlyMap<string, LocatedEntry>): readonly Plugin[] {
    const artifacts = new Set<string>();
    return [...this.#object(entries.get("plugins")?.value, "plugins")].flatMap(([id, { key, value }]) => {
      const { name, artifact = name } = pluginId.exec(id)?.groups ?? {};
      if (name === undefined || artifact === undefined) {
        this.#report("smithy-build-invalid", `${id} is no id of a plugin.`, key);
        return [];
      }
      if (artifacts.has(artifact))
        this.#report("smithy-build-invalid", `Two plugins have the artifact ${artifact}.`, key);
      artifacts.add(artifact);
      this.#object(value, `The plugin ${id}`);
      return [{ name, artifact, settings: value }];
    });
  }

  #paths(entries: ReadonlyMap<string, LocatedEntry>, name: string): readonly BuildPath[] {
    return this.#array(entries.get(name)?.value, name).flatMap((item) => {
      if (item.kind === "scalar" && typeof item.value === "string" && item.value !== "") {
        return [{ path: item.value, location: item.location }];
      }
      this.#report("smithy-build-invalid", `${name} holds paths.`, item.location);
      return [];
    });
  }

  #object(located: Located | undefined, what: string): ReadonlyMap<string, LocatedEntry> {
    if (located === undefined) return noEntries;
    if (located.kind === "object") return located.entries;
    this.#report("smithy-build-invalid", `${what} has to be an object.`, located.location);
    return noEntries;
  }

  #array(located: Located | undefined, what: string): readonly Located[] {
    if (located === undefined) return [];
    if (located.kind === "array") return located.items;
    this.#report("smithy-build-invalid", `${what} has to be an array.`, located.location);
    return [];
  }

  #string(entries: ReadonlyMap<string, LocatedEntry>, name: string): string | undefined {
    const value = entries.get(name)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "scalar" && typeof value.value === "string") return value.value;
    this.#report("smithy-build-invalid", `${name} has to be a string.`, value.location);
    return undefined;
  }

  #boolean(entries: ReadonlyMap<string, LocatedEntry>, name: string): boolean | undefined {
    const value = entries.get(name)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
    this.#report("smithy-build-invalid", `${name} has to be true or false.`, value.location);
    return undefined;
  }

  #known(entries: ReadonlyMap<string, LocatedEntry>, keys: readonly string[], what: string): void {
    for (const [name, { key }] of entries) {
      if (keys.includes(name)) continue;
      this.#report("smithy-build-key-unknown", `${name} is no key of ${what}.`, key, didYouMean(name, keys));
    }
  }

  #report(code: DiagnosticCode, message: string, location: Location, hint?: string): void {
    this.diagnostics.push(diagnostic(code, message, { location, hint }));
  }
}

const words = {
  strings: "an array of strings",
  string: "a string",
  boolean: "true or false",
  map: "an object of strings",
} as const;

function fits(value: Located, { kind }: ArgumentRule): boolean {
  const isText = (one: Located): boolean => one.kind === "scalar" && typeof one.value === "string";
  switch (kind) {
    case "strings":
      return value.kind === "array" && value.items.every(isText);
    case "string":
      return isText(value);
    case "boolean":
      return value.kind === "scalar" && typeof value.value === "boolean";
    case "map":
      return value.kind === "object" && [...value.entries.values()].every((entry) => isText(entry.value));
  }
}
