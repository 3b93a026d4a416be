/** JSON values as YAML blocks. Every text that YAML could take for anything else is quoted. */
import { isObject } from "../schema/edit.js";

/** Lines of YAML 1.2, as scenario files are. Each ends with a line end. */
export function yamlText(value: unknown): string {
  return `${linesOf(value).join("\n")}\n`;
}

/** An entry of a list: the lines of a block after `- `. */
export function yamlEntry(value: unknown, indent = ""): string {
  return linesOf([value])
    .map((line) => `${indent}${line}\n`)
    .join("");
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item: unknown) => {
      const [first = "", ...rest] = linesOf(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => {
      const lines = linesOf(item);
      const isBlock = isObject(item) || Array.isArray(item) ? Object.keys(item).length > 0 : false;
      return isBlock ? [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)] : [`${scalar(key)}: ${lines.join("")}`];
    });
  }
  return [scalar(value)];
}

/** Words that YAML, or people who know its older versions, take for a value of another type; `on` is the key of every stub. */
const words = /^(?:true|false|yes|no|off|null|nan|inf|y|n|~)$/i;

function scalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "null";
  const isPlain = /^[A-Za-z_][\w./-]*(?: [\w./-]+)*$/.test(value) && !words.test(value) && value.length <= 1000;
  return isPlain ? value : quoted(value);
}

/** JSON's strings are YAML's double-quoted ones, but for characters that YAML cannot print. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
