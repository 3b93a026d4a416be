/** Each rule of the conversion from HTML or Markdown to TSDoc, as rows of given and want. */
import { describe, expect, it } from "vitest";
import { tsdocOf } from "../../generator/documentation/tsdoc-of.js";
import { linesOf } from "../../generator/documentation/wrap.js";
import { violationsOf } from "./tsdoc-rules.js";

type Row = readonly [name: string, row: { readonly given: string; readonly want: readonly string[] }];

const known = new Map([
  ["Pool", "Pool"],
  ["Pool$id", "Pool.id"],
  ["Evil", "Evil} */"],
]);

function check(rows: readonly Row[]): void {
  it.each(rows.map(([name, row]) => ({ name, ...row })))("$name", ({ given, want }) => {
    const lines = linesOf(tsdocOf(given, { link: (name) => known.get(name) }), 60);
    expect(lines).toEqual(want);
    expect(violationsOf(lines, 60)).toEqual([]);
  });
}

describe("text of HTML", () => {
  check([
    ["blank", { given: " \n ", want: [] }],
    ["blank elements", { given: "<p> </p><ul><li> </li></ul><note></note><code></code>", want: [] }],
    ["white space", { given: "<p>\n   one\n\t two&nbsp;three  </p>", want: ["one two three"] }],
    ["paragraphs", { given: "<p>one</p>\n\n\n<p>two</p>", want: ["one", "", "two"] }],
    ["paragraphs without end tags", { given: "<p>one<p>two", want: ["one", "", "two"] }],
    [
      "text around paragraphs",
      { given: "one<p>two</p>three\n\nfour", want: ["one", "", "two", "", "three", "", "four"] },
    ],
    ["a line break", { given: "<p>one<br>two<br/></p>", want: ["one", "", "two"] }],
    [
      "entities once",
      { given: "<p>&amp;lt; &lt; &amp;amp; &#65; &bogus; &eacute;</p>", want: ["\\&lt; \\< \\&amp; A \\&bogus; é"] },
    ],
    [
      "a heading",
      { given: "<fullname>Amazon X</fullname><h2>Use &lt;</h2>", want: ["**Amazon X**", "", "**Use \\<**"] },
    ],
    ["comments", { given: "<p>a<!-- b -->c</p>", want: ["ac"] }],
    ["transparent tags", { given: "<div><span>a</span> <u>b</u></div>", want: ["a b"] }],
    [
      "a placeholder",
      { given: "<p>to <region>.<Your-Bucket x=1/></p>", want: ["to \\<region\\>.\\<Your-Bucket x=1/\\>"] },
    ],
    ["upper and mixed case", { given: "<P>the <Code> of <B>it</B></P>", want: ["the \\<Code\\> of **it**"] }],
    ["self-closing tags", { given: "<p/><p>a <i/>b</p><ul/>", want: ["a b"] }],
    ["end tags of placeholders", { given: "<p><row>x</row></p>", want: ["\\<row\\>x\\</row\\>"] }],
    [
      "raw-text elements",
      { given: "<p><script>a<b>b</b></script> <title>t", want: ["\\<script\\>a**b**\\</script\\> \\<title\\>t"] },
    ],
    ["less than", { given: "<p>a < b, c <= d, e <3</p>", want: ["a \\< b, c \\<= d, e \\<3"] }],
    ["a tag that swallows tags", { given: "<p>a <b and c</p><p>d</p>", want: ["a \\<b and c", "", "d"] }],
    ["an open tag at the end", { given: "<p>a</p> <b", want: ["a", "", "\\<b"] }],
    ["declarations and empty end tags", { given: "<p>a <?x?> <!X> </></p>", want: ["a \\<?x?\\> \\<!X\\> \\</\\>"] }],
    ["control characters", { given: "<p>a\u0000\u001b[31mb\u202ec&#8238;d\ud800</p>", want: ["a[31mbcd"] }],
    ["line separators", { given: "<p>a\u2028b\u2029c\rd</p>", want: ["a b c d"] }],
  ]);
});

