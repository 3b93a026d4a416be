/** Modelled errors arrive as the client's own classes; `errors.sweep.ts` throws every error of every operation. */
import { afterEach, describe, expect, test } from "vitest";
import { NotAuthorizedException } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { type Connection, rejectionOf, throughFetch, transports } from "./client.js";
import { describeErrors } from "./errors.js";
import { operationOf, sampleOf } from "./service.js";

describeErrors(false);

describe.each([...transports, ["through fetch", throughFetch] as const])("%s", (_, connect) => {
  let connection: Connection;
  afterEach(() => connection.close());

  test("an error that the operation is not modelled to throw is a 500 without a word", async () => {
    connection = await connect(
      createCognitoIdentityProviderMock({
        handlers: {
          SignUp: () => {
            throw Object.assign(new Error("the pool of secrets"), { name: "GroupExistsException" });
          },
        },
      }),
    );
    const caught = await rejectionOf(connection.client, "SignUp", sampleOf(operationOf("SignUp").input, 1, "minimal"));
    expect(caught).toMatchObject({ name: "InternalFailure", $metadata: { httpStatusCode: 500 } });
    expect(JSON.stringify(caught)).not.toContain("secrets");
  });

  test("a rejected promise counts as thrown", async () => {
    connection = await connect(
      createCognitoIdentityProviderMock({
        handlers: {
          SignUp: () => Promise.reject(Object.assign(new Error("no"), { name: "NotAuthorizedException" })),
        },
      }),
    );
    const caught = await rejectionOf(connection.client, "SignUp", sampleOf(operationOf("SignUp").input, 1, "minimal"));
    expect(caught).toBeInstanceOf(NotAuthorizedException);
  });
});
