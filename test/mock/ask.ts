/** Asks a mock over its fetch, as a client would. */
import type { Mock } from "../../runtime/mock/index.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface Question {
  readonly operation?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

/** POST / with the usual headers; a header given as `undefined` is left out. */
export async function ask(mock: Mock, question: Question): Promise<Answer> {
  const { operation = "AdminGetUser", method = "POST", path = "/", body = "{}" } = question;
  const headers = new Headers();
  const usual = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
  };
  for (const [name, value] of Object.entries({ ...usual, ...question.headers })) {
    if (value !== undefined) headers.set(name, value);
  }
  const bodied = method === "GET" || method === "HEAD" ? {} : { body };
  const response = await mock.fetch(new Request(`http://mock.test${path}`, { method, headers, ...bodied }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text === "" ? undefined : JSON.parse(text) };
}

export const json = (value: unknown): string => JSON.stringify(value);
