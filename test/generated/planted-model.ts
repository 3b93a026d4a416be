/** A valid model in which every string that a model's author may choose freely carries a payload. */

type Traits = Readonly<Record<string, unknown>>;
interface Member {
  readonly target: string;
  readonly traits?: Traits;
}

const to = (target: string, traits: Traits = {}): Member => ({ target, traits });

/** The JSON AST; `p` makes a text unique by place, so that values that have to differ do. */
export function plantedModel(payload: string): { smithy: string; metadata: unknown; shapes: Record<string, unknown> } {
  let count = 0;
  const p = (): string => `${payload}${count++}`;
  const documented = (): Traits => ({
    "smithy.api#documentation": `<p>${p()}</p><ul><li>${p()}</li></ul><code>${p()}</code><a href="${p()}">${p()}</a>`,
    "smithy.api#externalDocumentation": { [p()]: `https://example.com/${p()}` },
    "smithy.api#deprecated": { message: p(), since: p() },
    "smithy.api#since": p(),
    "smithy.api#tags": [p()],
    "smithy.api#unstable": {},
  });
  const dependentKeys = {
    by: "kind",
    cases: { [p()]: { requires: [p()], allows: [p()], allowsPrefixes: [p()] }, [p()]: { allows: [] } },
  };
  const one = p();
  const member = (target: string, more: Traits = {}): Member => to(target, { ...documented(), ...more });
  const shapes = {
    "planted#Planted": {
      type: "service",
      version: p(),
      operations: [to("planted#Do")],
      errors: [to("planted#Failed")],
      traits: {
        ...documented(),
        "smithy.api#title": p(),
        "smithy.api#xmlNamespace": { uri: `https://example.com/${encodeURIComponent(p())}` },
        "aws.protocols#restJson1": {},
      },
    },
    "planted#Do": {
      type: "operation",
      input: to("planted#DoInput"),
      output: to("planted#DoOutput"),
      traits: {
        ...documented(),
        "smithy.api#http": { method: "POST", uri: "/do" },
        "smithy.api#examples": [
          { title: p(), documentation: p(), input: { text: p(), map: { [p()]: p() } }, output: { text: one } },
          { title: p(), input: {}, error: { shapeId: "planted#Failed", content: { message: p() } } },
        ],
      },
    },
    "planted#DoInput": {
      type: "structure",
      members: {
        text: member("smithy.api#String", { "smithy.api#default": p(), "smithy.api#jsonName": p() }),
        kind: member("smithy.api#String", { "smithy.api#recommended": { reason: p() } }),
        map: member("planted#Map", { "wrought.api#dependentKeys": dependentKeys }),
        pattern: member("planted#Pattern", { "smithy.api#pattern": quoted(p()) }),
        value: member("planted#Value"),
        document: member("smithy.api#Document", { "smithy.api#default": { [p()]: [p()] } }),
        media: member("planted#Media"),
      },
      traits: documented(),
    },
    "planted#DoOutput": { type: "structure", members: { text: member("planted#Value") }, traits: documented() },
    "planted#Failed": {
      type: "structure",
      members: { message: member("smithy.api#String") },
      traits: { ...documented(), "smithy.api#error": "client" },
    },
    "planted#Map": { type: "map", key: member("smithy.api#String"), value: member("smithy.api#String") },
    "planted#Pattern": { type: "string", traits: { ...documented(), "smithy.api#pattern": quoted(p()) } },
    // Of media types the loader accepts no other characters than they have.
    "planted#Media": { type: "string", traits: { ...documented(), "smithy.api#mediaType": "text/planted" } },
    "planted#Value": {
      type: "enum",
      members: {
        ONE: to("smithy.api#Unit", { ...documented(), "smithy.api#enumValue": one }),
        TWO: to("smithy.api#Unit", { ...documented(), "smithy.api#enumValue": p(), "smithy.api#tags": ["internal"] }),
      },
      traits: documented(),
    },
  };
  return { smithy: "2.0", metadata: { note: p() }, shapes };
}

/** The text as a pattern that matches it. */
function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
