/** The inputs: one valid request with every member set, and one for each way of being wrong that all contestants check. */

const valid = () => ({
  UserPoolId: "us-east-1_a1B2c3D4e",
  ClientId: "1h57kf5cpq17m0eml12example",
  AuthFlow: "USER_SRP_AUTH",
  AuthParameters: {
    USERNAME: "jane.doe@example.com",
    SRP_A: "b3f1c8a2d94e7065".repeat(48),
    SECRET_HASH: "oT5bS0fkp1vAWmE9xXgPZxq0rYdF4nS1n1cY4S3l7dY=",
    DEVICE_KEY: "us-east-1_0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
  },
  ClientMetadata: { source: "web", release: "2026-11-23", tenant: "example" },
  AnalyticsMetadata: { AnalyticsEndpointId: "6f1c3b0a-5d2e-4f7a-9b8c-0d1e2f3a4b5c" },
  ContextData: {
    IpAddress: "192.0.2.1",
    ServerName: "app.example.com",
    ServerPath: "/login",
    HttpHeaders: [
      { headerName: "User-Agent", headerValue: "Mozilla/5.0 (X11; Linux x86_64) ExampleBrowser/1.0" },
      { headerName: "Accept-Language", headerValue: "en-GB,en;q=0.7" },
      { headerName: "Accept", headerValue: "application/json" },
    ],
    EncodedData: "eyJwYXlsb2FkIjoiZXhhbXBsZSJ9".repeat(8),
  },
  Session: "AYABeExampleExampleExampleExample".repeat(12),
});

const without = (name) => {
  const { [name]: _, ...rest } = valid();
  return rest;
};

const many = () => {
  const { ContextData, ...rest } = valid();
  const { ServerName: _, ...context } = ContextData;
  return {
    ...rest,
    UserPoolId: "no pool",
    ClientId: "",
    AuthFlow: "USER_SRP",
    ClientMetadata: { source: 7, release: "2026-11-23", tenant: false },
    ContextData: { ...context, IpAddress: 1, HttpHeaders: [{ headerName: 5 }, "Accept", { headerValue: {} }] },
    Session: "short",
  };
};

/** Name of each input, the value, and whether it is valid. Dependent keys are right in all of them. */
export const samples = [
  { name: "valid, all members", value: valid(), isValid: true },
  { name: "required member missing", value: without("ClientId"), isValid: false },
  { name: "pattern broken", value: { ...valid(), UserPoolId: "us-east-1 a1B2c3D4e" }, isValid: false },
  { name: "wrong type", value: { ...valid(), Session: 42 }, isValid: false },
  { name: "too long", value: { ...valid(), Session: "x".repeat(2049) }, isValid: false },
  { name: "many problems", value: many(), isValid: false },
];

/** Breaks nothing but the rule which keys a flow requires and allows; only Wrought and the hand-written function know it. */
export const wrongKeys = { ...valid(), AuthParameters: { USERNAME: "jane", PASSWORD: "Correct-Horse-7" } };
