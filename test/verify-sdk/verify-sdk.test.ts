/** `wrought verify-sdk` with clients made for it, with the installed client of Cognito, and with a few of `test/clients`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runVerifySdk } from "../../generator/cli/verify-sdk-run.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Difference } from "../../generator/verify-sdk/compare-facts.js";
import { compareFacts } from "../../generator/verify-sdk/compare-facts.js";
import { modelFacts } from "../../generator/verify-sdk/model-facts.js";
import { findClient, readClient } from "../../generator/verify-sdk/read-client.js";
import { fakeContext } from "../cli/fake-context.js";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { renamed, weather } from "../cli/weather.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const corpus = process.env["WROUGHT_CORPUS"] ?? `${root}../shared/corpus`;

function differences(modelText: string, name: string, from: string): readonly Difference[] {
  const { model } = loadModel([{ file: "model.json", text: modelText }]);
  const [service] = model === undefined ? [] : servicesOf(model);
  const folder = findClient(name, from);
  const client = folder === undefined ? undefined : readClient(folder, name);
  if (model === undefined || service === undefined || client === undefined) throw new Error(`no model or no ${name}`);
  return compareFacts(modelFacts(model, service), client.facts, client);
}

const asText = ({ kind, subject, model = "-", client = "-" }: Difference): string =>
  `${kind} ${subject}: ${model} | ${client}`;

describe("the client of Cognito", () => {
  const client = "@aws-sdk/client-cognito-identity-provider";
  const text = readFileSync(`${root}models/cognito-identity-provider.json`, "utf8");
  const before = differences(text, client, root).map(asText);
  const ns = "com.amazonaws.cognitoidentityprovider#";

  it("has all that an older model has, with the same faults and the same secrets", () => {
    const bad = before.filter((line) => /^(?:sensitivity|kind|fault|input|output) |: present \| -/.test(line));
    expect(bad).toEqual([]);
  });

  type Shapes = Record<
    string,
    { traits?: object; members?: Record<string, { traits?: object; target?: string }>; [key: string]: unknown }
  >;
  const rows: readonly (readonly [string, (shapes: Shapes) => void, readonly string[]])[] = [
    [
      "an operation less",
      (shapes) => {
        const service = shapes[`${ns}AWSCognitoIdentityProviderService`];
        const operations = service?.["operations"] as readonly { readonly target: string }[];
        if (service !== undefined)
          service["operations"] = operations.filter(({ target }) => !target.endsWith("#SignUp"));
      },
      [
        "operation SignUp: - | present",
        "structure SignUpRequest: - | present",
        "structure SignUpResponse: - | present",
      ],
    ],
    [
      "a member less, and one more",
      (shapes) => {
        const members = shapes[`${ns}SignUpRequest`]?.members ?? {};
        delete members["Password"];
        members["PassWord"] = { target: "smithy.api#String" };
      },
      ["member SignUpRequest.PassWord: present | -", "member SignUpRequest.Password: - | present"],
    ],
    [
      "a member that is not required",
      (shapes) => {
        const member = shapes[`${ns}SignUpRequest`]?.members?.["Username"];
        if (member !== undefined) member.traits = {};
      },
      ["required SignUpRequest.Username: optional | required"],
    ],
    [
      "a type that is not sensitive",
      (shapes) => {
        const shape = shapes[`${ns}SessionType`];
        if (shape !== undefined) shape.traits = {};
      },
      [
        "sensitivity AdminInitiateAuthRequest.Session: nothing | value",
        "sensitivity AssociateSoftwareTokenResponse.Session: nothing | value",
      ],
    ],
    [
      "an error with another fault",
      (shapes) => {
        const shape = shapes[`${ns}UserNotFoundException`];
        if (shape !== undefined) shape.traits = { ...shape.traits, "smithy.api#error": "server" };
      },
      ["fault UserNotFoundException: server | client"],
    ],
    [
      "an operation with other errors",
      (shapes) => {
        const shape = shapes[`${ns}SignUp`];
        // Without its examples, which end in the other errors.
        if (shape !== undefined)
          Object.assign(shape, { errors: [{ target: `${ns}UserNotFoundException` }], traits: {} });
      },
      ["operation-error SignUp: UserNotFoundException | -", "operation-error SignUp: - | UsernameExistsException"],
    ],
    [
      "a value of an enum more",
      (shapes) => {
        const members = shapes[`${ns}UserStatusType`]?.members ?? {};
        members["DOCTORED"] = { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": "DOCTORED" } };
      },
      ["enum-value UserStatusType: DOCTORED | -"],
    ],
  ];

  it.each(rows)("is told from a model with %s", (_, doctor, want) => {
    const model = JSON.parse(text);
    doctor(model.shapes);
    const after = differences(JSON.stringify(model), client, root).map(asText);
    const fresh = after.filter((line) => !before.includes(line));
    expect(fresh).toEqual(expect.arrayContaining([...want]));
  });
});

describe("clients of test/clients", () => {
  const rows = [
    { name: "@aws-sdk/client-sqs", file: "sqs-2012-11-05" },
    { name: "@aws-sdk/client-lex-runtime-v2", file: "lex-runtime-v2-2020-08-07" },
    { name: "@aws-sdk/client-dynamodb", file: "dynamodb-2012-08-10" },
  ];
  const here = rows.filter(({ name, file }) => {
    return existsSync(`${root}test/clients/node_modules/${name}`) && existsSync(`${corpus}/models/${file}.json`);
  });
  const absent = rows.length - here.length;
  if (absent > 0) console.log(`verify-sdk: skipped ${absent} clients that are not installed or have no model here`);

  for (const row of rows) {
    it.skipIf(!here.includes(row))(`${row.name} has what an older model has`, () => {
      const text = readFileSync(`${corpus}/models/${row.file}.json`, "utf8");
      const found = differences(text, row.name, `${root}test/clients`).map(asText);
      expect(found.filter((line) => !/ - \| present$|^enum-value .* - \|/.test(line))).toEqual([]);
    });
  }
});

describe("wrought verify-sdk", () => {
  let home: Place;
  beforeEach(() => (home = place()));
  afterEach(() => home.remove());

  /** A client of the weather, as the SDK has them. */
  function install(more: string = ""): void {
    const client = "node_modules/@aws-sdk/client-weather";
    home.write(`${client}/package.json`, JSON.stringify({ name: "@aws-sdk/client-weather", version: "3.1.0" }));
    home.write(
      `${client}/dist-es/schemas/schemas_0.js`,
      `const n = "example.weather"; const e = "error", h = "httpError", c = "client";
       throw new Error("this module must not run");
       var Token = [0, n, "Token", 8, 0];
       export var In$ = [3, n, "GetCityInput", 0, ["cityId", "token"], [0, [() => Token, 0]], 1];
       export var Out$ = [3, n, "GetCityOutput", 0, ["name", "sky", "tags"], [0, 0, 64 | 0]];
       export var No$ = [-3, n, "NoSuchCity", { [e]: c, [h]: 404 }, ["message"], [0]];
       var __Unit = "unit";
       export var GetCity$ = [9, n, "GetCity", 0, () => In$, () => Out$];
       export var Forget$ = [9, n, "Forget", 0, () => __Unit, () => __Unit];
       ${more}`,
    );
    home.write(`${client}/dist-types/commands/GetCityCommand.d.ts`, "/** @throws {@link NoSuchCity} (client fault) */");
    home.write(`${client}/dist-types/commands/ForgetCommand.d.ts`, "");
    home.write(
      `${client}/dist-types/models/enums.d.ts`,
      `export declare const Sky: { readonly CLEAR: "clear"; readonly GREY: "grey" };`,
    );
  }

  async function run(
    client: string,
    models: readonly string[] = [],
    json = false,
  ): Promise<{ code: number; out: string; err: string }> {
    const context = fakeContext(home.folder);
    const view = { json, quiet: false, verbose: false };
    const code = await runVerifySdk({ client, models, services: [] }, view, context);
    return { code, ...context.printed };
  }

  it("says that both agree, and runs nothing of the client", async () => {
    install();
    home.write("models/tide.json", renamed("Tide"));
    home.write("models/weather.json", weather());
    expect(await run("@aws-sdk/client-weather")).toEqual({
      code: 0,
      out: "@aws-sdk/client-weather 3.1.0 and example.weather#Weather (models/weather.json) agree: 2 operations, 3 structures, 1 enum\n",
      err: "",
    });
  });

  it("lists what is missing on either side, and what differs", async () => {
    install(`export var More$ = [9, n, "More", 0, () => In$, () => __Unit];`);
    const sky = {
      type: "enum",
      members: {
        FOG: { target: "smithy.api#Unit" },
        CLEAR: { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": "clear" } },
      },
    };
    home.write(
      "models/weather.json",
      weather({ "example.weather#Sky": sky, "example.weather#Token": { type: "string" } }),
    );
    const { code, out } = await run("@aws-sdk/client-weather");
    expect([code, out.split("\n").slice(1)]).toEqual([
      1,
      [
        "only in the client (2)",
        "  operation   More",
        "  enum-value  Sky  grey",
        "only in the model (1)",
        "  enum-value  Sky  FOG",
        "different (1)",
        "  sensitivity  GetCityInput.token  model: nothing, client: value",
        "",
      ],
    ]);
    const report = JSON.parse((await run("@aws-sdk/client-weather", ["models/weather.json"], true)).out);
    expect(report).toMatchObject({ command: "verify-sdk", ok: false, client: { version: "3.1.0", hasSchemas: true } });
    expect(report.differences).toContainEqual({
      kind: "sensitivity",
      subject: "GetCityInput.token",
      model: "nothing",
      client: "value",
    });
  });

  it("compares what declarations say, where a client has no schemas", async () => {
    const client = "node_modules/@aws-sdk/client-weather";
    install();
    home.write(`${client}/dist-es/schemas/schemas_0.js`, "");
    home.write(
      `${client}/dist-types/models/models_0.d.ts`,
      `export interface GetCityInput { cityId: string | undefined; token?: string }
       export interface GetCityOutput { name?: string; sky?: string }
       export declare class NoSuchCity { readonly name: "NoSuchCity"; readonly $fault: "client" }`,
    );
    home.write("models/weather.json", weather());
    const { code, out } = await run("@aws-sdk/client-weather");
    expect([code, out.split("\n").slice(1)]).toEqual([
      1,
      [
        "only in the model (2)",
        "  member  GetCityOutput.tags",
        "  member  NoSuchCity.message",
        "This client has no schema module: sensitivity, unions, inputs and outputs were not compared.",
        "",
      ],
    ]);
  });

  it.each([
    ["a client that is not installed", "@aws-sdk/client-x", "error sdk-missing"],
    ["a name that is a path", "../../x", "error sdk-missing"],
    ["a package that is no client", "other", "error sdk-unreadable"],
    ["a client of another service", "@aws-sdk/client-weather", "error service-missing"],
  ])("refuses %s", async (_, name, want) => {
    install();
    home.write("node_modules/other/package.json", "{}");
    home.write("models/tide.json", renamed("Tide"));
    home.write("models/rain.json", renamed("Rain"));
    const { code, err } = await run(name);
    expect([code, err]).toEqual([1, expect.stringContaining(want)]);
    expect(readdirSync(home.folder).toSorted()).toEqual(["models", "node_modules"]);
  });
});
