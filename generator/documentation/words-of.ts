/** A paragraph's runs of text, code, emphasis and links as finished Markdown words: what is open is closed, in order. */
import { codeSpans, findCodeSpans } from "./code-span.js";
import { escapeText } from "./escape-text.js";
import { endsWithWord, startsWithWord } from "./word-character.js";

export type Emphasis = "" | "*" | "**";

/** One `<a>`: runs share the object. */
export interface Link {
  /** The finished target, when there is a usable one. */
  readonly url: string | undefined;
  /** No address was given: the text is the name of a shape, as AWS writes references. */
  readonly bare: boolean;
}

export interface Run {
  readonly text: string;
  readonly emphasis: Emphasis;
  readonly code: boolean;
  /** The text is Markdown already: its own emphasis and escapes stay. */
  readonly markdown: boolean;
  readonly link: Link | undefined;
}

/** The symbol that `{@link …}` can name for a name in the text; undefined when there is none. */
export type SymbolOf = (name: string) => string | undefined;

/** A run made into Markdown words, and whether white space stood at its ends. */
interface Piece {
  readonly words: readonly string[];
  readonly emphasis: Emphasis;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
  /** The white space came from the source's line breaks inside an element, where its author did not see it. */
  readonly isLooseBefore?: boolean;
  readonly isLooseAfter?: boolean;
}

export function wordsOf(runs: readonly Run[], symbolOf: SymbolOf): string[] {
  return join(piecesOf(runs, symbolOf, false));
}

/** The text as a reader sees it, white space collapsed. */
export const plainTextOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => run.text)
    .join("")
    .replace(/\s+/g, " ")
    .trim();

function piecesOf(runs: readonly Run[], symbolOf: SymbolOf, inLink: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined) continue;
    if (run.link !== undefined) {
      const start = index;
      while (runs[index + 1]?.link === run.link) index++;
      pieces.push(...linkPieces(runs.slice(start, index + 1), run.link, symbolOf));
    } else if (run.code) pieces.push(elementPiece(run, codeSpans(run.text)));
    else addTextPieces(pieces, run, edge(runs[index - 1], -1), edge(runs[index + 1], 1), inLink);
  }
  return pieces;
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

/** A code or a link: the line breaks of its source inside the element are no spaces of its author. */
function elementPiece({ text, emphasis }: Run, words: readonly string[]): Piece {
  const spaceBefore = isSpace(text[0]);
  const spaceAfter = isSpace(text.at(-1));
  return {
    words,
    emphasis,
    spaceBefore,
    spaceAfter,
    isLooseBefore: spaceBefore && text.slice(0, text.length - text.trimStart().length).includes("\n"),
    isLooseAfter: spaceAfter && text.slice(text.trimEnd().length).includes("\n"),
  };
}

/** What an adjacent run shows to the text beside it: white space, or markup. */
function edge(run: Run | undefined, side: -1 | 1): string {
  return run === undefined || isSpace(side < 0 ? run.text.at(-1) : run.text[0]) ? " " : "`";
}

/** Text, in which backtick pairs are code: authors write them in HTML too. */
function addTextPieces(pieces: Piece[], run: Run, before: string, after: string, inLink: boolean): void {
  const text = run.text.replace(/\s+/g, " ");
  if (!text.includes("`")) {
    pieces.push(textPiece(run, text, before, after, inLink));
    return;
  }
  let position = 0;
  for (const [start, { delimiter, end }] of findCodeSpans(text)) {
    if (start > position) {
      pieces.push(textPiece(run, text.slice(position, start), position === 0 ? before : "`", "`", inLink));
    }
    const words = codeSpans(text.slice(start + delimiter, end - delimiter));
    pieces.push({ words, emphasis: run.emphasis, spaceBefore: false, spaceAfter: false });
    position = end;
  }
  if (position < text.length) {
    pieces.push(textPiece(run, text.slice(position), position === 0 ? before : "`", after, inLink));
  }
}

function textPiece(run: Run, text: string, before: string, after: string, inLink: boolean): Piece {
  const escaped = escapeText(text, { before, after, markdown: run.markdown, inLink }).trim();
  return {
    words: escaped === "" ? [] : escaped.split(" "),
    emphasis: run.emphasis,
    spaceBefore: text.startsWith(" "),
    spaceAfter: text.endsWith(" "),
  };
}

