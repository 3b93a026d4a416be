/** The three timestamp formats of Smithy (spec: `timestampFormat`), read strictly and written in their shortest form. */
import type { TimestampFormat } from "../schema/schema.js";
import type { Side } from "./side.js";

const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? GMT$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** The widest instant that a Date holds, in milliseconds. */
const widest = 8.64e15;
/** The year 0000 and the year 10000 begin here. */
const firstYear = -62_167_219_200_000;
const afterLastYear = 253_402_300_800_000;

/** Seconds since 1970, a fraction allowed; rounded to whole milliseconds. `undefined` for what a Date cannot hold. */
export function readEpochSeconds(seconds: number): Date | undefined {
  const milliseconds = Math.round(seconds * 1000);
  return Math.abs(milliseconds) <= widest ? new Date(milliseconds) : undefined;
}

/** An RFC 3339 date-time, fractions cut to milliseconds, for clients with any offset; `undefined` for anything else. */
export function readDateTime(text: string, side: Side): Date | undefined {
  const match = dateTime.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] = match;
  const local = instantOf([year, month, day, hour, minute, second], fraction);
  if (sign === undefined || local === undefined) return local;
  const away = Number(offsetHour) * 60 + Number(offsetMinute);
  if (side === "server" || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  return new Date(local.getTime() - (sign === "-" ? -away : away) * 60_000);
}

/** An IMF-fixdate (RFC 9110 section 5.6.7) with an optional fraction; `undefined` for anything else. */
export function readHttpDate(text: string): Date | undefined {
  const match = httpDate.exec(text);
  if (match === null) return undefined;
  const [, day, month, year, hour, minute, second, fraction] = match;
  return instantOf([year, String(months.indexOf(month ?? "") + 1), day, hour, minute, second], fraction);
}

/**
 * The text of an instant; `epoch-seconds` gives the digits of a JSON number. `undefined` for a Date that is not valid, and
 * where the format has no word for it: the others have years of four digits.
 */
export function writeTimestamp(date: Date, format: TimestampFormat): string | undefined {
  const instant = date.getTime();
  const sayable = format === "epoch-seconds" ? !Number.isNaN(instant) : instant >= firstYear && instant < afterLastYear;
  if (!sayable) return undefined;
  switch (format) {
    case "epoch-seconds":
      return String(instant / 1000);
    case "date-time":
      return withoutZeros(date.toISOString());
    case "http-date":
      return date.toUTCString();
  }
}

/** A fraction is as short as can be, and none where it is nothing: an ISO text ends in three digits and `Z`. */
function withoutZeros(text: string): string {
  let end = text.length - 1;
  while (text.charCodeAt(end - 1) === 0x30 && text.length - end < 4) end--;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  return end === text.length - 1 ? text : `${text.slice(0, end)}Z`;
}

/** The instant of calendar parts, month and day counted from one; `undefined` when no such day or time exists. */
function instantOf(parts: readonly (string | undefined)[], fraction: string | undefined): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, Number((fraction ?? "").slice(0, 3).padEnd(3, "0")));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real ? date : undefined;
}
