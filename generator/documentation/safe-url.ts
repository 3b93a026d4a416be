/** Web addresses of untrusted documentation as Markdown link targets. */

/** The address escaped for `[text](…)`; undefined unless it is an absolute http, https or mailto address. */
export function safeUrl(href: string): string | undefined {
  const url = href.replace(/[\t\n\r]/g, "").trim();
  if (!/^(?:https?:\/\/[^\s/]|mailto:\S)/i.test(url)) return undefined;
  return url.replace(/[\s()<>\\`*{}"|^]/g, percentEncoded).replace(/&(?=#?\w+;)/g, "&amp;");
}

function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
