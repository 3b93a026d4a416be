/** The request that all servers are asked: a sign-in, small and valid, as an SDK sends it. */

export const body = JSON.stringify({
  UserPoolId: "us-east-1_EXAMPLE",
  ClientId: "1h57kf5cpq17m0eml12EXAMPLE",
  AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: "jane", PASSWORD: "Correct-Horse-7" },
});

export const headers = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AWSCognitoIdentityProviderService.AdminInitiateAuth",
};
