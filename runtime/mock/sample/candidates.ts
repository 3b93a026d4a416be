/** Texts that read like the real thing, by what a member is called. */
import { integerBetween, textOf, uuidOf } from "../random.js";
import type { SamplePlace } from "./hint.js";

const digits = "0123456789";
const hex = "0123456789abcdef";
const lower = "abcdefghijklmnopqrstuvwxyz0123456789";

type Writer = (place: SamplePlace) => string;

/** What a name says, the telling part at its end first. */
const byName: readonly (readonly [RegExp, Writer])[] = [
  [
    /arn$/i,
    ({ random }) => `arn:aws:service:us-east-1:${textOf("123456789", 12, random)}:resource/${textOf(lower, 8, random)}`,
  ],
  [/e-?mail(?:address)?$/i, ({ random }) => `user-${textOf(hex, 4, random)}@example.com`],
  [/phone(?:_?number)?$/i, ({ random }) => `+1555${textOf(digits, 7, random)}`],
  [/(?:url|uri|href|endpoint)s?$/i, ({ random }) => `https://example.com/${textOf(lower, 8, random)}`],
  [/(?:domain|host)(?:name)?$/i, ({ random }) => `${textOf(lower, 8, random)}.example.com`],
  [/region(?:name|code)?$/i, () => "us-east-1"],
  [/(?:^|account|owner)account_?id$/i, ({ random }) => textOf("123456789", 12, random)],
  [/(?:uuid|guid|sub)$/i, ({ random }) => uuidOf(random)],
  [/ip(?:v4)?(?:address)?$/i, ({ random }) => `192.0.2.${integerBetween(1, 254, random)}`],
];

/** What many patterns accept. */
const plain: readonly Writer[] = [
  ({ member, random }) => `${wordOf(member)}-${textOf(hex, 4, random)}`,
  ({ member, random }) => `${wordOf(member).replaceAll("-", "")}${textOf(hex, 4, random)}`,
  ({ random }) => uuidOf(random),
  ({ random }) => textOf(digits, 6, random),
  ({ random }) => textOf(hex, 16, random),
  ({ random }) => `https://example.com/${textOf(lower, 8, random)}`,
  ({ random }) => `arn:aws:service:us-east-1:${textOf("123456789", 12, random)}:resource/${textOf(lower, 8, random)}`,
  ({ random }) => `user-${textOf(hex, 4, random)}@example.com`,
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
