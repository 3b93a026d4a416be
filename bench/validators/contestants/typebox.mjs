/** TypeBox, compiled once. `Errors` makes its issues one by one, so all are asked for. */
import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";

const text = Type.String({ maxLength: 131072 });
const texts = Type.Record(Type.String({ maxLength: 131072 }), text);

const Request = Type.Object({
  UserPoolId: Type.String({ minLength: 1, maxLength: 55, pattern: "^[\\w-]+_[0-9a-zA-Z]+$" }),
  ClientId: Type.String({ minLength: 1, maxLength: 128, pattern: "^[\\w+]+$" }),
  AuthFlow: Type.Union(
    [
      "USER_SRP_AUTH",
      "REFRESH_TOKEN_AUTH",
      "REFRESH_TOKEN",
      "CUSTOM_AUTH",
      "ADMIN_NO_SRP_AUTH",
      "USER_PASSWORD_AUTH",
      "ADMIN_USER_PASSWORD_AUTH",
      "USER_AUTH",
    ].map((flow) => Type.Literal(flow)),
  ),
  AuthParameters: Type.Optional(texts),
  ClientMetadata: Type.Optional(texts),
  AnalyticsMetadata: Type.Optional(Type.Object({ AnalyticsEndpointId: Type.Optional(text) })),
  ContextData: Type.Optional(
    Type.Object({
      IpAddress: text,
      ServerName: text,
      ServerPath: text,
      HttpHeaders: Type.Array(Type.Object({ headerName: Type.Optional(text), headerValue: Type.Optional(text) })),
      EncodedData: Type.Optional(text),
    }),
  ),
  Session: Type.Optional(Type.String({ minLength: 20, maxLength: 2048 })),
});

export function contestants() {
  const checker = TypeCompiler.Compile(Request);
  return [
    {
      name: "typebox",
      run: (value) => (checker.Check(value) ? undefined : [...checker.Errors(value)]),
      isValid: (errors) => errors === undefined,
    },
  ];
}
