/** The matchers in Vitest: when they hold, and what they report when they do not, without a secret in it. */
import { describe, expect, test } from "vitest";
import { operationMatchers } from "../../runtime/mock/matcher/index.js";
import { resetAfterEach } from "../../runtime/adapter/vitest/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { ask, json } from "../mock/ask.js";
import { smallCognito } from "../mock/small-cognito.js";

const pool = "us-east-1_Abc123xyz";

async function called() {
  const mock = createMock({ service: smallCognito });
  for (const Username of ["SECRET-alice", "SECRET-bob"]) {
    await ask(mock, { body: json({ UserPoolId: pool, Username }) });
  }
  await ask(mock, { operation: "DescribeUserPool", body: json({ UserPoolId: pool }) });
  return mock;
}

const messageOf = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${JSON.stringify(error)}` : "";
  }
  throw new Error("it passed");
};

describe("toHaveReceivedOperation", () => {
  test("holds for a call with such an input", async () => {
    const mock = await called();
    expect(mock).toHaveReceivedOperation("AdminGetUser");
    expect(mock).toHaveReceivedOperation("AdminGetUser", { Username: "SECRET-bob" });
    expect(mock).toHaveReceivedOperation("AdminGetUser", { Username: expect.stringMatching(/bob$/) });
    expect(mock).toHaveReceivedOperation("AdminGetUser", ({ Username }) => Username === "SECRET-bob");
    expect(mock).not.toHaveReceivedOperation("AdminGetUser", { Username: "carol" });
    expect(mock).not.toHaveReceivedOperation("ForgetDevice");
  });

  test("says what was called instead, and where it differs", async () => {
    const mock = await called();
    const message = messageOf(() =>
      expect(mock).toHaveReceivedOperation("AdminGetUser", { UserPoolId: "us-east-1_other", Username: "SECRET-carol" }),
    );
    expect(message).not.toContain("SECRET");
    expect(message.split("\n").slice(0, -1)).toEqual([
      'expected a call of AdminGetUser with {"UserPoolId":"us-east-1_other","Username":"[REDACTED]"}, but there was none; the calls of AdminGetUser:',
      '  AdminGetUser {"UserPoolId":"us-east-1_Abc123xyz","Username":"[REDACTED]"} default 200',
      "    differs at /UserPoolId, /Username",
      '  AdminGetUser {"UserPoolId":"us-east-1_Abc123xyz","Username":"[REDACTED]"} default 200',
      "    differs at /UserPoolId, /Username",
    ]);
  });

  test("says that there was no call at all", async () => {
    const mock = await called();
    expect(messageOf(() => expect(mock).toHaveReceivedOperation("ForgetDevice"))).toContain(
      "expected a call of ForgetDevice, but there was none",
    );
  });

  test("says what there should not have been", async () => {
    const mock = await called();
    const message = messageOf(() =>
      expect(mock).not.toHaveReceivedOperation("AdminGetUser", { Username: "SECRET-bob" }),
    );
    expect(message).toContain('expected no call of AdminGetUser with {"Username":"[REDACTED]"}, but there was 1 call');
    expect(message).not.toContain("SECRET");
  });
});

describe("toHaveReceivedOperationTimes", () => {
  test("counts calls, of an input if there is one", async () => {
    const mock = await called();
    expect(mock).toHaveReceivedOperationTimes("AdminGetUser", 2);
    expect(mock).toHaveReceivedOperationTimes("AdminGetUser", 1, { Username: "SECRET-bob" });
    expect(mock).toHaveReceivedOperationTimes("ForgetDevice", 0);
    expect(mock).not.toHaveReceivedOperationTimes("AdminGetUser", 1);
    const message = messageOf(() => expect(mock).toHaveReceivedOperationTimes("AdminGetUser", 3));
    expect(message).toContain("expected 3 calls of AdminGetUser, but there were 2 calls");
    expect(message).not.toContain("SECRET");
  });
});

describe("toHaveReceivedNthOperation", () => {
  test("looks at one call", async () => {
    const mock = await called();
    expect(mock).toHaveReceivedNthOperation(2, "AdminGetUser", { Username: "SECRET-bob" });
    expect(mock).not.toHaveReceivedNthOperation(1, "AdminGetUser", { Username: "SECRET-bob" });
    const message = messageOf(() =>
      expect(mock).toHaveReceivedNthOperation(1, "AdminGetUser", { Username: "SECRET-bob" }),
    );
    expect(message).toContain("but it differs");
    expect(message).toContain("differs at /Username");
    expect(message).not.toContain("SECRET");
    expect(messageOf(() => expect(mock).toHaveReceivedNthOperation(3, "AdminGetUser"))).toContain(
      "but there were 2 calls",
    );
  });
});

describe("what cannot be asked", () => {
  test.each([
    ["no mock", () => expect({}).toHaveReceivedOperation("AdminGetUser" as never), "needs a mock"],
    [
      "no operation",
      () => expect(createMock({ service: smallCognito })).toHaveReceivedOperation("SignIn"),
      "no operation",
    ],
    [
      "call 0",
      () => expect(createMock({ service: smallCognito })).toHaveReceivedNthOperation(0, "AdminGetUser"),
      "from 1",
    ],
  ])("%s", (_, run, want) => expect(run).toThrow(want));
});

describe("a sensitive map", () => {
  test("shows neither keys nor values", async () => {
    const mock = createMock({ service: smallCognito });
    const input = {
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: "SECRET",
      AuthParameters: { USERNAME: "SECRET", PASSWORD: "SECRET" },
    };
    await ask(mock, { operation: "InitiateAuth", body: json(input) });
    const message = messageOf(() =>
      expect(mock).toHaveReceivedOperation("InitiateAuth", { AuthParameters: { "SECRET-key": "SECRET" } }),
    );
    expect(message).not.toContain("SECRET");
    expect(message).toContain("differs at /AuthParameters/");
  });
});

describe("resetAfterEach", () => {
  const mock = resetAfterEach(createMock({ service: smallCognito }));
  test.each([1, 2])("test %i sees its own calls only", async () => {
    expect(mock.calls()).toEqual([]);
    await ask(mock, { body: json({ UserPoolId: pool, Username: "a" }) });
    expect(mock).toHaveReceivedOperationTimes("AdminGetUser", 1);
  });
});

test("the matchers are functions of nothing but their arguments, as Jest wants them", async () => {
  const mock = await called();
  const { toHaveReceivedOperation } = operationMatchers;
  expect(toHaveReceivedOperation(mock, "AdminGetUser").pass).toBe(true);
  expect(toHaveReceivedOperation(mock, "ForgetDevice").message()).toContain("ForgetDevice");
});
