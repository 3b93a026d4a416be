/** A cursor over the code points of a Java regular expression, with `\Q…\E` already taken out. */

import { PatternProblem } from "./java-syntax.js";

interface JavaCharacter {
  readonly code: number;
  /** Within `\Q…\E`: stands for itself whatever it is. */
  readonly quoted: boolean;
}

/** Marks quotation before anything else is read, as Java does; an escaped backslash before a Q starts none. */
function charactersOf(text: string): JavaCharacter[] {
  const characters: JavaCharacter[] = [];
  let quoted = false;
  let escaped = false;
  for (let i = 0; i < text.length;) {
    const two = text.slice(i, i + 2);
    if (!escaped && two === (quoted ? "\\E" : "\\Q")) {
      quoted = !quoted;
      i += 2;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    characters.push({ code, quoted });
    escaped = !quoted && !escaped && text.charAt(i) === "\\";
    i += code > 0xffff ? 2 : 1;
  }
  return characters;
}

/** Syntax is only ever compared with unquoted characters: `peek` shows a quoted one as the empty string. */
export class JavaText {
  private readonly characters: readonly JavaCharacter[];
  position = 0;

  constructor(text: string) {
    this.characters = charactersOf(text);
  }

  get done(): boolean {
    return this.position >= this.characters.length;
  }

  /** The unquoted character at the cursor or `ahead` of it; empty when there is none or it is quoted. */
  peek(ahead = 0): string {
    const character = this.characters[this.position + ahead];
    return character === undefined || character.quoted ? "" : String.fromCodePoint(character.code);
  }

  /** Takes one code point, quoted or not. */
  next(): number {
    const character = this.characters[this.position];
    if (character === undefined) throw new PatternProblem("syntax", "the pattern ends too early");
    this.position += 1;
    return character.code;
  }

  take(text: string): boolean {
    for (let i = 0; i < text.length; i += 1) if (this.peek(i) !== text.charAt(i)) return false;
    this.position += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw new PatternProblem("syntax", `'${text}' is missing`);
  }

  /** Takes characters that `accepts` says yes to, `most` at the most. */
  takeWhile(accepts: RegExp, most: number = Infinity): string {
    let taken = "";
    while (taken.length < most && accepts.test(this.peek())) {
      taken += this.peek();
      this.position += 1;
    }
    return taken;
  }

  /** The text from `start` to the cursor, for keeping the author's spelling. */
  since(start: number): string {
    return this.characters
      .slice(start, this.position)
      .map(({ code }) => String.fromCodePoint(code))
      .join("");
  }
}
