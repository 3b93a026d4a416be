/** What `\p{…}` of Java stands for; a name that Java or JavaScript does not know is a PatternProblem. */

import { type CodePointRange, type CodePoints, codePointsOf } from "./code-points.js";
import { type ClassNode, PatternProblem } from "./java-syntax.js";

function ascii(...ranges: readonly CodePointRange[]): ClassNode {
  return { type: "ranges", set: codePointsOf(ranges), ignoreCase: false };
}
function property(name: string): ClassNode {
  return { type: "property", name };
}
function union(...parts: readonly ClassNode[]): ClassNode {
  return { type: "union", parts };
}
function not(body: ClassNode): ClassNode {
  return { type: "complement", body };
}
function categories(...names: readonly string[]): ClassNode {
  return union(...names.map(property));
}

const ALL: CodePoints = [[0, 0x10ffff]];
const IGNORABLE = union(ascii([0, 8], [0x0e, 0x1b], [0x7f, 0x9f]), property("Cf"));
const IDENTIFIER_START = categories("L", "Nl", "Sc", "Pc");
const UNICODE_START = property("ID_Start");

/** POSIX names and the `java…` methods: exact case, no prefix. The POSIX ones are ASCII only. */
const NAMED: ReadonlyMap<string, ClassNode> = new Map([
  ["ASCII", ascii([0, 0x7f])],
  ["Alnum", ascii([0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a])],
  ["Alpha", ascii([0x41, 0x5a], [0x61, 0x7a])],
  ["Blank", ascii([9, 9], [0x20, 0x20])],
  ["Cntrl", ascii([0, 0x1f], [0x7f, 0x7f])],
  ["Digit", ascii([0x30, 0x39])],
  ["Graph", ascii([0x21, 0x7e])],
  ["Lower", ascii([0x61, 0x7a])],
  ["Print", ascii([0x20, 0x7e])],
  ["Punct", ascii([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e])],
  ["Space", ascii([9, 13], [0x20, 0x20])],
  ["Upper", ascii([0x41, 0x5a])],
  ["XDigit", ascii([0x30, 0x39], [0x41, 0x46], [0x61, 0x66])],
  ["javaAlphabetic", property("Alphabetic")],
  ["javaDefined", not(property("Cn"))],
  ["javaDigit", property("Nd")],
  ["javaISOControl", property("Cc")],
  ["javaIdentifierIgnorable", IGNORABLE],
  ["javaIdeographic", property("Ideographic")],
  ["javaJavaIdentifierStart", IDENTIFIER_START],
  ["javaJavaIdentifierPart", union(IDENTIFIER_START, categories("Nd", "Mc", "Mn"), IGNORABLE)],
  ["javaLetter", property("L")],
  ["javaLetterOrDigit", categories("L", "Nd")],
  ["javaLowerCase", property("Lowercase")],
  ["javaMirrored", property("Bidi_Mirrored")],
  ["javaSpaceChar", property("Z")],
  ["javaTitleCase", property("Lt")],
  ["javaUnicodeIdentifierPart", union(property("ID_Continue"), IGNORABLE)],
  ["javaUnicodeIdentifierStart", UNICODE_START],
  ["javaUpperCase", property("Uppercase")],
  [
    "javaWhitespace",
    {
      type: "intersection",
      parts: [
        union(property("Z"), ascii([9, 13], [0x1c, 0x1f])),
        not(ascii([0xa0, 0xa0], [0x2007, 0x2007], [0x202f, 0x202f])),
      ],
    },
  ],
]);

/** General categories and Java's additions to them, also behind `Is`, `gc=` and `general_category=`. */
const CATEGORIES: ReadonlyMap<string, ClassNode> = new Map([
  ..."C L M N P S Z Cc Cf Cn Co Cs Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs"
    .split(" ")
    .map((name): [string, ClassNode] => [name, property(name)]),
  ["LC", categories("Ll", "Lu", "Lt")],
  ["LD", categories("L", "Nd")],
  ["L1", ascii([0, 0xff])],
  ["all", { type: "ranges", set: ALL, ignoreCase: false }],
]);

