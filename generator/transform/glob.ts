/** Names with `*` and `?`: matched in time proportional to the product of the lengths, whatever the pattern. */

/** Whether the whole text matches; `*` stands for any text, `?` for one UTF-16 unit, anything else for itself. */
export function matchesGlob(pattern: string, text: string): boolean {
  let [at, position, star, marked] = [0, 0, -1, 0];
  while (position < text.length) {
    if (at < pattern.length && (pattern[at] === "?" || (pattern[at] !== "*" && pattern[at] === text[position]))) {
      at++;
      position++;
    } else if (pattern[at] === "*") {
      star = at++;
      marked = position;
    } else if (star >= 0) {
      at = star + 1;
      position = ++marked;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/** Whether a shape id is meant by a pattern: as a whole, or its part after `#`. */
export function isMeant(pattern: string, id: string): boolean {
  return matchesGlob(pattern, pattern.includes("#") ? id : id.slice(id.indexOf("#") + 1));
}
