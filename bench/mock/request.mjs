/** The request that all servers are asked: a sign-in, small and valid, as an SDK sends it. */

const input = {
  UserPoolId: "us-east-1_EXAMPLE",
  ClientId: "1h57kf5cpq17m0eml12EXAMPLE",
  AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: "jane@example.com", PASSWORD: "Correct-Horse-7" },
};

export const body = JSON.stringify(input);

export const headers = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AWSCognitoIdentityProviderService.AdminInitiateAuth",
};

/** The request, of a pool and a client that are there. */
export function signIn(pool = {}) {
  return { path: "/", headers, body: JSON.stringify({ ...input, ...pool }) };
}