describe("escapes", () => {
  check([
    ["the end of a comment", { given: "<p>a*/b */</p>", want: ["a\\*\\/b \\*\\/"] }],
    ["the end of a comment out of emphasis", { given: "<p><i>a</i>/b <b>/c</b></p>", want: ["*a*\\/b **\\/c**"] }],
    ["tags", { given: "<p>@see (@see) {@link X} a@b.c @</p>", want: ["\\@see (\\@see) \\{\\@link X\\} a@b.c \\@"] }],
    ["emphasis", { given: "<p>*a* _b_ c_d ~~e~~ ~5</p>", want: ["\\*a\\* \\_b\\_ c_d \\~\\~e\\~\\~ ~5"] }],
    ["a link", { given: "<p>[a](b) [c]: d [e]</p>", want: ["[a\\](b) [c\\]: d [e]"] }],
    ["backslashes and backticks", { given: "<p>a\\b \\` c`</p>", want: ["a\\\\b \\\\\\` c\\`"] }],
    ["paired backticks are code", { given: "<p>`a {b}` and ``c``</p>", want: ["`a {b}` and `c`"] }],
    ["a list marker", { given: "<p>- a</p><p>+ b</p><p>* c</p>", want: ["\\- a", "", "\\+ b", "", "\\* c"] }],
    ["a number", { given: "<p>1. a</p><p>2) b</p><p>3.5 c</p>", want: ["1\\. a", "", "2\\) b", "", "3.5 c"] }],
    ["a heading", { given: "<p># a</p><p>#b</p>", want: ["\\# a", "", "#b"] }],
    ["rules", { given: "<p>---</p><p>===</p><p>--x</p>", want: ["\\---", "", "\\===", "", "--x"] }],
    ["a table", { given: "<p>| a | b |</p><p>a | b</p>", want: ["\\| a | b |", "", "a | b"] }],
    [
      "at the start of a wrapped line only",
      {
        given: `<p>- ${"word ".repeat(11)}to - one - two</p>`,
        want: [`\\- ${"word ".repeat(11)}to`, "\\- one - two"],
      },
    ],
  ]);
});

describe("code", () => {
  check([
    ["a span", { given: "<p>a <code>b_*{}<i>c</i>&lt;</code>d</p>", want: ["a `b_*{}c<`d"] }],
    [
      "with backticks",
      { given: "<p><code>a`b</code> <code>`</code> <code>``</code></p>", want: ["``a`b`` `` ` `` ``` `` ```"] },
    ],
    ["with the end of a comment", { given: "<p><code>a/*/b</code></p>", want: ["`a/*\\/b`"] }],
    ["with what reads as a tag", { given: "<p><code>a @b</code> <code>@c</code></p>", want: ["`a` `@b` `@c`"] }],
    ["the same beside backticks", { given: "<p><code>`x @y`</code></p>", want: ["`` `x `` ``@y` ``"] }],
    ["white space moves out", { given: "<p>a<code> b </code>c</p>", want: ["a `b` c"] }],
    ["line breaks of the source", { given: "<p>(<code>\n  <i>a</i>\n </code>), b</p>", want: ["(`a`), b"] }],
    ["side by side", { given: "<p><code>a</code><code>b</code></p>", want: ["`ab`"] }],
    [
      "placeholders",
      { given: "<p><code>s3://<bucket>/<table>/</table></code></p>", want: ["`s3://<bucket>/<table>/</table>`"] },
    ],
    ["left open", { given: "<ul><li><code>a<li>b</ul>", want: ["- `a`", "- b"] }],
    [
      "not broken by wrapping",
      {
        given: `<p>${"x".repeat(50)} <code>a b c d e f</code></p>`,
        want: ["x".repeat(50), "`a b c d e f`"],
      },
    ],
    [
      "of several lines, alone",
      {
        given: `<p>\n <code>{ "a": "${"x".repeat(30)}",\n     "b":   "${"y".repeat(30)}" }</code>\n</p>`,
        want: ["```", `{ "a": "${"x".repeat(30)}",`, `"b": "${"y".repeat(30)}" }`, "```"],
      },
    ],
    [
      "preformatted",
      {
        given: '<pre><code class="language-json">\n  {\n    "a": 1\n\n\n  }\n</code></pre>',
        want: ["```json", "{", '  "a": 1', "", "}", "```"],
      },
    ],
    [
      "preformatted with a fence, tags and a tag",
      {
        given: "<pre>```\n@deprecated */\n<p>a &amp;lt;</p></pre>b",
        want: ["````", "```", "\u2060@deprecated *\\/", "<p>a &lt;</p>", "````", "", "b"],
      },
    ],
  ]);
});

