/** Default responses of real services: unmoved by what does not concern them, realistic by name, paged to an end. */
import { describe, expect, test } from "vitest";
import { CognitoIdentityProviderService as cognito } from "../../generated/cognito-identity-provider/index.js";
import { type Optional, createMock, sampleValue } from "../../runtime/mock/index.js";
import { defaultResponseOf } from "../../runtime/mock/default-response.js";
import { plainOf } from "../../runtime/mock/record/plain.js";
import type {
  MemberSchema,
  OperationSchema,
  Schema,
  ServiceSchema,
  StructureSchema,
} from "../../runtime/schema/schema.js";
import { ask, json } from "./ask.js";
import { listUsers, smallCognito } from "./small-cognito.js";

const operations = Object.values(cognito.operations);
const outputOf = (operation: OperationSchema, seed = 7, optional: Optional = "typical"): Record<string, unknown> => {
  const { examples: _, ...plain } = operation;
  const answer = defaultResponseOf(plain, seed, { optional })({});
  return ("output" in answer ? plainOf(answer.output) : {}) as Record<string, unknown>;
};

const text: Schema = { type: "string", id: "ns#Added" };

describe("a change of the model", () => {
  test("moves no answer of other operations", () => {
    for (const name of ["SignUp", "ListUsers", "AdminGetUser"]) {
      const operation = cognito.operations[name];
      if (operation === undefined) throw new Error("BUG: no such operation");
      const others = Object.fromEntries(operations.filter((it) => it.name !== name).map((it) => [it.name, it]));
      const alone: ServiceSchema = { ...cognito, operations: { [name]: operation } };
      const more: ServiceSchema = {
        ...cognito,
        operations: { Added: { ...operation, name: "Added" }, ...others, [name]: operation },
      };
      const answers = [cognito, alone, more].map((service) => {
        const mock = createMock({ service, seed: 7, validation: "off" });
        const headers = new Headers({
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": `AWSCognitoIdentityProviderService.${name}`,
        });
        return mock.handle({ method: "POST", target: "/", headers, body: "{}" });
      });
      const bodies = answers.map((answer) => (answer instanceof Promise ? "later" : answer.body));
      expect(new Set(bodies).size).toBe(1);
      expect(bodies[0]).not.toBe("later");
    }
  });

  test("a new member moves no other member of its own operation, wherever it comes", () => {
    for (const operation of operations) {
      const before = outputOf(operation);
      for (const members of [
        { Added: { target: text }, ...operation.output.members },
        { ...operation.output.members, Added: { target: text } },
      ]) {
        const { Added: _, ...after } = outputOf({ ...operation, output: { ...operation.output, members } });
        expect(after).toEqual(before);
      }
    }
  });

  test("a new member deep in it moves nothing beside it", () => {
    const operation = cognito.operations["DescribeUserPool"];
    if (operation === undefined) throw new Error("BUG: no such operation");
    const pool = operation.output.members["UserPool"] as MemberSchema;
    const target = (typeof pool.target === "function" ? pool.target() : pool.target) as StructureSchema;
    const changed = { ...target, members: { Added: { target: text }, ...target.members } };
    const output = { ...operation.output, members: { UserPool: { ...pool, target: changed } } };
    const after = outputOf({ ...operation, output })["UserPool"] as Record<string, unknown>;
    const { Added, ...rest } = after;
    expect(Added).toMatch(/^added-/);
    expect(rest).toEqual(outputOf(operation)["UserPool"]);
  });
});

describe("how much", () => {
  test.each(["minimal", "typical", "full"] as const)("%s, for every operation of Cognito", (optional) => {
    const sizes = operations.map((operation) => JSON.stringify(outputOf(operation, 7, optional)).length);
    const typical = operations.map((operation) => JSON.stringify(outputOf(operation, 7)).length);
    const sum = (list: readonly number[]): number => list.reduce((left, right) => left + right, 0);
    if (optional === "minimal") expect(sum(sizes)).toBeLessThan(sum(typical) / 4);
    if (optional === "full") expect(sum(sizes)).toBeGreaterThan(sum(typical));
  });
});

