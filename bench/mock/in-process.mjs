/**
 * Calls through the real SDK's client, in one process and without a port: on our mock, which sees the request as it would go
 * over the wire, and on aws-sdk-client-mock, which takes the client's `send` away. Both answer the same. Prints microseconds.
 */
import { AdminInitiateAuthCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { mockClient } from "aws-sdk-client-mock";
import { bundleOf } from "../generated-code.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { body } from "./request.mjs";

const entry = `
  export { createCognitoIdentityProviderMock as createMock } from "./index.ts";
  export { sdkHandler } from "wrought/adapter/sdk";`;
const { createMock, sdkHandler } = await import(await bundleOf("overlaid", "in-process", entry));
const mock = createMock({ seed: 7 });
const settings = { region: "us-east-1", credentials: { accessKeyId: "mock", secretAccessKey: "mock" } };
const client = new CognitoIdentityProviderClient({ ...settings, requestHandler: sdkHandler(mock) });
const replaced = new CognitoIdentityProviderClient(settings);
const input = JSON.parse(body);
const answer = { ChallengeName: "SMS_MFA", Session: "a session of twenty characters" };
mock.on("AdminInitiateAuth", { ClientId: input.ClientId }).reply(answer);
mockClient(replaced).on(AdminInitiateAuthCommand, { ClientId: input.ClientId }).resolves(answer);
const wire = {
  method: "POST",
  target: "/",
  headers: new Headers({
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSCognitoIdentityProviderService.AdminInitiateAuth",
  }),
  body,
};

for (const it of [client, replaced]) {
  const { Session } = await it.send(new AdminInitiateAuthCommand(input));
  if (Session !== answer.Session) throw new Error(`another answer: ${Session}`);
}

async function timeOf(call, count = 100) {
  const start = performance.now();
  for (let done = 0; done < count; done++) await call();
  return ((performance.now() - start) * 1000) / count;
}

const contestants = {
  sdk: () => timeOf(() => client.send(new AdminInitiateAuthCommand(input))),
  replaced: () => timeOf(() => replaced.send(new AdminInitiateAuthCommand(input))),
  core: () => timeOf(() => mock.handle(wire)),
};
await alternate(contestants, 20);
const runs = await alternate(contestants, 40);
process.stdout.write(
  JSON.stringify(Object.fromEntries(Object.entries(runs).map(([name, times]) => [name, medianOf(times)]))),
);
