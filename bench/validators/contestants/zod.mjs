/** Zod 4, with its just-in-time compilation, which is its default. */
import { z } from "zod";

const text = z.string().max(131072);
const texts = z.record(text, text);

const Request = z.object({
  UserPoolId: z
    .string()
    .min(1)
    .max(55)
    .regex(/^[\w-]+_[0-9a-zA-Z]+$/),
  ClientId: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\w+]+$/),
  AuthFlow: z.enum([
    "USER_SRP_AUTH",
    "REFRESH_TOKEN_AUTH",
    "REFRESH_TOKEN",
    "CUSTOM_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "USER_PASSWORD_AUTH",
    "ADMIN_USER_PASSWORD_AUTH",
    "USER_AUTH",
  ]),
  AuthParameters: texts.optional(),
  ClientMetadata: texts.optional(),
  AnalyticsMetadata: z.object({ AnalyticsEndpointId: text.optional() }).optional(),
  ContextData: z
    .object({
      IpAddress: text,
      ServerName: text,
      ServerPath: text,
      HttpHeaders: z.array(z.object({ headerName: text.optional(), headerValue: text.optional() })),
      EncodedData: text.optional(),
    })
    .optional(),
  Session: z.string().min(20).max(2048).optional(),
});

export function contestants() {
  return [{ name: "zod", run: (value) => Request.safeParse(value), isValid: ({ success }) => success }];
}