describe("texts by the names of their members", () => {
  const names: readonly (readonly [string, RegExp])[] = [
    ["Email", /^[a-z]+\.[a-z]+@example\.com$/],
    ["phone_number", /^\+1555\d{7}$/],
    ["GivenName", /^[A-Z][a-z]+$/],
    ["family_name", /^[A-Z]\w+$/],
    ["DisplayName", /^[A-Z][a-z]+ [A-Z]\w+$/],
    ["UserName", /^[a-z]+\.[a-z]+$/],
    ["RoleArn", /^arn:aws:service:us-east-1:\d{12}:resource\/\w{8}$/],
    ["CallbackURL", /^https:\/\/example\.com\//],
    ["SourceIp", /^192\.0\.2\.\d+$/],
    ["ipv6Address", /^2001:db8::/],
    ["CidrBlock", /^10\.\d+\.0\.0\/16$/],
    ["City", /^[A-Z]\w+$/],
    ["postalCode", /^\d{5}$/],
    ["Description", /^[A-Z].* .*\.$/],
    ["CreatedAt", /^2024-\d\d-\d\dT[\d:.]+Z$/],
    ["StartDate", /^2024-\d\d-\d\d$/],
    ["AvailabilityZone", /^us-east-1[a-f]$/],
    ["UserSub", /^[\da-f]{8}-[\da-f-]{27}$/],
    ["EngineVersion", /^\d\.\d\.0$/],
    ["Whatever", /^whatever-[\da-f]{4}$/],
    // What only sounds alike.
    ["Membership", /^membership-/],
    ["Description2", /^description2-/],
  ];
  test.each(names)("%s", (name, want) => {
    const string: Schema = { type: "string", id: "ns#Text" };
    const schema: StructureSchema = { type: "structure", id: "ns#Sample", members: { [name]: { target: string } } };
    for (let seed = 0; seed < 20; seed++) {
      expect((sampleValue(schema, seed) as Record<string, unknown>)[name]).toMatch(want);
    }
  });
});

describe("pages", () => {
  const pool = "us-east-1_Abc123xyz";
  const page = async (mock: ReturnType<typeof createMock>, more: object = {}) =>
    (await ask(mock, { operation: listUsers.name, body: json({ UserPoolId: pool, ...more }) })).json as {
      Users: unknown[];
      PaginationToken?: string;
    };

  test.each([2, 3, 5])("%i of them: tokens lead from one to the next, and to an end", async (pages) => {
    const mock = createMock({ service: smallCognito, pages });
    const seen = [await page(mock)];
    for (let token = seen[0]?.PaginationToken; token !== undefined; token = seen.at(-1)?.PaginationToken) {
      seen.push(await page(mock, { PaginationToken: token }));
      expect(seen.length).toBeLessThanOrEqual(pages);
    }
    expect(seen).toHaveLength(pages);
    expect(new Set(seen.map((it) => JSON.stringify(it.Users))).size).toBe(pages);
    expect(await page(mock, { PaginationToken: "nobody gave this out" })).not.toHaveProperty("PaginationToken");
  });

  test("the first page is what it is without pages", async () => {
    const [one, two] = [
      await page(createMock({ service: smallCognito })),
      await page(createMock({ service: smallCognito, pages: 2 })),
    ];
    expect(two.Users).toEqual(one.Users);
    expect(one).not.toHaveProperty("PaginationToken");
  });

  test("hold no more than was asked for", async () => {
    const mock = createMock({ service: smallCognito });
    expect((await page(mock)).Users).toHaveLength(2);
    expect((await page(mock, { Limit: 1 })).Users).toHaveLength(1);
    expect((await page(mock, { Limit: 60 })).Users).toHaveLength(2);
    expect((await page(mock)).Users).toHaveLength(2);
  });
});

test("an operation that does not exist is an error", async () => {
  const mock = createMock({ service: smallCognito });
  for (const operation of ["SignIn", "toString", "__proto__", ""]) {
    const { status, json: body } = await ask(mock, { operation });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toBeDefined();
  }
});
