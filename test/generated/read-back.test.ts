/** ts-morph reads the generated files back: an independent check that they declare what was planned. */
import { type InterfaceDeclaration, type PropertySignature, Project, type SourceFile } from "ts-morph";
import { describe, expect, it } from "vitest";
import type { DocPlan } from "../../generator/plan/doc-plan.js";
import type { MemberPlan } from "../../generator/plan/service-plan.js";
import { flatType } from "../../generator/print/type-node.js";
import { cognitoFiles, cognitoModel, planOf } from "./cognito.js";

const plan = planOf(cognitoModel());
const project = new Project({ useInMemoryFileSystem: true });
const files = new Map([...cognitoFiles()].map(([path, text]) => [path, project.createSourceFile(path, text)]));

function fileOf(path: string): SourceFile {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file;
}

interface Said {
  readonly name: string;
  readonly optional: boolean;
  readonly documented: boolean;
  readonly type: string;
}

function read(property: PropertySignature): Said {
  const type = property
    .getTypeNodeOrThrow()
    .getText()
    .replaceAll(/\s+/g, "")
    .replaceAll(/^\||(?<=[<(])\|/g, "");
  return {
    name: property.getName(),
    optional: property.hasQuestionToken(),
    documented: property.getJsDocs().length > 0,
    type,
  };
}

function planned({ name, optional, type, doc }: MemberPlan): Said {
  const text = flatType(type.node).replaceAll(/\s+/g, "");
  return { name, optional, documented: isDocumented(doc), type: optional ? `${text}|undefined` : text };
}

function isDocumented({ html, facts, tags, shapeId }: DocPlan): boolean {
  return html !== undefined || facts.length + tags.length > 0 || shapeId !== undefined;
}

function membersOf(declaration: InterfaceDeclaration): readonly Said[] {
  return declaration.getProperties().map(read);
}

describe("types.ts", () => {
  const file = fileOf("types.ts");
  const interfaces = new Map(file.getInterfaces().map((one) => [one.getName(), one]));

  it("has an interface for each structure, with its members in order", () => {
    for (const { name, members } of plan.structures) {
      const declared = interfaces.get(name);
      expect([name, declared === undefined ? undefined : membersOf(declared)]).toEqual([name, members.map(planned)]);
      expect(declared?.isExported()).toBe(true);
    }
  });

  it("has no other interfaces than those of narrowings and unions", () => {
    const narrowings = plan.structures.flatMap((structure) => structure.narrowings);
    const known = [
      ...plan.structures.map(({ name }) => name),
      ...plan.unions.map(({ membersName }) => membersName),
      ...narrowings.map(({ casesName }) => casesName),
    ];
    expect([...interfaces.keys()].toSorted()).toEqual(known.toSorted());
  });

  it("has an alias for each union and each narrowed type", () => {
    const known = [...plan.unions, ...plan.structures.flatMap(({ narrowings }) => narrowings)].map(({ name }) => name);
    expect(
      file
        .getTypeAliases()
        .map((alias) => alias.getName())
        .toSorted(),
    ).toEqual(known.toSorted());
  });

  it("documents every structure, and says the shape", () => {
    for (const { name, id } of plan.structures) {
      const text = interfaces
        .get(name)
        ?.getJsDocs()
        .map((doc) => doc.getInnerText())
        .join("\n");
      expect(text?.replaceAll(/\s+/g, " ")).toContain(`Smithy shape: \`${id}\``);
    }
  });

  it("has a companion of each structure's name, with the sensitive members", () => {
    for (const { name, sensitive } of plan.structures) {
      const type = file.getVariableDeclarationOrThrow(name).getTypeNodeOrThrow().getText();
      const quoted = [...type.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
      expect([name, quoted]).toEqual([name, sensitive]);
    }
  });
});

describe("enums.ts", () => {
  const file = fileOf("enums.ts");

  it("has an alias and a companion for each enum, with its values", () => {
    expect(file.getTypeAliases().map((alias) => alias.getName())).toEqual(plan.enums.map(({ name }) => name));
    for (const { name, membersName, members } of plan.enums) {
      expect(file.getVariableDeclaration(name)?.isExported()).toBe(true);
      const text = file.getVariableDeclarationOrThrow(membersName).getInitializerOrThrow().getText();
      const values = [...text.matchAll(/^ {2}\w+:\s*"([^"]*)",$/gm)].map((match) => match[1]);
      expect([name, values]).toEqual([name, members.map(({ value }) => value)]);
    }
  });
});

describe("errors.ts", () => {
  const file = fileOf("errors.ts");

  it("has a documented class for each error, with its members", () => {
    const classes = new Map(file.getClasses().map((one) => [one.getName(), one]));
    expect([...classes.keys()].toSorted()).toEqual(
      [...plan.errors.map(({ name }) => name), plan.names.errorBase].toSorted(),
    );
    for (const { name, members } of plan.errors) {
      const declared = classes.get(name);
      const own = declared?.getInstanceProperties().map((property) => property.getName());
      expect([name, own]).toEqual([name, ["name", "$fault", ...members.map((member) => member.name)]]);
      expect(declared?.getJsDocs().length).toBe(1);
      expect(declared?.getStaticMethod("is")).toBeDefined();
    }
  });
});

describe("operations.ts", () => {
  const file = fileOf("operations.ts");

  it("has a method for each operation, with @param, @returns and a @throws an error", () => {
    const methods = file.getInterfaceOrThrow(plan.names.operations).getMethods();
    expect(methods.map((method) => method.getName())).toEqual(plan.operations.map(({ name }) => name));
    for (const [index, method] of methods.entries()) {
      const operation = plan.operations[index];
      const tags = method.getJsDocs().flatMap((doc) => doc.getTags().map((tag) => tag.getTagName()));
      expect(tags).toEqual(expect.arrayContaining(["param", "returns", "see"]));
      expect(tags.filter((tag) => tag === "throws")).toHaveLength(operation?.errors.length ?? -1);
    }
  });

  it("has a constant, an error union and, where it pages, a paginator for each operation", () => {
    const variables = new Set(file.getVariableDeclarations().map((one) => one.getName()));
    const aliases = new Set(file.getTypeAliases().map((one) => one.getName()));
    for (const { name, errorsName, paginator } of plan.operations) {
      expect(variables).toContain(name);
      expect(aliases).toContain(errorsName);
      if (paginator !== undefined) expect(variables).toContain(paginator);
    }
  });
});
