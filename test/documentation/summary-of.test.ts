/** The first sentence, as plain text. */
import { expect, it } from "vitest";
import { summaryOf } from "../../generator/documentation/summary-of.js";

it.each([
  ["blank", { given: " <p> </p>", want: "" }],
  ["a sentence", { given: "<p>Creates a pool. It is empty.</p>", want: "Creates a pool." }],
  ["the first paragraph", { given: "<p>Creates a pool</p><p>More.</p>", want: "Creates a pool" }],
  ["after a heading", { given: "<fullname>Amazon X</fullname><p>Does x.</p>", want: "Does x." }],
  ["only a heading", { given: "<h1>Amazon X</h1>", want: "Amazon X" }],
  [
    "code and links",
    {
      given: '<p>The <code>\n id\n </code>, see <a href="https://a.b">this</a> (<i>c</i>)! Or not.</p>',
      want: "The id, see this (c)!",
    },
  ],
  ["placeholders and entities", { given: "<p>To <region> &amp;lt; &lt;b&gt;. X</p>", want: "To <region> &lt; <b>." }],
  [
    "abbreviations",
    {
      given: "<p>A limit, e.g. Ten, of U.S. Dollars etc. Amounts. B.</p>",
      want: "A limit, e.g. Ten, of U.S. Dollars etc. Amounts.",
    },
  ],
  ["versions and addresses", { given: "<p>Since 1.2 at a.bc.C. D</p>", want: "Since 1.2 at a.bc.C." }],
  ["quotes after the end", { given: '<p>Say "yes." Then go.</p>', want: 'Say "yes."' }],
  ["a note first", { given: "<note><p>Not here.</p></note><p>a</p>", want: "Not here." }],
  ["Markdown", { given: "# T\n\n**A** `b <c>` \\*d\\* [e](https://f.g)\nh. I\n\nj", want: "A b <c> *d* e h." }],
  ["a Markdown list", { given: "- a\n- b", want: "a" }],
  ["control characters", { given: "<p>a\u001b[31m\u202eb\nc</p>", want: "a[31mb c" }],
  ["a long sentence", { given: "word ".repeat(100), want: `${"word ".repeat(47).trim()}…` }],
  ["a long word", { given: "x".repeat(1000), want: `${"x".repeat(239)}…` }],
])("%s", (_, { given, want }) => {
  expect(summaryOf(given)).toBe(want);
});