describe("emphasis", () => {
  check([
    [
      "bold and italic",
      { given: "<p><b>a b</b> <strong>c</strong> <i>d</i> <em>e</em></p>", want: ["**a b c** *d e*"] },
    ],
    ["white space moves out", { given: "<p>a<b> b </b>c</p>", want: ["a **b** c"] }],
    ["inside a word", { given: "<p>a<i>b</i>c</p>", want: ["a*b*c"] }],
    [
      "where it would not open or close",
      { given: "<p><b>Note:</b>text<i>(s)</i></p>", want: ["**Note:** text *(s)*"] },
    ],
    ["bold in italic", { given: "<p><i>a <b>b</b></i><b>c</b></p>", want: ["*a* **bc**"] }],
    ["blank", { given: "<p>a<b> </b>b</p>", want: ["a b"] }],
    ["left open", { given: "<p><b>a</p><p>b</p>", want: ["**a**", "", "b"] }],
    ["around paragraphs", { given: "<b><p>a</p><p>b</p></b>", want: ["**a**", "", "**b**"] }],
    [
      "of code and links",
      {
        given: '<p><b><code>a</code></b> <i><a href="https://x.y">z</a></i></p>',
        want: ["**`a`** *[z](https://x.y)*"],
      },
    ],
  ]);
});

describe("links", () => {
  check([
    [
      "web",
      {
        given: '<p><a href="https://a.b/c_d?e=f&amp;g">the\n text</a></p>',
        want: ["[the text](https://a.b/c_d?e=f&g)"],
      },
    ],
    ["mail", { given: '<p><a href="mailto:a@b.c">us</a></p>', want: ["[us](mailto:a@b.c)"] }],
    [
      "special characters",
      {
        given: "<p><a href='https://a.b/(c) {d}*/`\\|'>[e] <b>f</b>`g]`</a></p>",
        want: ["[\\[e\\] f`g]`](https://a.b/%28c%29%20%7Bd%7D%2A/%60%5C%7C)"],
      },
    ],
    [
      "an entity in the address",
      { given: "<p><a href='https://a.b/?c&amp;lt;'>d</a></p>", want: ["[d](https://a.b/?c&amp;lt;)"] },
    ],
    ["without text", { given: '<p>a <a href="https://b.c"> </a>d</p>', want: ["a d"] }],
    [
      "other schemes",
      { given: "<p><a href='javascript:alert(1)'>a</a> <a href='/b'>c</a> <a href=''>--d</a></p>", want: ["a c --d"] },
    ],
    [
      "a scheme in disguise",
      { given: "<p><a href='java\nscript:x'>a</a> <a href=' HTTPS://b.c'>d</a></p>", want: ["a [d](HTTPS://b.c)"] },
    ],
    [
      "not broken by wrapping",
      {
        given: `<p>${"x".repeat(55)} <a href="https://a.b">c d</a>.</p>`,
        want: ["x".repeat(55), "[c d](https://a.b)."],
      },
    ],
    ["after an exclamation mark", { given: '<p>a!<a href="https://b.c">d</a></p>', want: ["a\\![d](https://b.c)"] }],
    [
      "an address in angle brackets",
      { given: "<p>see <https://a.b/c></p>", want: ["see [https://a.b/c](https://a.b/c)"] },
    ],
    [
      "a symbol",
      {
        given: "<p><a>Pool</a>, <a><code>Pool</code></a>, <a>Pool$id</a>.</p>",
        want: ["{@link Pool}, {@link Pool}, {@link Pool.id}."],
      },
    ],
    [
      "a symbol in code that ends a sentence",
      { given: "<p>See <code> <a>Pool</a>.</code></p>", want: ["See {@link Pool}."] },
    ],
    ["a symbol under a useless address", { given: "<p><a href='API_Pool.html'>Pool</a></p>", want: ["{@link Pool}"] }],
    ["no symbol", { given: "<p><a>Other</a>, <a>here</a>, <a>two Words</a></p>", want: ["`Other`, here, two Words"] }],
    ["a symbol that would break out", { given: "<p><a>Evil</a></p>", want: ["`Evil`"] }],
    [
      "one in another",
      { given: '<p><a href="https://a.b">c<a href="https://d.e">f</a>', want: ["[c](https://a.b)[f](https://d.e)"] },
    ],
  ]);
});

