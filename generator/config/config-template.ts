/** The text of a new `wrought.config.ts`: a job that works, and every key in comments. */

/** `models` are paths or patterns relative to the file. */
export function configTemplate(models: readonly string[]): string {
  return `import { defineConfig } from "wrought";

// \`wrought generate\` without arguments does what stands here; \`wrought check\` compares.
// Every key is explained in docs/config.md of wrought. Paths are relative to this file.
export default defineConfig({
  // Model files, folders and patterns.
  models: [${models.map((model) => JSON.stringify(model)).join(", ")}],

  // Each service has a folder of its own in this one.
  out: "generated",

  // Only these services, by name or shape id.
  // services: ["Weather"],

  // Where enums accept values that the model does not know: "output", "always" or "never".
  // openEnums: "output",

  // What is made of each service.
  // outputs: { server: false, readme: false },

  // Which part of a model.
  // filter: { operations: ["Get*"], exclude: ["internal", "deprecated"] },

  // Functions that change names, documentation, or files.
  // hooks: {
  //   renameSymbol: (name) => name.replace(/Request$/, "Input"),
  //   transformDocumentation: (html) => html.replaceAll("Weather Inc.", "us"),
  //   emitters: [(plan) => [{ path: "operations.md", text: plan.operations.map(({ name }) => \`- \${name}\\n\`).join("") }]],
  // },

  // Several jobs: defineConfig({ jobs: [{ models: [...], out: "..." }, ...] })
});
`;
}
