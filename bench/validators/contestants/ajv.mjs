/** Ajv, compiled once, all errors; with regular expressions under the `u` flag (its default) and without. */
import { Ajv } from "ajv";
import { requestSchema } from "../json-schema.mjs";

export function contestants() {
  return [
    { name: "ajv", ...compiled({}) },
    { name: "ajv, no u flag", ...compiled({ unicodeRegExp: false }) },
  ];
}

function compiled(options) {
  const validate = new Ajv({ allErrors: true, strict: false, ...options }).compile(requestSchema);
  return {
    run: (value) => (validate(value) ? undefined : validate.errors),
    isValid: (errors) => errors === undefined,
  };
}
