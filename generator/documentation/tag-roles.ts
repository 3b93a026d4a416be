/** What each HTML tag of model documentation means. A tag that is not here is a placeholder of the author, and stays as text. */

export type TagRole =
  | { readonly kind: "plain" | "bold" | "italic" | "code" | "link" | "break" }
  | { readonly kind: "paragraph" | "division" | "heading" | "rule" | "pre" }
  | { readonly kind: "list"; readonly list: "unordered" | "ordered" | "definition" }
  | { readonly kind: "item" | "term" | "definition" }
  | { readonly kind: "quote"; readonly label: string }
  | { readonly kind: "table" | "section" | "row" | "cell" | "headerCell" };

const quote = (label: string): TagRole => ({ kind: "quote", label });
const list = (kind: "unordered" | "ordered" | "definition"): TagRole => ({ kind: "list", list: kind });
const all = (names: string, role: TagRole): readonly (readonly [string, TagRole])[] =>
  names.split(" ").map((name) => [name, role] as const);

/** By lower-case name. */
export const tagRoles: ReadonlyMap<string, TagRole> = new Map<string, TagRole>([
  ...all("span font u s del ins sub sup small big abbr cite q mark dfn wbr nobr", { kind: "plain" }),
  ...all("b strong", { kind: "bold" }),
  ...all("i em var replaceable", { kind: "italic" }),
  ...all("code kbd samp tt literal", { kind: "code" }),
  ...all("a", { kind: "link" }),
  ...all("br", { kind: "break" }),
  ...all("p para", { kind: "paragraph" }),
  ...all("div section article aside header footer main center body html examples details summary", {
    kind: "division",
  }),
  ...all("h1 h2 h3 h4 h5 h6 fullname caption", { kind: "heading" }),
  ...all("hr", { kind: "rule" }),
  ...all("pre", { kind: "pre" }),
  ...all("ul menu", list("unordered")),
  ...all("ol", list("ordered")),
  ...all("dl", list("definition")),
  ...all("li", { kind: "item" }),
  ...all("dt", { kind: "term" }),
  ...all("dd", { kind: "definition" }),
  ...all("note", quote("Note")),
  ...all("important", quote("Important")),
  ...all("caution", quote("Caution")),
  ...all("warning", quote("Warning")),
  ...all("tip", quote("Tip")),
  ...all("blockquote", quote("")),
  ...all("table", { kind: "table" }),
  ...all("thead tbody tfoot", { kind: "section" }),
  ...all("tr", { kind: "row" }),
  ...all("td", { kind: "cell" }),
  ...all("th", { kind: "headerCell" }),
]);

const inlineKinds: ReadonlySet<TagRole["kind"]> = new Set(["plain", "bold", "italic", "code", "link", "break"]);

export const isInline = (role: TagRole): boolean => inlineKinds.has(role.kind);

/** Inside `<code>` these end it, because it was left open; every other block tag there, such as `<table>`, is a placeholder. */
export const endsCode: ReadonlySet<string> = new Set("p div ul ol li dl pre note important".split(" "));

const blockNames = [...tagRoles].flatMap(([name, role]) => (isInline(role) ? [] : [name]));
const blockTag = new RegExp(
  `</?(?:${blockNames.join("|")})[\\s/>]|</?(?:${blockNames.join("|").toUpperCase()})[\\s/>]`,
);

/** Whether a text is HTML by its block tags, those in backticks aside; otherwise it is read as Markdown. */
export const hasBlockTag = (text: string): boolean =>
  text.includes("<") && blockTag.test(text.includes("`") ? text.replace(/`[^`\n]*`/g, "") : text);
