/** Texts that read like the real thing, by what a member is called. */
import { integerBetween, textOf, uuidOf } from "../random.js";
import type { SamplePlace } from "./hint.js";
import { adjectives, cities, familyNames, givenNames, nouns } from "./words.js";

const digits = "0123456789";
const hex = "0123456789abcdef";
const lower = "abcdefghijklmnopqrstuvwxyz0123456789";

type Writer = (place: SamplePlace) => string;

const pick = (words: readonly string[], random: () => number): string =>
  words[Math.floor(random() * words.length)] ?? "";
const given = ({ random }: SamplePlace): string => pick(givenNames, random);
const family = ({ random }: SamplePlace): string => pick(familyNames, random);
const thing = ({ random }: SamplePlace): string => `${pick(adjectives, random)} ${pick(nouns, random)}`;
const account = (random: () => number): string => textOf("123456789", 12, random);
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What a name says, the telling part at its end first. Addresses and numbers are those that are kept for documentation. */
const byName: readonly (readonly [RegExp, Writer])[] = [
  [/arn$/i, ({ random }) => `arn:aws:service:us-east-1:${account(random)}:resource/${textOf(lower, 8, random)}`],
  [/e-?mail(?:_?address)?$/i, (place) => `${given(place)}.${family(place)}@example.com`.toLowerCase()],
  [/phone(?:_?number)?$/i, ({ random }) => `+1555${textOf(digits, 7, random)}`],
  [/(?:url|uri|href|endpoint|link)s?$/i, ({ random }) => `https://example.com/${textOf(lower, 8, random)}`],
  [
    /(?:domain|host)(?:_?name)?$/i,
    ({ random }) => `${pick(nouns, random)}-${textOf(hex, 4, random)}.example.com`.toLowerCase(),
  ],
  [/(?:availability_?zone|az)$/i, ({ random }) => `us-east-1${textOf("abcdef", 1, random)}`],
  [/region(?:_?name|_?code)?$/i, () => "us-east-1"],
  [/(?:^|account|owner)account_?id$/i, ({ random }) => account(random)],
  [/(?:uuid|guid|sub)$/i, ({ random }) => uuidOf(random)],
  [/(?:^ip|_ip|Ip|IP)(?:[vV]4)?(?:_?[aA]ddress(?:es)?)?$/, ({ random }) => `192.0.2.${integerBetween(1, 254, random)}`],
  [/ipv6(?:_?address(?:es)?)?$/i, ({ random }) => `2001:db8::${textOf(hex, 4, random)}`],
  [/cidr(?:_?block|_?ip)?$/i, ({ random }) => `10.${integerBetween(0, 255, random)}.0.0/16`],
  [/mac_?address$/i, ({ random }) => Array.from({ length: 6 }, () => textOf(hex, 2, random)).join(":")],
  [/(?:given|first)_?name$/i, given],
  [/(?:family|last|sur)_?name$/i, family],
  [/(?:full|display|person|contact|author|customer)_?name$/i, (place) => `${given(place)} ${family(place)}`],
  [/user_?name$/i, (place) => `${given(place)}.${family(place)}`.toLowerCase()],
  [/(?:city|town)(?:_?name)?$/i, ({ random }) => pick(cities, random)],
  [/country_?code$/i, () => "US"],
  [/(?:postal|zip)_?code$/i, ({ random }) => textOf(digits, 5, random)],
  [/(?:street|address)(?:_?line)?_?1?$/i, (place) => `${integerBetween(1, 200, place.random)} ${family(place)} Street`],
  [/(?:company|organi[sz]ation)(?:_?name)?$/i, (place) => `${family(place)} and ${family(place)}`],
  [/(?:description|comment|summary|notes?)$/i, (place) => sentence(`${thing(place)}, ${thing(place)}`)],
  [/title$/i, (place) => sentence(thing(place)).slice(0, -1)],
  [/time_?zone$/i, () => "UTC"],
  [/(?:language|locale)(?:_?code)?$/i, () => "en-US"],
  [/currency(?:_?code)?$/i, () => "USD"],
  // A text in the model, a number on the wire and in other languages: the parts of an upload are listed from one.
  [/number_?marker$/i, ({ random }) => String(integerBetween(1, 10_000, random))],
  // The header of HTTP, which models have as a text because servers put anything there; clients read it as a date.
  [/^expires$/i, ({ random }) => new Date(dateText(random)).toUTCString()],
  [/version$/i, ({ random }) => `${integerBetween(1, 9, random)}.${integerBetween(0, 9, random)}.0`],
  [/(?:^|[a-z_])(?:date|day)$/i, ({ random }) => dateText(random).slice(0, 10)],
  [
    /(?:date_?time|timestamp|(?:created|updated|modified|started|ended|expires)_?at)$/i,
    ({ random }) => dateText(random),
  ],
];

/** A moment of 2024, as RFC 3339 has it. */
function dateText(random: () => number): string {
  const second = integerBetween(0, 365 * 24 * 60 * 60, random);
  return new Date(Date.UTC(2024, 0, 1) + second * 1000).toISOString();
}

/** What many patterns accept. */
const plain: readonly Writer[] = [
  ({ member, random }) => `${wordOf(member)}-${textOf(hex, 4, random)}`,
  ({ member, random }) => `${wordOf(member).replaceAll("-", "")}${textOf(hex, 4, random)}`,
  ({ random }) => uuidOf(random),
  ({ random }) => textOf(digits, 6, random),
  ({ random }) => textOf(hex, 16, random),
  ({ random }) => `https://example.com/${textOf(lower, 8, random)}`,
  ({ random }) => `arn:aws:service:us-east-1:${textOf("123456789", 12, random)}:resource/${textOf(lower, 8, random)}`,
  (place) => `${given(place)}@example.com`.toLowerCase(),
];

/** Texts for a place, the likeliest first. None is sure to satisfy the constraints there. */
export function* candidatesOf(place: SamplePlace): Generator<string> {
  for (const [name, write] of byName) if (name.test(place.member)) yield write(place);
  for (const write of plain) yield write(place);
}

/** `UserPoolName` gives `user-pool-name`. */
function wordOf(member: string): string {
  const words = member.replaceAll(/([a-z\d])([A-Z])/g, "$1-$2").replaceAll(/[^A-Za-z\d]+/g, "-");
  return words.replace(/^-|-$/g, "").toLowerCase() || "value";
}
