/** Members that the model does not know: passed over, told, or refused. */
import { describe, expect, test } from "vitest";
import { type MockOptions, type RequestRecord, createMock } from "../../../runtime/mock/index.js";
import type { ServiceSchema } from "../../../runtime/schema/schema.js";
import { ask, json } from "../ask.js";
import { adminUpdateUserAttributes, smallCognito } from "../small-cognito.js";

const good = { UserPoolId: "us-east-1_Abc123xyz", Username: "alice", UserAttributes: [{ Name: "a", Value: "b" }] };
const { UserAttributes: _, ...user } = good;
const wrong = { ...user, Usrname: "hush", UserAttributes: [{ Name: "a" }, { Name: "b", Vlaue: "hush" }] };

async function outcome(unknownMembers: MockOptions["unknownMembers"], body: unknown, more: Partial<MockOptions> = {}) {
  const records: RequestRecord[] = [];
  const options = { ...more, ...(unknownMembers !== undefined && { unknownMembers }) };
  const mock = createMock({ service: smallCognito, ...options, onRequest: (record) => void records.push(record) });
  const { status, text } = await ask(mock, { operation: "AdminUpdateUserAttributes", body: json(body) });
  return { status, text, paths: records[0]?.inputIssues.map(({ path }) => path) };
}

describe("unknown members", () => {
  test("are passed over by default", async () => {
    expect(await outcome(undefined, wrong)).toMatchObject({ status: 200, paths: [] });
  });
  test("are told", async () => {
    expect(await outcome("warn", wrong)).toMatchObject({ status: 200, paths: ["/Usrname", "/UserAttributes/1/Vlaue"] });
  });
  test("are refused, by their names and never by their values", async () => {
    const { status, text } = await outcome("strict", wrong);
    expect([status, text]).toEqual([400, expect.stringContaining("known")]);
    expect(text).not.toContain("hush");
  });
  test("are one thing, constraints another", async () => {
    const broken = { ...wrong, UserPoolId: "nowhere" };
    expect(await outcome("strict", broken, { validation: "off" })).toMatchObject({
      status: 400,
      paths: ["/Usrname", "/UserAttributes/1/Vlaue"],
    });
    expect(await outcome("warn", broken)).toMatchObject({
      status: 400,
      paths: ["/Usrname", "/UserAttributes/1/Vlaue", "/UserPoolId"],
    });
    expect(await outcome("warn", broken, { validation: "warn" })).toMatchObject({ status: 200 });
  });
  test.each([
    ["all known", good],
    ["nulls", { ...good, Usrname: null }],
    ["the type that clients say", { ...good, __type: "x" }],
  ])("are none where there are none: %s", async (_, body) =>
    expect(await outcome("strict", body)).toMatchObject({ status: 200, paths: [] }),
  );

  test("a member's JSON name is a name of it, and a payload's members are its own", async () => {
    const { members } = adminUpdateUserAttributes.input;
    const named = { ...members, Username: { ...members["Username"], jsonName: "user" } };
    const input = { ...adminUpdateUserAttributes.input, members: named } as typeof adminUpdateUserAttributes.input;
    const operation = { ...adminUpdateUserAttributes, input, http: { method: "POST", uri: "/", code: 200 } };
    const service: ServiceSchema = {
      ...smallCognito,
      protocols: ["aws.protocols#restJson1"],
      operations: { AdminUpdateUserAttributes: operation },
    };
    const mock = createMock({ service, unknownMembers: "strict" });
    const send = async (body: object) =>
      (
        await mock.fetch(
          new Request("http://mock.test/", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: json(body),
          }),
        )
      ).status;
    const { Username, ...rest } = good;
    expect(await send({ ...rest, user: Username })).toBe(200);
    expect(await send({ ...rest, user: Username, other: 1 })).toBe(400);
  });
});
