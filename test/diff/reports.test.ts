/** Every form of a comparison: what it has to contain, and that nothing of a model breaks out of it. */
import { describe, expect, it } from "vitest";
import { diff } from "../../generator/diff/diff.js";
import type { Comparison } from "../../generator/diff/report/comparison.js";
import { groupedEvents, listedEvents } from "../../generator/diff/report/comparison.js";
import { changelogEntry } from "../../generator/diff/report/changelog.js";
import { githubReport } from "../../generator/diff/report/github.js";
import { markdownReport } from "../../generator/diff/report/markdown.js";
import { sarifReport } from "../../generator/diff/report/sarif.js";
import { summaryOf } from "../../generator/diff/summary.js";
import type { SmallModel } from "./small-models.js";
import { smallModel, string, structure, target } from "./small-models.js";

const service = { type: "service", version: "1", operations: [target("One"), target("Two")] };
const base: Readonly<Record<string, object>> = {
  Weather: service,
  One: { type: "operation", input: target("OneInput"), output: target("Shared") },
  Two: { type: "operation", output: target("Shared") },
  OneInput: structure({ a: target("smithy.api#String") }),
  Shared: structure({ password: target("Secret") }),
  Secret: string({ sensitive: {} }),
};

function compared(old: SmallModel, now: SmallModel, name = "models/weather.json"): Comparison {
  return { name, oldName: `HEAD~1:${name}`, diff: diff(smallModel(old), smallModel(now)) };
}

const changed = compared(
  { shapes: base },
  {
    metadata: { suppressions: [{ id: "ModifiedTrait", namespace: "ns" }] },
    shapes: {
      ...base,
      OneInput: structure({ a: target("smithy.api#String"), b: target("smithy.api#String", { required: {} }) }),
      Secret: string({ documentation: "free" }),
    },
  },
);

describe("the summary", () => {
  it("counts, and says first what became public, suppressed or not", () => {
    expect(summaryOf(changed.diff)).toEqual([
      "ns#Shared$password is NO LONGER SENSITIVE: it is not redacted any more",
      "events: 1 ERROR, 2 NOTE, 2 suppressed",
      "semver: major (code that calls the service may stop compiling)",
      "declarations: 5 changed",
      "may stop compiling: OneInput",
      "operations: One, Two",
    ]);
  });

  it("says that nothing differs", () => {
    expect(summaryOf(compared({ shapes: base }, { shapes: base }).diff)).toEqual(["no differences"]);
  });

  it("counts changes of documentation", () => {
    const now = { ...base, Secret: string({ sensitive: {}, documentation: "x" }) };
    const [events] = summaryOf(
      compared({ shapes: { ...base, Secret: string({ sensitive: {}, documentation: "y" }) } }, { shapes: now }).diff,
    );
    expect(events).toBe("events: 1 of documentation");
  });
});

describe("groups", () => {
  it("are operations, then what several share, then the rest", () => {
    const groups = groupedEvents(changed.diff, changed.diff.events);
    expect(groups.map(({ title, events }) => [title, events.map(({ eventId }) => eventId)])).toEqual([
      ["ns#One", ["AddedRequiredMember", "AddedShape"]],
      [
        "several operations",
        ["ModifiedTrait.Add.smithy.api#documentation", "ModifiedTrait.Remove.smithy.api#sensitive"],
      ],
      ["the service and shapes that no operation reaches", ["AddedMetadata"]],
    ]);
  });

  it("list neither documentation nor what is suppressed", () => {
    expect(listedEvents(changed.diff).map(({ eventId }) => eventId)).toEqual([
      "AddedMetadata",
      "AddedRequiredMember",
      "AddedShape",
    ]);
  });
});

/** Text that would be markup, a command or a mention somewhere. */
const hostile = "x\n::error::gone %0A <img src=x> [a](https://e.example) @someone `c` | d #1 \u001b[31m";
const attack = compared(
  { metadata: { [hostile]: hostile }, shapes: base },
  { shapes: { ...base, OneInput: structure({ a: target("smithy.api#Integer") }) } },
  "models/a,b:c.json",
);

describe("Markdown", () => {
  it("warns of what became public before anything else", () => {
    const text = markdownReport([changed]);
    expect(text).toContain("> [!CAUTION]\n> **ns&#35;Shared\\$password** is NO LONGER SENSITIVE");
    expect(text).toContain("| OneInput.b | construct | caller | it is new and required |");
    expect(text).toContain("<details><summary>One: 2</summary>");
    expect(text.indexOf("CAUTION")).toBeLessThan(text.indexOf("semver"));
  });

  it("shows a model's text as it is", () => {
    const text = markdownReport([attack]);
    expect(text).not.toMatch(/<img|@someone|https:\/\/e|\n::error/);
    expect(text).not.toContain("\u001b");
    expect(text).toContain("&lt;img");
  });
});

describe("the changelog", () => {
  it("has what is breaking and what changed, by kind", () => {
    expect(changelogEntry([changed])).toBe(
      "### Weather (major)\n\n#### Security\n\n- `Shared$password` is NO LONGER SENSITIVE: it is not redacted any more.\n\n" +
        "#### Breaking\n\n- `OneInput.b`, where code makes it: it is new and required.\n\n" +
        "#### Changed\n\n- interfaces: `OneInput`, `Shared`\n",
    );
  });

  it("says so when there is nothing to say", () => {
    expect(changelogEntry([compared({ shapes: base }, { shapes: base })])).toBe("No generated type changed.\n");
  });
});

describe("GitHub annotations", () => {
  it("stand at the lines of the new file, the worst first", () => {
    const [first, second] = githubReport([changed]).split("\n");
    expect(first).toMatch(/^::error file=models\/weather.json,title=Sensitivity::ns#Shared\$password is NO LONGER/);
    expect(second).toMatch(/^::error file=m\.json,line=1,col=\d+,title=ERROR AddedRequiredMember::The new member/);
  });

  it("are one line each, whatever a model holds", () => {
    const lines = githubReport([attack]).trimEnd().split("\n");
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,]*,(?:line=\d+,col=\d+,)?title=[^:]*::[^\r\n]*$/);
    expect(lines.some((line) => line.includes("file=models/a%2Cb%3Ac.json"))).toBe(true);
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly SarifResult[];
  }[];
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region?: { readonly startLine: number };
    };
  }[];
  readonly suppressions?: readonly { readonly kind: string }[];
}

describe("SARIF", () => {
  const log = JSON.parse(sarifReport([changed, attack], "1.2.3")) as Sarif;
  const [run] = log.runs;

  it("has what the schema requires", () => {
    expect(log.version).toBe("2.1.0");
    expect(run?.tool.driver.name).toBe("wrought");
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(["none", "note", "warning", "error"]).toContain(result.level);
      expect(result.message.text).not.toBe("");
      for (const { physicalLocation } of result.locations) {
        expect(URL.canParse(physicalLocation.artifactLocation.uri, "file:///base/")).toBe(true);
        expect(physicalLocation.artifactLocation.uri).not.toMatch(/[:,\s]/);
        expect(physicalLocation.region?.startLine ?? 1).toBeGreaterThan(0);
      }
    }
  });

  it("has every event, suppressed ones marked", () => {
    const events = [...changed.diff.events, ...attack.diff.events];
    expect(run?.results).toHaveLength(events.length + changed.diff.sensitivity.length);
    const marked = run?.results.filter(({ suppressions }) => suppressions?.[0]?.kind === "inSource") ?? [];
    expect(marked).toHaveLength(events.filter(({ severity }) => severity === "SUPPRESSED").length);
    expect(marked.length).toBeGreaterThan(0);
  });
});
