/** What is no regular expression in any dialect: parentheses and brackets that do not match, a backslash at the end. */
export function patternFault(pattern: string): string | undefined {
  let groups = 0;
  let classes = 0;
  let isAtStart = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === "\\") {
      index++;
      // Quoted text is a matter of Java's.
      if (pattern[index] === "Q") return undefined;
      if (index === pattern.length) return "ends with a backslash";
    } else if (classes > 0) {
      if (character === "]" && !isAtStart) classes--;
      // Classes within classes are Java's; elsewhere a bracket there is a bracket.
      else if (character === "[") return undefined;
      else if (character === "^" && isAtStart && pattern[index - 1] === "[") continue;
    } else if (character === "[") {
      classes++;
      isAtStart = true;
      continue;
    } else if (character === "(") groups++;
    else if (character === ")" && --groups < 0) return "closes a group that is not open";
    isAtStart = false;
  }
  if (classes > 0) return "leaves a class open";
  return groups > 0 ? "leaves a group open" : undefined;
}
