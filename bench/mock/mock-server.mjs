/** The generated mock on node:http, validation on. Prints its URL. */
import { bundleOf } from "../generated-code.mjs";

const entry = `
  export { createCognitoIdentityProviderMock as createMock } from "./index.ts";
  export { listen } from "wrought/adapter/node";`;
const { createMock, listen } = await import(await bundleOf("overlaid", "mock", entry));
const { url } = await listen(createMock({ seed: 7 }), { port: 0 });
console.log(url);
