/** `server.ts`: the typed handler interface, and a mock of the service whose stubs are typed too. */
import { noteOf } from "../comment-of.js";
import type { GeneratedFile } from "../../options.js";
import type { OperationPlan, ServicePlan } from "../../plan/service-plan.js";
import { printExpression } from "../../print/expression.js";
import { printInterface } from "../../print/declaration.js";
import { lineWidth } from "../../print/layout.js";
import { flatType, generic, printAnnotation } from "../../print/type-node.js";
import { OutputFile } from "../output-file.js";

/** Emits `server.ts`. */
export function emitServer(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "server");
  const mock = mockModule(plan);
  for (const name of ["MockOf", "MockOptionsFor"]) file.imports.type(mock, name);
  if (plan.operations.length > 0) file.imports.type(mock, "HandlerContext");
  file.imports.value(mock, "createMock");
  const methods = plan.operations.map((operation) => printMethod(file, operation));
  const { handlers, createMock, mock: mockType, mockOperations, service } = plan.names;
  file.add(
    noteOf(`What a mock of ${plan.name} answers. An operation without a method is answered from the model.`) +
      printInterface(handlers, methods),
  );
  file.add(
    noteOf(`The operations of ${plan.name} by wire name: what stubs and recorded calls are typed by.`) +
      printInterface(mockOperations, plan.operations.map(printOperation)),
  );
  const alias = `export type ${mockType}`;
  file.add(
    noteOf(`A mock of ${plan.name}: {@link ${createMock}} makes it.`) +
      `${alias}${printAnnotation(" =", generic("MockOf", mockOperations), 0, alias.length, ";")}\n`,
  );
  file.add(printChecks(file, plan));
  file.useValue({ module: "operations", name: service });
  file.add(
    noteOf(`A mock that speaks the wire protocol of ${plan.name}.`) +
      printCreate(plan) +
      `  return createMock({\n    checks: inputChecks,\n    ...options,\n    service: ${service},\n  });\n}\n`,
  );
  return file.finish();
}

/** `wrought/runtime` has its mock beside it, at `wrought/mock`. */
function mockModule(plan: ServicePlan): string {
  return plan.runtimeModule.replace(/runtime$/, "mock");
}

function printMethod(file: OutputFile, { name, wireName, input, output }: OperationPlan): string {
  file.useTypes([...input.uses, ...output.uses]);
  file.useTypes([{ module: "operations", name }]);
  const result = flatType(output.node);
  const parameters = [`input: ${flatType(input.node)}`, "context: HandlerContext"];
  const flat = `  ${wireName}?(${parameters.join(", ")}): ${result} | Promise<${result}>;`;
  const note = noteOf(`Answers {@link ${name}}.`, "  ");
  if (flat.length <= lineWidth) return `${note}${flat}\n`;
  const head = `  ${wireName}?(\n${parameters.map((parameter) => `    ${parameter},\n`).join("")}  ):`;
  const union = `${result} | Promise<${result}>`;
  const fits = 5 + union.length + 1 <= lineWidth;
  return `${note}${head}${fits ? ` ${union}` : `\n    | ${result}\n    | Promise<${result}>`};\n`;
}

function printChecks(file: OutputFile, plan: ServicePlan): string {
  file.useTypes([{ module: "runtime", name: "Check" }]);
  const checks = plan.operations.flatMap(({ wireName, inputCheck }) =>
    inputCheck === undefined
      ? []
      : [
          [
            wireName,
            {
              kind: "name",
              name:
                inputCheck.module === "validators"
                  ? file.useMember("validators", inputCheck.name)
                  : file.useValue(inputCheck),
            },
          ] as const,
        ],
  );
  const head = "const inputChecks: Readonly<Record<string, Check>> =";
  const table = printExpression({ kind: "object", entries: checks }, 0, lineWidth, 1);
  return `${noteOf("The validator of each operation's input.")}${head} ${table};\n`;
}

function printOperation({ name, wireName }: OperationPlan): string {
  return `  readonly ${wireName}: typeof ${name};\n`;
}

function printCreate({ names: { createMock, handlers, mock } }: ServicePlan): string {
  const parameter = `options: MockOptionsFor<${handlers}> = {}`;
  const flat = `export function ${createMock}(${parameter}): ${mock} {`;
  return flat.length <= lineWidth ? `${flat}\n` : `export function ${createMock}(\n  ${parameter},\n): ${mock} {\n`;
}
