/** Ours: generated from the models, with the rule about dependent keys and (from the model without its overlay) without it. */
import { bundleOf } from "../../generated-code.mjs";

/** `check…` finds, `.validate` finishes what was found: paths, messages. */
export async function contestants() {
  const [plain, withKeys] = await Promise.all([load("plain"), load("overlaid")]);
  const byCheck = { isValid: (findings) => findings === undefined };
  const byIssues = { isValid: (issues) => issues.length === 0 };
  return [
    { name: "wrought", run: plain.validate, ...byIssues },
    { name: "wrought, findings only", run: plain.check, ...byCheck },
    { name: "wrought with dependent keys", run: withKeys.validate, ...byIssues },
    { name: "wrought with dependent keys, findings only", run: withKeys.check, ...byCheck },
  ];
}

async function load(model) {
  const entry = `
    export { checkAdminInitiateAuthRequest as check } from "./validators.ts";
    export { AdminInitiateAuthRequest } from "./types.ts";`;
  const { check, AdminInitiateAuthRequest } = await import(await bundleOf(model, "validators", entry));
  return { check, validate: (value) => AdminInitiateAuthRequest.validate(value) };
}