describe("lists", () => {
  check([
    ["unordered", { given: "<p>a</p><ul><li><p>b</p></li><li>c</li></ul>", want: ["a", "", "- b", "- c"] }],
    [
      "ordered",
      {
        given: "<ol>" + "<li>x</li>".repeat(10) + "</ol>",
        want: [..."123456789"].map((n) => `${n}. x`).concat("10. x"),
      },
    ],
    [
      "nested",
      { given: "<ul><li>a<ol><li>b<ul><li>c</ul></ol><li>d</ul>", want: ["- a", "  1. b", "     - c", "- d"] },
    ],
    [
      "wrapped",
      {
        given: `<ul><li>${"word ".repeat(14)}</li></ul>`,
        want: [`- ${"word ".repeat(11).trim()}`, "  word word word"],
      },
    ],
    [
      "of several blocks",
      { given: "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", want: ["- a", "", "  b", "", "- c"] },
    ],
    ["empty items", { given: "<ul><li></li><li>a</li><li><p> </p></li></ul>", want: ["- a"] }],
    ["in sequence", { given: "<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", want: ["- a", "", "* b", "", "- c"] }],
    ["text outside items", { given: "<ul>a<li>b</li>c</ul>", want: ["- a", "", "- b", "", "  c"] }],
    ["items outside lists", { given: "<li>a</li><li>b</li>", want: ["- a", "- b"] }],
    ["a list in a list", { given: "<ul><li>a</li><ul><li>b</li></ul></ul>", want: ["- a", "  - b"] }],
    [
      "definitions",
      {
        given: "<dl><dt>A <code>b</code></dt><dd>c</dd><dt>D</dt><dd><p>e</p><p>f</p></dd></dl>",
        want: ["- **A `b`** — c", "", "- **D** — e", "", "  f"],
      },
    ],
    [
      "a definition without a paragraph",
      { given: "<dl><dt>A</dt><dd><ul><li>b</ul></dd><dd>c</dd></dl>", want: ["- **A**", "", "  - b", "", "  c"] },
    ],
    ["a term of punctuation", { given: "<dl><dt>=</dt><dd>a</dd></dl>", want: ["- **=** — a"] }],
  ]);
});

describe("notes and quotes", () => {
  check([
    ["a note", { given: "<note><p>a</p><p>b</p></note>", want: ["> **Note:** a", ">", "> b"] }],
    [
      "all kinds",
      {
        given: "<important>a</important><caution>b</caution><warning>c</warning><tip>d</tip><blockquote>e</blockquote>",
        want: ["> **Important:** a", "", "> **Caution:** b", "", "> **Warning:** c", "", "> **Tip:** d", "", "> e"],
      },
    ],
    ["a label of its own", { given: "<note><p><b>Note:</b> a</p></note>", want: ["> **Note:** a"] }],
    ["with a list", { given: "<note><ul><li>a</ul></note>", want: ["> **Note:**", ">", "> - a"] }],
    ["in a list", { given: "<ul><li>a<note>b</note></li></ul>", want: ["- a", "", "  > **Note:** b"] }],
    [
      "wrapped",
      {
        given: `<tip>${"word ".repeat(12)}</tip>`,
        want: [`> **Tip:** ${"word ".repeat(10).trim()}`, "> word word"],
      },
    ],
  ]);
});

describe("tables", () => {
  check([
    [
      "header and cells",
      {
        given:
          "<table><thead><tr><th>A</th><th>B|C</th></tr></thead><tbody><tr><td><p>a</p><p>b</p></td><td><code>c|d</code></td></tr></tbody></table>",
        want: ["| A | B\\|C |", "| --- | --- |", "| a b | `c\\|d` |"],
      },
    ],
    [
      "uneven rows without end tags",
      { given: "<table><tr><td>a<tr><td>b<td>c</table>d", want: ["| a | |", "| --- | --- |", "| b | c |", "", "d"] },
    ],
    ["a caption", { given: "<table><caption>a</caption><tr><td>b</table>", want: ["**a**", "", "| b |", "| --- |"] }],
    ["cells outside a table", { given: "<tr><td>a</td><td>b</td></tr>", want: ["a", "", "b"] }],
  ]);
});

