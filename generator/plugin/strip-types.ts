/** JavaScript of generated TypeScript, for bundlers that know none. Generated code is erasable: nothing but types goes. */
import { ts } from "ts-morph";

/** The same code without types. Comments stay, because bundlers read `@__PURE__`. */
export function stripTypes(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return outputText;
}
