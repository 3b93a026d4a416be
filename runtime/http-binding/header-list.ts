/** Lists in one header field: split at commas, with quotes for strings and a comma inside each http-date. */

/** The items of a list of strings; a quoted item may hold commas, and `\` escapes inside it. Linear in the text. */
export function splitStrings(text: string): readonly string[] {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (text[at] === " " || text[at] === "\t") at++;
    if (text[at] === '"') {
      const [item, end] = quotedAt(text, at + 1);
      items.push(item);
      const comma = text.indexOf(",", end);
      at = comma < 0 ? text.length : comma + 1;
    } else {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      items.push(text.slice(at, end).trimEnd());
      at = end + 1;
    }
  }
  return items;
}

/** The text from `start` to the closing quote, and the place behind that. Without one it goes to the end. */
function quotedAt(text: string, start: number): readonly [string, number] {
  let item = "";
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') return [item, at + 1];
    if (text[at] === "\\" && at + 1 < text.length) at++;
    item += text[at] ?? "";
  }
  return [item, text.length];
}

/** The items of a list of anything but strings. */
export function splitPlain(text: string): readonly string[] {
  return text.trim() === "" ? [] : text.split(",").map((item) => item.trim());
}

/** The items of a list of http-dates, each of which has a comma of its own. */
export function splitHttpDates(text: string): readonly string[] {
  const parts = splitPlain(text);
  const dates: string[] = [];
  for (let at = 0; at < parts.length; at += 2) dates.push(parts.slice(at, at + 2).join(", "));
  return dates;
}

/** An item of a list of strings, in quotes where it needs them. */
export function quoteItem(item: string): string {
  if (item !== "" && !/[",]/.test(item) && item.trim() === item) return item;
  return item === "" ? item : `"${item.replaceAll(/["\\]/g, "\\$&")}"`;
}
