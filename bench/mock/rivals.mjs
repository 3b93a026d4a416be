/** Other mock servers, started as their users start them, and the request that each answers as ours does. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openapiDocumentOf } from "../generate/openapi-document.mjs";
import { inBench, models, root, scratch, wrought } from "../paths.mjs";
import { started } from "./started.mjs";
import { headers, signIn } from "./request.mjs";

/** cognito-local: a Cognito with users. It gets a pool, a client and a user, and then signs that user in. */
export async function startCognitoLocal() {
  const folder = join(scratch, "cognito-local");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const call = async (url, operation, input) => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "x-amz-target": target },
      body: JSON.stringify(input),
    });
    if (response.status !== 200) throw new Error(`cognito-local answers ${operation}: ${await response.text()}`);
    return response.json();
  };
  const server = await started(
    (port) => ({
      args: [inBench("node_modules/cognito-local/lib/bin/start.js")],
      cwd: folder,
      env: { PORT: String(port) },
    }),
    {
      path: "/",
      headers: { ...headers, "x-amz-target": "AWSCognitoIdentityProviderService.ListUserPools" },
      body: '{"MaxResults":1}',
    },
  );
  const { UserPool } = await call(server.url, "CreateUserPool", { PoolName: "bench" });
  const UserPoolId = UserPool.Id;
  const { UserPoolClient } = await call(server.url, "CreateUserPoolClient", { UserPoolId, ClientName: "bench" });
  await call(server.url, "AdminCreateUser", { UserPoolId, Username: "jane@example.com", MessageAction: "SUPPRESS" });
  await call(server.url, "AdminSetUserPassword", {
    UserPoolId,
    Username: "jane@example.com",
    Password: "Correct-Horse-7",
    Permanent: true,
  });
  return { ...server, request: signIn({ UserPoolId, ClientId: UserPoolClient.ClientId }) };
}

/** Prism: a mock of an OpenAPI document, here that of the same model. */
export async function startPrism() {
  const document = join(scratch, "prism.json");
  const model = JSON.parse(readFileSync(join(root, models[0]), "utf8"));
  writeFileSync(document, JSON.stringify(openapiDocumentOf(model)));
  const request = { ...signIn(), path: "/AdminInitiateAuth", headers: { "content-type": "application/json" } };
  const prism = inBench("node_modules/@stoplight/prism-cli/dist/index.js");
  const server = await started((port) => ({ args: [prism, "mock", document, "--port", String(port)] }), request);
  return { ...server, request };
}

/** `wrought mock` on a model file, or on our own. */
export function startWrought(request = signIn(), files = models.map((file) => join(root, file)), options = []) {
  return started(
    (port) => ({ args: [wrought, "mock", ...files, "--port", String(port), "--quiet", ...options] }),
    request,
  );
}
