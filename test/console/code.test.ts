/** Requests, stubs and faults as the code that the console gives to copy. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Health, JsonSchema, WireRequest } from "../../runtime/console/api-types.js";
import { cliCode, curlCode, sdkCode } from "../../runtime/console/code/request-code.js";
import { controlCurl, faultTypeScript, scenarioYaml, stubTypeScript } from "../../runtime/console/code/script-code.js";
import { cliName, serviceNamesOf } from "../../runtime/console/code/service-names.js";

const cognito: Health = {
  service: "com.amazonaws.cognitoidentityprovider#AWSCognitoIdentityProviderService",
  sdkId: "Cognito Identity Provider",
  endpointPrefix: "cognito-idp",
  version: "2016-04-18",
  protocols: [],
  operations: 1,
};
const weather: Health = { ...cognito, service: "example.weather#Weather", sdkId: "Weather" };
const definitions = {};
const schema: JsonSchema = {
  type: "object",
  properties: {
    Name: { type: "string" },
    At: { type: "string", format: "date-time" },
    Body: { type: "string", contentEncoding: "base64", "x-streaming": true },
    Blob: { type: "string", contentEncoding: "base64" },
  },
};
const origin = "http://127.0.0.1:4566";
const parts = { health: cognito, operation: "SignUp", schema, definitions, input: { Name: "it's" }, origin };

describe("names", () => {
  test.each([
    ["SignUp", "sign-up"],
    ["AdminSetUserMFAPreference", "admin-set-user-mfa-preference"],
    ["GetUICustomization", "get-ui-customization"],
    ["DescribeDBInstances", "describe-db-instances"],
    ["ListHITs", "list-hits"],
    ["ListQApps", "list-q-apps"],
    ["VerifySoftwareToken", "verify-software-token"],
    ["ListObjectsV2", "list-objects-v2"],
  ])("%s is %s on the command line", (given, want) => expect(cliName(given)).toBe(want));

  test("of an AWS service, and of none", () => {
    expect(serviceNamesOf(cognito)).toEqual({
      module: "@aws-sdk/client-cognito-identity-provider",
      client: "CognitoIdentityProviderClient",
      command: "cognito-idp",
    });
    expect(serviceNamesOf({ ...cognito, sdkId: "S3", endpointPrefix: "s3" })?.command).toBe("s3api");
    expect(serviceNamesOf(weather)).toBeUndefined();
  });
});

describe("a request", () => {
  test("for the SDK, moments and bytes in its types", () => {
    const code = sdkCode({ ...parts, input: { Name: "a", At: "2030-01-01T00:00:00Z", Blob: "AAE=" } });
    expect(code).toContain(
      'import { CognitoIdentityProviderClient, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider"',
    );
    expect(code).toContain('At: new Date("2030-01-01T00:00:00Z")');
    expect(code).toContain('Blob: Buffer.from("AAE=", "base64")');
  });

  test("for a service that has no SDK", () => {
    expect(sdkCode({ ...parts, health: weather })).toContain('client.send("SignUp", { Name: "it\'s" })');
    expect(cliCode({ ...parts, health: weather })).toBeUndefined();
  });

  test("for the AWS CLI, as arguments of a shell, with a file for what streams", () => {
    const code = cliCode({ ...parts, input: { Name: "it's $(id)", Body: "AAE=" } }) ?? "";
    expect(shellArguments(code)).toEqual([
      "aws",
      "cognito-idp",
      "sign-up",
      "--endpoint-url",
      origin,
      "--region",
      "us-east-1",
      "--cli-input-json",
      '{"Name":"it\'s $(id)"}',
      "--body",
      "./Body",
    ]);
  });

  test.each<[string, WireRequest, readonly string[]]>([
    [
      "with a text as its body",
      {
        method: "POST",
        target: "/a?b=c'd",
        headers: [
          ["host", "x"],
          ["content-type", "a/b"],
        ],
        text: "@it's",
      },
      [
        "curl",
        "-sS",
        "--globoff",
        "--path-as-is",
        `${origin}/a?b=c'd`,
        "-H",
        "content-type: a/b",
        "--data-raw",
        "@it's",
      ],
    ],
    [
      "without a body",
      { method: "DELETE", target: "/", headers: [["x-a", ""]], text: "" },
      ["curl", "-sS", "--globoff", "--path-as-is", `${origin}/`, "-X", "DELETE", "-H", "x-a:"],
    ],
  ])("for curl, %s", (_, request, want) => expect(shellArguments(curlCode(request, origin))).toEqual(want));

  test("for curl, with bytes that no shell takes", () => {
    const code = curlCode(
      { method: "POST", target: "/", headers: [["content-type", "application/cbor"]], base64: "AP8=" },
      origin,
    );
    const [pipe = "", rest = ""] = code.split(" | curl");
    expect(execFileSync("bash", ["-c", pipe], { encoding: "latin1" })).toBe("\0\xff");
    expect(rest).toContain("--data-binary @-");
  });
});

describe("a stub", () => {
  const schemas = { definitions, input: schema, output: schema, error: undefined };

  test.each([
    [
      "an output, once, late",
      { on: "SignUp", match: { Name: "a" }, reply: { At: 1 }, times: 1, delay: { min: 1, max: 2 } },
      'mock\n  .on("SignUp", { Name: "a" })\n  .reply({ At: new Date(1000) })\n  .once()\n  .delay({ min: 1, max: 2 });\n',
    ],
    [
      "an error",
      { on: "SignUp", error: "Taken", message: 'say "no"', times: 3 },
      'mock\n  .on("SignUp")\n  .error("Taken", "say \\"no\\"")\n  .times(3);\n',
    ],
    [
      "an error with members",
      { on: "SignUp", error: "Taken", message: "no", members: { left: 2 } },
      'mock\n  .on("SignUp")\n  .error("Taken", { message: "no", left: 2 });\n',
    ],
    [
      "a raw response",
      { on: "SignUp", raw: { status: 503, body: "down" } },
      'mock\n  .on("SignUp")\n  .raw({ status: 503, body: "down" });\n',
    ],
    ["nothing of its own", { on: "SignUp", passThrough: true as const }, 'mock\n  .on("SignUp")\n  .passThrough();\n'],
  ])("with %s", (_, stub, want) => {
    expect(stubTypeScript(stub, schemas)).toBe(want);
    expect(parse(scenarioYaml("stubs", stub))).toEqual({ stubs: [stub] });
    const sent = shellArguments(controlCurl("stubs", stub, `${origin}/_wrought/`, false));
    expect(sent[2]).toBe(`${origin}/_wrought/stubs`);
    expect(JSON.parse(sent.at(-1) ?? "")).toEqual(stub);
  });
});

describe("a fault", () => {
  const fault = { on: "*", kind: "latency", ms: { median: 80, p99: 900 }, rate: 0.5 };

  test("as TypeScript, in a scenario, and for curl", () => {
    expect(faultTypeScript(fault)).toBe(
      'mock.fault("*", { kind: "latency", ms: { median: 80, p99: 900 }, rate: 0.5 });\n',
    );
    expect(parse(scenarioYaml("faults", fault))).toEqual({ faults: [fault] });
    expect(JSON.parse(shellArguments(controlCurl("faults", fault, `${origin}/x/`, false)).at(-1) ?? "")).toEqual(fault);
  });

  test("keeps the token out of what is copied", () => {
    const code = controlCurl("faults", fault, `${origin}/x/`, true);
    expect(code).toContain('-H "authorization: Bearer $WROUGHT_CONTROL_TOKEN"');
  });
});

/** The words of a command, as a shell takes them. */
function shellArguments(command: string): readonly string[] {
  const printed = execFileSync("bash", ["-c", `printf '%s\\0' ${command}`], { encoding: "utf8" });
  return printed.split("\0").slice(0, -1);
}
