/** ArkType, with its just-in-time compilation, which is its default. */
import { type } from "arktype";

const text = "string <= 131072";
const texts = { "[string <= 131072]": text };

const Request = type({
  UserPoolId: type("1 <= string <= 55").and(/^[\w-]+_[0-9a-zA-Z]+$/),
  ClientId: type("1 <= string <= 128").and(/^[\w+]+$/),
  AuthFlow: type.enumerated(
    "USER_SRP_AUTH",
    "REFRESH_TOKEN_AUTH",
    "REFRESH_TOKEN",
    "CUSTOM_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "USER_PASSWORD_AUTH",
    "ADMIN_USER_PASSWORD_AUTH",
    "USER_AUTH",
  ),
  "AuthParameters?": texts,
  "ClientMetadata?": texts,
  "AnalyticsMetadata?": { "AnalyticsEndpointId?": text },
  "ContextData?": {
    IpAddress: text,
    ServerName: text,
    ServerPath: text,
    HttpHeaders: type({ "headerName?": text, "headerValue?": text }).array(),
    "EncodedData?": text,
  },
  "Session?": "20 <= string <= 2048",
});

export function contestants() {
  return [{ name: "arktype", run: (value) => Request(value), isValid: (result) => !(result instanceof type.errors) }];
}
