import { test } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { answer } from "./answer.js";
test("x", async () => {
  const mock = createCognitoIdentityProviderMock();
  for (const n of [100_000, 1_000_000]) {
    const body = `{"UserPoolId":"us-east-1_a","Username":"u","UserAttributes":[${"{},".repeat(n)}{}]}`;
    const t = performance.now();
    const r = await answer(mock, "AdminUpdateUserAttributes", body);
    console.log(n, r.status, r.body.length, performance.now() - t, process.memoryUsage().heapUsed / 1e6, process.memoryUsage().rss/1e6);
  }
});
