/** Asks a mock's core on the wire's own terms, with no client between. */
import type { Mock, WireResponse } from "../../runtime/mock/index.js";

/** What the mock puts on the wire for an operation and an input, or a body of any kind. */
export async function answer(mock: Mock, operation: string, input: object | string): Promise<WireResponse> {
  const headers = new Headers({
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
  });
  const body = typeof input === "string" ? input : JSON.stringify(input);
  return mock.handle({ method: "POST", target: "/", headers, body });
}
