/** Builds the console into one page: script and style within it, and a policy that allows those two and nothing else. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("./", import.meta.url));

/** Writes the page to `file`. Returns what went into it, as esbuild tells it. */
export async function buildConsole(file) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: resolve(here, "../.."),
    entryPoints: { console: `${here}main.tsx`, style: `${here}console.css` },
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: {},
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text.trim();
  // A script ends at the first of these, wherever it stands.
  const script = text(".js")
    .replaceAll(/<\/(?=script)/gi, "<\\/")
    .replaceAll("<!--", "<\\!--");
  const style = text(".css");
  const page = readFileSync(`${here}page.html`, "utf8")
    .replace("{{policy}}", () => policy(script, style))
    // Space around them would be part of what is hashed.
    .replace(/\s*\/\* style \*\/\s*/, () => style)
    .replace(/\s*\/\* script \*\/\s*/, () => script);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  return metafile;
}

/** Nothing is loaded, nothing is sent anywhere but home, no text becomes markup, nobody frames it. */
function policy(script, style) {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConsole(resolve(process.argv[2] ?? "index.html"));
