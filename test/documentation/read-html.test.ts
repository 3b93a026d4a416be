/** Simple markup is read by a shorter way than other markup, with the same events. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHtml } from "../../generator/documentation/read-html.js";
import { corpusDocumentation, hasCorpus } from "./corpus-documentation.js";

/** What the sink is told; pieces of one text joined. */
function eventsOf(html: string): readonly string[] {
  const events: string[] = [];
  let text = "";
  const end = (): void => {
    if (text !== "") events.push(`text ${text}`);
    text = "";
  };
  readHtml(html, {
    text: (piece) => {
      text += piece;
    },
    open: ({ name, raw, attributes }) => {
      end();
      events.push(`open ${name} ${raw} ${JSON.stringify([...attributes])}`);
    },
    close: (name, raw) => {
      end();
      events.push(`close ${name} ${raw}`);
    },
  });
  end();
  return events;
}

/** A comment is dropped, and is not simple: all of the text takes the long way. */
const theLongWay = (html: string): readonly string[] => eventsOf(`${html}<!-- -->`);

const part = fc.oneof(
  fc.constantFrom("<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<code>", "</code>", "<i>", "</i>", "<br>", "<h1>"),
  fc.constantFrom(
    '<a href="https://example.com/?a=b">',
    "<a>",
    "</a>",
    '<a href="">',
    "<title>",
    "<script>",
    "</script>",
  ),
  fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/[<&]/g, ">")),
);

describe("simple markup", () => {
  it("is read as any other", () => {
    const html = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(html, (text) => {
        expect(eventsOf(text)).toEqual(theLongWay(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("is read in linear time when it turns out not to be simple", () => {
    const events = eventsOf(`${"a ".repeat(200_000)}<p>&amp;</p>`);
    expect(events.at(-1)).toBe("close p </p>");
  });

  it.runIf(hasCorpus)("is read as any other in the corpus", () => {
    for (const text of corpusDocumentation().slice(0, 20_000)) {
      if (!/<[^>]*$/.test(text)) expect(eventsOf(text)).toEqual(theLongWay(text));
    }
  });
});
