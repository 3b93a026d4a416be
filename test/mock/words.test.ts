/** The words of samples are those of a well-kept library. `UPDATE=1` writes the table anew. */
import { en } from "@faker-js/faker";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import * as words from "../../runtime/mock/sample/words.js";

const file = fileURLToPath(new URL("../../runtime/mock/sample/words.ts", import.meta.url));

/** So many of a list, evenly from all of it, that are single words of plain letters. */
function some(list: readonly string[] | null | undefined, count: number): readonly string[] {
  const plain = (list ?? []).filter((word) => /^[A-Za-z]{3,10}$/.test(word));
  return Array.from({ length: count }, (_, index) => plain[Math.floor((index * plain.length) / count)] ?? "");
}

const lists: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  givenNames: ["Given names.", some(en.person?.first_name?.generic, 48)],
  familyNames: ["Family names.", some(en.person?.last_name?.generic, 48)],
  cities: ["Cities.", some(en.location?.city_name, 32)],
  adjectives: ["Adjectives.", some(en.word?.adjective, 48)],
  nouns: ["Nouns.", some(en.word?.noun, 48)],
};

async function table(): Promise<string> {
  const head = [
    "/**",
    " * Words for samples: some of the lists of `@faker-js/faker` (MIT, copyright Faker and Marak Squires), whole in no bundle.",
    " * Do not edit: `UPDATE=1 npx vitest run test/mock/words.test.ts` writes it.",
    " */",
  ];
  const bodies = Object.entries(lists).map(
    ([name, [note, list]]) =>
      `\n/** ${note} */\nexport const ${name}: readonly string[] = ${JSON.stringify(list.join(" "))}.split(" ");`,
  );
  return format([...head, ...bodies, ""].join("\n"), { parser: "typescript", printWidth: 120 });
}

describe("the words of samples", () => {
  test("are those of the library", async () => {
    const text = await table();
    if (process.env["UPDATE"] === "1") writeFileSync(file, text);
    expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(text);
  });

  test.each(Object.entries(words))("%s differ from each other", (_, list) => {
    expect(list.length).toBeGreaterThan(20);
    expect(new Set(list).size).toBe(list.length);
  });
});
