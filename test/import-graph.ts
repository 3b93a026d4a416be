/** The import graph of a folder: every import, export from, dynamic import and import type, read by a TypeScript parser. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { ts } from "ts-morph";

export interface ImportEdge {
  /** The importing file, relative to the root, forward slashes. */
  readonly from: string;
  /** The imported file likewise, or the specifier of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
}

/** All imports of the TypeScript files below these folders of the root. */
export function importGraph(root: string, folders: readonly string[]): readonly ImportEdge[] {
  return folders.flatMap((folder) => sourcesIn(join(root, folder)).flatMap((file) => importsOf(root, file)));
}

function sourcesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(root: string, file: string): readonly ImportEdge[] {
  const from = relative(root, file).split(sep).join("/");
  return specifiersIn(readFileSync(file, "utf8"), file.endsWith("x")).map(({ specifier, typeOnly }) => {
    const isPackage = !specifier.startsWith(".");
    const to = isPackage ? specifier : sourceOf(root, posix.join(dirname(from), specifier));
    return { from, to, isPackage, typeOnly };
  });
}

/** The source of an imported `.js`. */
function sourceOf(root: string, path: string): string {
  const source = path.replace(/\.js$/, ".ts");
  return existsSync(join(root, `${source}x`)) ? `${source}x` : source;
}

interface Specifier {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What a source imports, wherever in it. */
export function specifiersIn(source: string, isTsx = false): readonly Specifier[] {
  const found: Specifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
  };
  visit(ts.createSourceFile(isTsx ? "source.tsx" : "source.ts", source, ts.ScriptTarget.Latest));
  return found;
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** The shortest way round for each group of files that import each other; empty when there are no cycles. */
export function cyclesOf(edges: readonly ImportEdge[]): readonly (readonly string[])[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to, isPackage } of edges) {
    if (!isPackage) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of targets.keys()) {
    if (done.has(start)) continue;
    const cycle = wayBack(start, targets);
    if (cycle !== undefined) {
      cycles.push(cycle);
      for (const file of cycle) done.add(file);
    }
  }
  return cycles;
}

function wayBack(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const target of targets.get(file) ?? []) {
      if (target === start) return trace(file, start, cameFrom);
      if (!cameFrom.has(target)) {
        cameFrom.set(target, file);
        queue.push(target);
      }
    }
  }
  return undefined;
}

function trace(last: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [start];
  for (let file: string | undefined = last; file !== undefined && file !== start; file = cameFrom.get(file))
    path.splice(1, 0, file);
  return [...path, start];
}
