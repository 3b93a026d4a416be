/** Calls of the real SDK's client on the mock, in one process and without a port. Prints the median in microseconds. */
import { AdminInitiateAuthCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { bundleOf } from "../generated-code.mjs";
import { medianOf } from "../statistics.mjs";
import { body } from "./request.mjs";

const entry = `
  export { createCognitoIdentityProviderMock as createMock } from "./index.ts";
  export { sdkHandler } from "wrought/adapter/sdk";`;
const { createMock, sdkHandler } = await import(await bundleOf("overlaid", "in-process", entry));
const mock = createMock({ seed: 7 });
const client = new CognitoIdentityProviderClient({
  region: "us-east-1",
  credentials: { accessKeyId: "mock", secretAccessKey: "mock" },
  requestHandler: sdkHandler(mock),
});
const input = JSON.parse(body);
const wire = {
  method: "POST",
  target: "/",
  headers: new Headers({
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSCognitoIdentityProviderService.AdminInitiateAuth",
  }),
  body,
};

async function medianTime(call) {
  const batch = 50;
  const times = [];
  for (let run = 0; run < 40; run++) {
    const start = performance.now();
    for (let count = 0; count < batch; count++) await call();
    times.push(((performance.now() - start) * 1000) / batch);
  }
  return medianOf(times.slice(10));
}

const sdk = await medianTime(() => client.send(new AdminInitiateAuthCommand(input)));
const core = await medianTime(() => mock.handle(wire));
process.stdout.write(JSON.stringify({ sdk, core }));