const NOT_GRAPH = categories("Zs", "Zl", "Zp", "Cc", "Cs", "Cn");
/** Binary properties, behind `Is` only, in any case. */
const BINARY: ReadonlyMap<string, ClassNode> = new Map([
  ["ALPHABETIC", property("Alphabetic")],
  ["ALPHA", property("Alphabetic")],
  ["LETTER", property("L")],
  ["IDEOGRAPHIC", property("Ideographic")],
  ["LOWERCASE", property("Lowercase")],
  ["LOWER", property("Lowercase")],
  ["UPPERCASE", property("Uppercase")],
  ["UPPER", property("Uppercase")],
  ["TITLECASE", property("Lt")],
  ["WHITE_SPACE", property("White_Space")],
  ["WHITESPACE", property("White_Space")],
  ["SPACE", property("White_Space")],
  ["CONTROL", property("Cc")],
  ["CNTRL", property("Cc")],
  ["PUNCTUATION", property("P")],
  ["PUNCT", property("P")],
  ["HEX_DIGIT", categories("Nd", "Hex_Digit")],
  ["HEXDIGIT", categories("Nd", "Hex_Digit")],
  ["XDIGIT", categories("Nd", "Hex_Digit")],
  ["ASSIGNED", not(property("Cn"))],
  ["NONCHARACTER_CODE_POINT", property("Noncharacter_Code_Point")],
  ["NONCHARACTERCODEPOINT", property("Noncharacter_Code_Point")],
  ["DIGIT", property("Nd")],
  ["ALNUM", categories("Alphabetic", "Nd")],
  ["BLANK", union(property("Zs"), ascii([9, 9]))],
  ["GRAPH", not(NOT_GRAPH)],
  ["PRINT", not(categories("Zl", "Zp", "Cc", "Cs", "Cn"))],
  ["WORD", categories("Alphabetic", "M", "Nd", "Pc", "Join_Control")],
  ["JOIN_CONTROL", property("Join_Control")],
  ["JOINCONTROL", property("Join_Control")],
  ["EMOJI", property("Emoji")],
  ["EMOJI_PRESENTATION", property("Emoji_Presentation")],
  ["EMOJI_MODIFIER", property("Emoji_Modifier")],
  ["EMOJI_MODIFIER_BASE", property("Emoji_Modifier_Base")],
  ["EMOJI_COMPONENT", property("Emoji_Component")],
  ["EXTENDED_PICTOGRAPHIC", property("Extended_Pictographic")],
]);

/** A few blocks only: JavaScript has none, and a block is a plain range. Keys without case, `_`, `-` and spaces. */
const BLOCKS: ReadonlyMap<string, CodePointRange> = new Map([
  ["basiclatin", [0, 0x7f]],
  ["latin1supplement", [0x80, 0xff]],
  ["latinextendeda", [0x100, 0x17f]],
  ["latinextendedb", [0x180, 0x24f]],
  ["greek", [0x370, 0x3ff]],
  ["greekandcoptic", [0x370, 0x3ff]],
  ["cyrillic", [0x400, 0x4ff]],
  ["hebrew", [0x590, 0x5ff]],
  ["arabic", [0x600, 0x6ff]],
  ["generalpunctuation", [0x2000, 0x206f]],
  ["hiragana", [0x3040, 0x309f]],
  ["katakana", [0x30a0, 0x30ff]],
  ["cjkunifiedideographs", [0x4e00, 0x9fff]],
  ["hangulsyllables", [0xac00, 0xd7af]],
]);

/** Under `(?i)` Java takes any case for these. */
const CASED = new Set(["Lu", "Ll", "Lt", "Lowercase", "Uppercase"]);

function ignoringCase(node: ClassNode, name: string): ClassNode {
  if (name === "Lower" || name === "Upper") return ascii([0x41, 0x5a], [0x61, 0x7a]);
  if (node.type !== "property" || !CASED.has(node.name)) return node;
  const category = node.name.length === 2 && !/title/iu.test(name);
  return category ? categories("Lu", "Ll", "Lt") : categories("Lowercase", "Uppercase", "Lt");
}

/** `name` as it stands between the braces. */
export function javaProperty(name: string, ignoreCase: boolean): ClassNode {
  const node = lookUp(name);
  if (node === undefined) throw new PatternProblem("syntax", `\\p{${name}} has no counterpart in JavaScript`);
  return ignoreCase ? ignoringCase(node, name) : node;
}

function lookUp(name: string): ClassNode | undefined {
  const equals = name.indexOf("=");
  if (equals >= 0) return lookUpPair(name.slice(0, equals).toLowerCase(), name.slice(equals + 1));
  if (name.startsWith("In")) return lookUpBlock(name.slice(2));
  const rest = name.slice(2);
  if (name.startsWith("Is")) return BINARY.get(rest.toUpperCase()) ?? CATEGORIES.get(rest) ?? lookUpScript(rest);
  return NAMED.get(name) ?? CATEGORIES.get(name);
}

function lookUpPair(key: string, value: string): ClassNode | undefined {
  if (key === "sc" || key === "script") return lookUpScript(value);
  if (key === "gc" || key === "general_category") return CATEGORIES.get(value);
  return key === "blk" || key === "block" ? lookUpBlock(value) : undefined;
}

function lookUpBlock(name: string): ClassNode | undefined {
  const range = BLOCKS.get(name.toLowerCase().replaceAll(/[ _-]/gu, ""));
  return range === undefined ? undefined : ascii(range);
}

/** Script names are spelled `Old_Italic` in JavaScript and in any case in Java. */
function lookUpScript(name: string): ClassNode | undefined {
  if (!/^[A-Za-z]+(?:_[A-Za-z]+)*$/u.test(name)) return undefined;
  const spelled = name.toLowerCase().replaceAll(/(?<=^|_)[a-z]/gu, (letter) => letter.toUpperCase());
  const script = `Script=${spelled}`;
  try {
    return new RegExp(`\\p{${script}}`, "u").test("") ? undefined : property(script);
  } catch {
    return undefined;
  }
}
