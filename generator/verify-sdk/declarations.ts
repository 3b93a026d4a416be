/** The facts of a client that stand in its declarations: enums, the errors of operations, and for clients without a schema module the rest. */
import { ts } from "ts-morph";
import type { MemberFacts, StructureFacts } from "./facts.js";

export interface Declarations {
  /** Values by the name of the enum. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
  /** Interfaces of data and of errors. Sensitivity does not stand in declarations: it reads as nothing. */
  readonly structures: ReadonlyMap<string, StructureFacts>;
}

/** Reads a file of models, `models/*.d.ts`. */
export function readDeclarations(text: string, file: string): Declarations {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const enums = new Map<string, ReadonlySet<string>>();
  const structures = new Map<string, StructureFacts>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, type } of statement.declarationList.declarations) {
        const values = type !== undefined && ts.isTypeLiteralNode(type) ? valuesOf(type) : undefined;
        if (ts.isIdentifier(name) && values !== undefined) enums.set(name.text, values);
      }
    } else if (ts.isInterfaceDeclaration(statement))
      structures.set(statement.name.text, structureOf(statement.members));
    else if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
      const error = errorOf(statement);
      if (error !== undefined) structures.set(statement.name.text, error);
    }
  }
  return { enums, structures };
}

/**
 * The errors of an operation from the comment of its command, as `@throws {@link Name} (client fault)`. Undefined when there
 * is no such line: the comment may be gone, and an operation without errors is not told from it.
 */
export function thrownIn(text: string): ReadonlySet<string> | undefined {
  const names = [...text.matchAll(/@throws \{@link ([A-Za-z0-9_]{1,200})\} \((?:client|server) fault\)/g)];
  return names.length === 0 ? undefined : new Set(names.map(([, name = ""]) => name));
}

/** The name of the operation's input or output, from `interface XCommandInput extends Name`. */
export function extendedIn(text: string, what: string): string | undefined {
  const name = new RegExp(`interface \\w+Command${what} extends (\\w+)`).exec(text)?.[1];
  return name === undefined || name.startsWith("__") ? undefined : name;
}

/** Undefined when the type is more than constants of texts. */
function valuesOf({ members }: ts.TypeLiteralNode): ReadonlySet<string> | undefined {
  const values = new Set<string>();
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isLiteralTypeNode(member.type))
      return undefined;
    const { literal } = member.type;
    if (!ts.isStringLiteral(literal)) return undefined;
    values.add(literal.text);
  }
  return values;
}

function structureOf(members: readonly ts.Node[]): StructureFacts {
  return { kind: "structure", isSensitive: false, members: new Map(members.flatMap(memberOf)) };
}

/** A class with `$fault`, less what every error has. */
function errorOf({ members }: ts.ClassDeclaration): StructureFacts | undefined {
  const properties = members.filter(ts.isPropertyDeclaration);
  const own = properties.filter(
    ({ name }) => ts.isIdentifier(name) && name.text !== "name" && !name.text.startsWith("$"),
  );
  const fault = properties.find(({ name }) => ts.isIdentifier(name) && name.text === "$fault")?.type;
  if (fault === undefined || !ts.isLiteralTypeNode(fault) || !ts.isStringLiteral(fault.literal)) return undefined;
  const { text } = fault.literal;
  return { ...structureOf(own), kind: "error", fault: text === "server" ? "server" : "client" };
}

function memberOf(node: ts.Node): readonly (readonly [string, MemberFacts])[] {
  if (!ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node)) return [];
  const { name, questionToken } = node;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return [];
  return [[name.text, { isRequired: questionToken === undefined, sensitive: "nothing" }]];
}
