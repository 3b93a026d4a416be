/** What the control API says of operations beside their shapes: words, deprecation, streams, patterns that a form must not run. */
import { describe, expect, test } from "vitest";
import { documentationOf } from "../../../generator/cli/mock-documentation.js";
import { serviceSchemaOf } from "../../../generator/live/service-schema.js";
import { loadModel } from "../../../generator/model/load-model.js";
import { servicesOf } from "../../../generator/model/services.js";
import { createMock, withControl } from "../../../runtime/mock/index.js";

const namespace = "example.words";
const words = (text: string): object => ({ "smithy.api#documentation": text });
const shapes = {
  [`${namespace}#Words`]: {
    type: "service",
    version: "1",
    operations: [{ target: `${namespace}#Put` }, { target: `${namespace}#Old` }],
    traits: { "aws.protocols#restJson1": {} },
  },
  [`${namespace}#Put`]: {
    type: "operation",
    input: { target: `${namespace}#PutInput` },
    output: { target: "smithy.api#Unit" },
    errors: [{ target: `${namespace}#Full` }],
    traits: { "smithy.api#http": { method: "PUT", uri: "/" }, ...words("<p>Puts <b>it</b>.</p>") },
  },
  [`${namespace}#Old`]: {
    type: "operation",
    input: { target: "smithy.api#Unit" },
    output: { target: "smithy.api#Unit" },
    traits: { "smithy.api#http": { method: "GET", uri: "/" }, "smithy.api#deprecated": {} },
  },
  [`${namespace}#PutInput`]: {
    type: "structure",
    members: {
      body: { target: `${namespace}#Body`, traits: { "smithy.api#httpPayload": {}, "smithy.api#required": {} } },
      slow: { target: `${namespace}#Slow`, traits: { "smithy.api#httpHeader": "slow", ...words("<i>Own</i> words.") } },
      plain: {
        target: `${namespace}#Plain`,
        traits: { "smithy.api#httpHeader": "plain", "smithy.api#deprecated": {} },
      },
    },
  },
  [`${namespace}#Full`]: {
    type: "structure",
    members: {},
    traits: { "smithy.api#error": "client", ...words("Full.") },
  },
  [`${namespace}#Body`]: { type: "blob", traits: { "smithy.api#streaming": {} } },
  [`${namespace}#Slow`]: { type: "string", traits: { "smithy.api#pattern": "^(a+b?a+)+$" } },
  [`${namespace}#Plain`]: { type: "string", traits: { "smithy.api#pattern": "^a$", ...words("The target's words.") } },
};

const { model } = loadModel([{ file: "words.json", text: JSON.stringify({ smithy: "2.0", shapes }) }]);
const [service] = model === undefined ? [] : servicesOf(model);
if (model === undefined || service === undefined) throw new Error("BUG: the model of this test does not load");
const schema = serviceSchemaOf(model, service);
const mock = withControl(createMock({ service: schema }), { documentation: documentationOf(model, schema) });
const ask = async (path: string): Promise<unknown> =>
  (await mock.fetch(new Request(`http://localhost/_wrought/${path}`))).json();

describe("the control API", () => {
  test("flags operations that are deprecated or stream", async () => {
    const all = await ask("operations");
    expect(all).toContainEqual(expect.objectContaining({ name: "Put", summary: "Puts it.", streaming: "input" }));
    expect(all).toContainEqual(expect.objectContaining({ name: "Old", deprecated: true }));
    expect(all).not.toContainEqual(expect.objectContaining({ name: "Put", deprecated: true }));
  });

  test("describes members by their own words, or else by their target's", async () => {
    expect(await ask("operations/Put")).toMatchObject({
      streaming: "input",
      errors: [{ name: "Full", documentation: "Full." }],
      $defs: {
        PutInput: {
          properties: {
            body: { contentEncoding: "base64", "x-streaming": true },
            slow: { description: "Own words.", pattern: "^(a+b?a+)+$", "x-costly-pattern": true },
            plain: { description: "The target's words.", deprecated: true, pattern: "^a$" },
          },
        },
      },
    });
  });

  test("marks no pattern that is harmless", async () => {
    const { $defs } = (await ask("operations/Put")) as { $defs: { PutInput: { properties: { plain: object } } } };
    expect($defs.PutInput.properties.plain).not.toHaveProperty("x-costly-pattern");
  });
});
