/** Sorts characters into kinds: two of the same kind are alike for every character, class and escape of a pattern. */

const PAGE = 256;

/** Asks the engine itself which atom takes which character, once for each of either. */
export class Characters {
  private readonly flags: string;
  private readonly testers: RegExp[] = [];
  private readonly atoms = new Map<string, number>();
  /** The kind of each code, plus one; pages are made when a character of theirs is met. */
  private readonly pages: (Uint32Array | undefined)[] = [];
  private readonly known = new Map<string, number>();
  private readonly members: Uint8Array[] = [];

  /** `flags` are those of the pattern. */
  constructor(flags: string) {
    this.flags = flags.replaceAll(/[^ius]/gu, "");
  }

  /** The number of an atom, to be asked for before the first kind. */
  atom(text: string): number {
    const number = this.atoms.get(text) ?? this.testers.push(new RegExp(`^(?:${text})$`, this.flags)) - 1;
    this.atoms.set(text, number);
    return number;
  }

  /** The kind of a code unit or code point; at most as many as there are characters that differ for the pattern. */
  kindOf(code: number): number {
    const page = (this.pages[Math.floor(code / PAGE)] ??= new Uint32Array(PAGE));
    const place = code % PAGE;
    const known = page[place] ?? 0;
    if (known > 0) return known - 1;
    const kind = this.newKind(String.fromCodePoint(code));
    page[place] = kind + 1;
    return kind;
  }

  /** By the number of an atom, 1 when it takes the characters of a kind, else 0. */
  atomsOf(kind: number): Uint8Array {
    const atoms = this.members[kind];
    if (atoms === undefined) throw new Error(`BUG: no characters of kind ${kind}`);
    return atoms;
  }

  private newKind(character: string): number {
    const atoms = Uint8Array.from(this.testers, (tester) => (tester.test(character) ? 1 : 0));
    const key = atoms.join("");
    const kind = this.known.get(key) ?? this.members.push(atoms) - 1;
    this.known.set(key, kind);
    return kind;
  }
}