describe("Markdown", () => {
  check([
    ["paragraphs", { given: "one\ntwo\n \n\nthree", want: ["one two", "", "three"] }],
    ["emphasis and escapes", { given: "*a* __b__ \\*c\\* a\\\\b", want: ["*a* __b__ \\*c\\* a\\\\b"] }],
    ["code", { given: "`a <b> {c} */ @d` ``e`f`` g`", want: ["`a <b> {c} *\\/` `@d` ``e`f`` g\\`"] }],
    [
      "an escaped image",
      { given: "\\![a](https://b.c) ![d](https://e.f)", want: ["\\![a](https://b.c) \\![d](https://e.f)"] },
    ],
    ["block tags in code", { given: "Use `<p>` or\n\n`<ul>`", want: ["Use `<p>` or", "", "`<ul>`"] }],
    [
      "links",
      {
        given: "[a](https://b.c 'x') [`d`](https://e.f) [g](javascript:h) <https://i.j>",
        want: ["[a\\](https://b.c 'x') [`d`](https://e.f) g", "[https://i.j](https://i.j)"],
      },
    ],
    [
      "what TSDoc would read as a tag",
      { given: "a {b} <c> @d e@f.g {@link h} */", want: ["a \\{b\\} \\<c\\> \\@d e@f.g \\{\\@link h\\} *\\/"] },
    ],
    ["inline HTML", { given: "<b>a</b> <code>b</code> &lt; <a>Pool</a>", want: ["**a** `b` \\< {@link Pool}"] }],
    [
      "lists",
      {
        given: "Intro:\n- a\n  more\n  - b\n* c\n\n1. d\n2. e",
        want: ["Intro:", "", "- a more", "  - b", "- c", "", "1. d", "2. e"],
      },
    ],
    ["a list that ends", { given: "- a\n\n  b\n\nc", want: ["- a", "", "  b", "", "c"] }],
    ["a year at the start of a line", { given: "since\n1986. Then", want: ["since 1986. Then"] }],
    [
      "fences",
      { given: "a\n```ts\n@b */\n\n\nc\n```\nd", want: ["a", "", "```ts", "\u2060@b *\\/", "", "c", "```", "", "d"] },
    ],
    ["an open fence", { given: "~~~\na", want: ["```", "a", "```"] }],
    ["indented code", { given: "a\n\n    b\n      c\n\nd", want: ["a", "", "```", "b", "  c", "```", "", "d"] }],
    ["headings and rules", { given: "# A #\n---\nb", want: ["**A**", "", "b"] }],
    ["quotes", { given: "- a\n\n> b\n> c\n\n> [!TIP]\n> d", want: ["- a", "", "> b c", "", "> **Tip:** d"] }],
    [
      "tables",
      { given: "| a | b |\n|---|:-:|\n| `c` | d\\|e |", want: ["| a | b |", "| --- | --- |", "| `c` | d\\|e |"] },
    ],
  ]);
});

describe("hostile input", () => {
  it.each([
    ["nested lists", "<ul><li>".repeat(10_000) + "x" + "</li></ul>".repeat(10_000)],
    ["nested quotes", "<note>".repeat(10_000) + "x"],
    ["inline tags that do not match", "<b><i>".repeat(50_000) + "x" + "</i>".repeat(50_000)],
    ["tags in tags", "x" + "<a<".repeat(50_000) + ">"],
    ["quotes in tags", '<a b<x"="c d<x'.repeat(20_000) + ">"],
    ["brackets", "[".repeat(100_000) + "](x)"],
    ["spaces in a link", "[x](" + " ".repeat(100_000) + "x y"],
    ["backticks of every length", Array.from({ length: 900 }, (_, length) => "`".repeat(length)).join(" ")],
    ["a fence that is none", "```" + "a".repeat(100_000) + "`"],
    ["nested Markdown lists", Array.from({ length: 2_000 }, (_, depth) => `${" ".repeat(depth * 2)}- x`).join("\n")],
    ["Markdown quotes", ">".repeat(50_000) + " x"],
    ["a wide and long table", `<table><tr>${"<td>x".repeat(3_000)}${"<tr><td>y".repeat(3_000)}`],
    ["placeholders", "<foo>".repeat(30_000) + "</foo>".repeat(30_000)],
  ])("%s", (_, given) => {
    const lines = linesOf(tsdocOf(given), 80);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("\n").length).toBeLessThan(given.length * 3 + 1000);
  });
});
