/** Valibot. */
import * as v from "valibot";

const text = v.pipe(v.string(), v.maxLength(131072));
const texts = v.record(text, text);

const Request = v.object({
  UserPoolId: v.pipe(v.string(), v.minLength(1), v.maxLength(55), v.regex(/^[\w-]+_[0-9a-zA-Z]+$/)),
  ClientId: v.pipe(v.string(), v.minLength(1), v.maxLength(128), v.regex(/^[\w+]+$/)),
  AuthFlow: v.picklist([
    "USER_SRP_AUTH",
    "REFRESH_TOKEN_AUTH",
    "REFRESH_TOKEN",
    "CUSTOM_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "USER_PASSWORD_AUTH",
    "ADMIN_USER_PASSWORD_AUTH",
    "USER_AUTH",
  ]),
  AuthParameters: v.optional(texts),
  ClientMetadata: v.optional(texts),
  AnalyticsMetadata: v.optional(v.object({ AnalyticsEndpointId: v.optional(text) })),
  ContextData: v.optional(
    v.object({
      IpAddress: text,
      ServerName: text,
      ServerPath: text,
      HttpHeaders: v.array(v.object({ headerName: v.optional(text), headerValue: v.optional(text) })),
      EncodedData: v.optional(text),
    }),
  ),
  Session: v.optional(v.pipe(v.string(), v.minLength(20), v.maxLength(2048))),
});

export function contestants() {
  return [{ name: "valibot", run: (value) => v.safeParse(Request, value), isValid: ({ success }) => success }];
}