const symbol = /^[\w$.#()]+$/;
const identifier = /^[A-Za-z_$][\w$]*(?:(?:\.|::|\$|#)[A-Za-z_$][\w$]*)*$/;

/** A link to the web, to a symbol, or neither: then a name is shown as code, and anything else as the text it is. */
function linkPieces(runs: readonly Run[], link: Link, symbolOf: SymbolOf): Piece[] {
  const [first] = runs;
  if (first === undefined) return [];
  const text = plainTextOf(runs);
  const whole = { ...first, text: runs.map((run) => run.text).join("") };
  const inner = runs.map((run) => ({ ...run, link: undefined }));
  if (text === "") return [elementPiece(whole, [])];
  if (link.url !== undefined) {
    const content = join(
      piecesOf(
        inner.map((run) => ({ ...run, emphasis: "" as const })),
        symbolOf,
        true,
      ),
    ).join(" ");
    return [elementPiece(whole, [content === "" ? "" : `[${content}](${link.url})`])];
  }
  const target = symbolOf(text);
  if (target !== undefined && symbol.test(target)) return [elementPiece(whole, [`{@link ${target}}`])];
  if (link.bare && identifier.test(text) && /[^a-z]/.test(text)) return [elementPiece(whole, codeSpans(text))];
  return piecesOf(inner, symbolOf, false);
}

function join(pieces: readonly Piece[]): string[] {
  const joiner = new WordJoiner();
  for (const piece of pieces) joiner.add(piece);
  return joiner.finish();
}

/** An exclamation mark that is not escaped. */
const endsWithOpenBang = /(?<!\\)(?:\\\\)*!$/;

/** Puts pieces side by side so that emphasis opens and closes where CommonMark sees it (its "flanking" rules, 6.2). */
class WordJoiner {
  readonly #words: string[] = [];
  #current = "";
  #space = false;
  /** The space before the next piece is only a line break of the source. */
  #isLoose = false;
  #open: Emphasis = "";
  /** The opening marker that the next word starts with. */
  #pendingMarker: Emphasis = "";

  add(piece: Piece): void {
    const [first] = piece.words;
    if (first === undefined) {
      this.#space ||= piece.spaceBefore || piece.spaceAfter;
      this.#isLoose = false;
      return;
    }
    if (this.#isLoose && /^[.,;:!?)\]]/.test(first)) this.#space = false;
    else if (piece.spaceBefore && !(piece.isLooseBefore === true && /[([]$/.test(this.#current))) this.#space = true;
    if (piece.emphasis !== this.#open) this.#change(piece.emphasis, first);
    for (const word of piece.words) {
      this.#append(this.#pendingMarker === "" ? word : this.#pendingMarker + word.replace(/^\//, "\\/"));
      this.#pendingMarker = "";
      this.#space = true;
    }
    this.#space = piece.spaceAfter;
    this.#isLoose = piece.isLooseAfter === true;
  }

  finish(): string[] {
    this.#current += this.#open;
    if (this.#current !== "") this.#words.push(this.#current);
    return this.#words;
  }

  #change(emphasis: Emphasis, first: string): void {
    if (this.#open !== "") {
      const afterWord = endsWithWord(this.#current);
      this.#current += this.#open;
      if (emphasis !== "" || (!afterWord && startsWithWord(first))) this.#space = true;
    }
    if (emphasis !== "" && !startsWithWord(first) && endsWithWord(this.#current)) this.#space = true;
    this.#open = emphasis;
    this.#pendingMarker = emphasis;
  }

  #append(word: string): void {
    if (this.#space || this.#current === "") {
      if (this.#current !== "") this.#words.push(this.#current);
      this.#current = word;
      this.#space = false;
      return;
    }
    // Side by side these would end the comment, make an image, or join two code spans into one.
    if (this.#current.endsWith("*") && word.startsWith("/")) this.#current += "\\";
    else if (word.startsWith("[") && endsWithOpenBang.test(this.#current))
      this.#current = `${this.#current.slice(0, -1)}\\!`;
    else if (this.#current.endsWith("`") && word.startsWith("`")) {
      this.#words.push(this.#current);
      this.#current = "";
    }
    this.#current += word;
  }
}
