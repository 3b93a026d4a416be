/** `README.md` of the output: what is there and how to use it, for people. */
import Handlebars from "handlebars";
import { summaryOf } from "../../documentation/summary-of.js";
import { escapedText } from "../../documentation/paragraph-of.js";
import type { GeneratedFile } from "../../options.js";
import type { Module, ServicePlan, StructurePlan } from "../../plan/service-plan.js";
import { template } from "./template.js";

/** Compiled once a process; strict, so that a missing field is an error, and without HTML escapes, because this is Markdown. */
const render = Handlebars.compile<ReadmeView>(template, { noEscape: true, strict: true });

interface ReadmeView {
  readonly title: string;
  readonly id: string;
  readonly version: string;
  readonly summary: string;
  readonly protocols: string;
  readonly modelFile: string;
  readonly counts: {
    readonly operations: number;
    readonly structures: number;
    readonly unions: number;
    readonly enums: number;
    readonly errors: number;
  };
  readonly folder: string;
  readonly createMock: string;
  readonly files: readonly { readonly file: string; readonly what: string }[];
  readonly example: { readonly structure: string; readonly sensitive: string; readonly file: string } | undefined;
  readonly server: { readonly file: string } | undefined;
  readonly operations: readonly { readonly name: string; readonly summary: string }[];
  readonly sensitive: readonly { readonly name: string; readonly members: string }[];
  readonly narrowings: readonly NarrowingView[];
}
interface NarrowingView {
  readonly structure: string;
  readonly by: string;
  readonly member: string;
  readonly cases: readonly { readonly value: string; readonly requires: string; readonly allows: string }[];
}

/** Emits `README.md`; `modules` are the files that stand beside it. */
export function emitReadme(plan: ServicePlan, modules: readonly Module[]): GeneratedFile {
  const text = render(viewOf(plan, modules)).replaceAll(/\n{3,}/g, "\n\n");
  return { path: `${plan.folder}/README.md`, text: `${text.trim()}\n` };
}

function viewOf(plan: ServicePlan, modules: readonly Module[]): ReadmeView {
  const { structures, unions, enums, errors, operations, outputs } = plan;
  const inputs = new Set(operations.flatMap(({ input }) => (typeof input.node === "string" ? [input.node] : [])));
  const shown = structures.find(({ name, sensitive }) => inputs.has(name) && sensitive.length > 0) ?? structures[0];
  const fileOf = (module: Module): string => (outputs.index ? "index" : module);
  return {
    title: escapedText(plan.title),
    id: plan.id,
    version: escapedText(plan.version),
    summary: cell(plan.doc.html),
    protocols: plan.protocols.map((id) => `\`${id}\``).join(", ") || "none",
    modelFile: code(plan.modelFile),
    counts: {
      operations: operations.length,
      structures: structures.length,
      unions: unions.length,
      enums: enums.length,
      errors: errors.length,
    },
    folder: plan.folder,
    createMock: plan.names.createMock,
    files: fileNotes(plan)
      .filter(([module]) => modules.includes(module))
      .map(([file, what]) => ({ file, what })),
    example:
      shown === undefined || !outputs.companions
        ? undefined
        : { structure: shown.name, sensitive: listed(shown.sensitive), file: fileOf("types") },
    server: outputs.server ? { file: fileOf("server") } : undefined,
    operations: operations.map(({ wireName, doc }) => ({ name: wireName, summary: cell(doc.html) })),
    sensitive: structures
      .filter((structure) => structure.sensitive.length > 0)
      .map(({ name, sensitive }) => ({ name, members: listed(sensitive) })),
    narrowings: structures.flatMap(narrowingsOf),
  };
}

/** What each file is, in the order of the table. */
function fileNotes({ names, outputs }: ServicePlan): readonly (readonly [Module, string])[] {
  return [
    [
      "types",
      outputs.companions
        ? "an interface and a companion value for each structure and union"
        : "an interface for each structure, a type for each union",
    ],
    ["enums", "a const object and a union type for each enum"],
    ["errors", "a class for each error"],
    ["operations", "the operations: schemas, types, paginators"],
    ["server", `the handler interface and \`${names.createMock}\``],
    ["validators", "the plain functions behind `validate`, `is` and `parse`"],
    ["schemas", "what codecs, redaction and mocks know of each shape"],
  ];
}

function narrowingsOf({ name, narrowings }: StructurePlan): readonly NarrowingView[] {
  return narrowings.map(({ by, member, cases }) => ({
    structure: name,
    by,
    member,
    cases: cases.map(({ value, requires, allows, allowsPrefixes }) => ({
      value: code(value),
      requires: listed(requires),
      allows: listed([...allows, ...allowsPrefixes.map((prefix) => `${prefix}…`)]),
    })),
  }));
}

function listed(names: readonly string[]): string {
  return names.map(code).join(", ") || "none";
}

/** Names come from untrusted traits: what could leave a table cell's code is left out. */
function code(text: string): string {
  return `\`${text.replaceAll(/[`|\s]+/g, " ")}\``;
}

/** The first sentence, fit for a table cell. */
function cell(html: string | undefined): string {
  return html === undefined ? "" : escapedText(summaryOf(html)).replaceAll("|", "\\|");
}
