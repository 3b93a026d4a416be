/** Text of a model inside Markdown: shown as it is, whatever it holds. No markup, no link, no mention comes of it. */

/** On one line; control characters are spaces. */
export function safeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll("#", "&#35;")
    .replaceAll("://", ":&#47;/")
    .replace(/[\\`*_{}[\]()|~$!]/g, "\\$&");
}
