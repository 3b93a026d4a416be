/** The request as JSON Schema, for the libraries that take it. */

const text = { type: "string", maxLength: 131072 };
const texts = { type: "object", propertyNames: { maxLength: 131072 }, additionalProperties: text };

/** What AdminInitiateAuthRequest is. Unknown members are allowed, as by default in Wrought. */
export const requestSchema = {
  type: "object",
  required: ["UserPoolId", "ClientId", "AuthFlow"],
  properties: {
    UserPoolId: { type: "string", minLength: 1, maxLength: 55, pattern: "^[\\w-]+_[0-9a-zA-Z]+$" },
    ClientId: { type: "string", minLength: 1, maxLength: 128, pattern: "^[\\w+]+$" },
    AuthFlow: {
      type: "string",
      enum: [
        "USER_SRP_AUTH",
        "REFRESH_TOKEN_AUTH",
        "REFRESH_TOKEN",
        "CUSTOM_AUTH",
        "ADMIN_NO_SRP_AUTH",
        "USER_PASSWORD_AUTH",
        "ADMIN_USER_PASSWORD_AUTH",
        "USER_AUTH",
      ],
    },
    AuthParameters: texts,
    ClientMetadata: texts,
    AnalyticsMetadata: { type: "object", properties: { AnalyticsEndpointId: text } },
    ContextData: {
      type: "object",
      required: ["IpAddress", "ServerName", "ServerPath", "HttpHeaders"],
      properties: {
        IpAddress: text,
        ServerName: text,
        ServerPath: text,
        HttpHeaders: {
          type: "array",
          items: { type: "object", properties: { headerName: text, headerValue: text } },
        },
        EncodedData: text,
      },
    },
    Session: { type: "string", minLength: 20, maxLength: 2048 },
  },
};
