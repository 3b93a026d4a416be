/** Every output of one service, in a fixed order. */
import type { GeneratedFile } from "../options.js";
import type { Module, ServicePlan } from "../plan/service-plan.js";
import { emitEnums } from "./enums/emitter.js";
import { emitErrors } from "./errors/emitter.js";
import { emitIndex } from "./index/emitter.js";
import { emitOperations } from "./operations/emitter.js";
import { emitReadme } from "./readme/emitter.js";
import { emitSchemas } from "./schemas/emitter.js";
import { emitServer } from "./server/emitter.js";
import { emitTypes } from "./types/emitter.js";
import { emitValidators } from "./validators/emitter.js";

const emitters: Readonly<Record<Module, (plan: ServicePlan) => GeneratedFile>> = {
  enums: emitEnums,
  errors: emitErrors,
  operations: emitOperations,
  schemas: emitSchemas,
  server: emitServer,
  types: emitTypes,
  validators: emitValidators,
};

/** The files of a service. Those that are not wanted, that nothing uses, or that would hold nothing are left out. */
export function emitService(plan: ServicePlan): readonly GeneratedFile[] {
  const modules = (Object.keys(emitters) as Module[]).filter((module) => isMade(plan, module));
  return [
    ...modules.map((module) => emitters[module](plan)),
    ...(plan.outputs.index ? [emitIndex(plan, modules)] : []),
    ...(plan.outputs.readme ? [emitReadme(plan, modules)] : []),
  ];
}

function isMade(plan: ServicePlan, module: Module): boolean {
  const { companions, errors, operations, server } = plan.outputs;
  switch (module) {
    case "enums":
      return plan.enums.length > 0;
    case "errors":
      return errors;
    case "operations":
      return operations;
    case "schemas":
      return plan.schemas.length > 0 && (companions || errors || operations);
    case "server":
      return server;
    case "types":
      return plan.structures.length + plan.unions.length > 0;
    case "validators":
      return plan.checks.length > 0 && (companions || server);
  }
}
