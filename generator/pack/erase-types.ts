/** What a package holds of a generated file: JavaScript and declarations. */
import { ts } from "ts-morph";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  strict: true,
};

/** The file without types. Documentation stays in the declarations only. */
export function javaScriptOf(text: string): string {
  return ts.transpileModule(text, { compilerOptions: { ...options, removeComments: false } }).outputText;
}

/** The declarations of the file. Generated code says every exported type, so one file is enough to know them. */
export function declarationsOf(text: string, path: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, { compilerOptions: options, fileName: path });
  const [fault] = diagnostics;
  if (fault === undefined) return outputText;
  throw new Error(`BUG: ${path} has no declarations: ${ts.flattenDiagnosticMessageText(fault.messageText, "\n")}`);
}
