/** Where a model comes from, as people write it: `aws:…`, `https://…`, `github:…`, `npm:…`, or a path. */

export type Source =
  | { readonly kind: "aws"; readonly service: string; readonly version?: string | undefined }
  | { readonly kind: "url"; readonly url: URL }
  | GithubSource
  | { readonly kind: "npm"; readonly package: string; readonly path: string; readonly version?: string | undefined }
  /** A path, relative to the working directory; in a lock file, to the lock file. */
  | { readonly kind: "file"; readonly path: string };

export interface GithubSource {
  readonly kind: "github";
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  /** A branch, tag or commit; the default branch when absent. */
  readonly ref?: string | undefined;
}

/** What is wrong with a text that is no source, as a sentence. */
export interface NoSource {
  readonly problem: string;
}

const scheme = /^(?<name>[A-Za-z][A-Za-z0-9+.-]+):/;
const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Never throws; what a source may not be (an unknown scheme, a password in an address) is said in words. */
export function parseSource(text: string): Source | NoSource {
  const name = scheme.exec(text)?.groups?.["name"]?.toLowerCase();
  if (name === undefined) return text === "" ? problem("A source is empty.") : { kind: "file", path: text };
  const rest = text.slice(name.length + 1);
  switch (name) {
    case "aws":
      return awsSource(rest);
    case "github":
      return githubSource(rest);
    case "npm":
      return npmSource(rest);
    case "file":
      return rest.startsWith("//") || rest === ""
        ? problem("A local file is named by its path, without file://.")
        : { kind: "file", path: rest };
    case "http":
    case "https":
      return urlSource(text);
    default:
      return problem(
        `${name}: is no kind of source; there are aws:SERVICE, https://…, github:OWNER/REPO/PATH@REF, npm:PACKAGE/PATH@VERSION and paths.`,
      );
  }
}

/** As a lock file has it, and as `parseSource` reads it. */
export function sourceText(source: Source): string {
  const at = (ref: string | undefined): string => (ref === undefined ? "" : `@${ref}`);
  switch (source.kind) {
    case "aws":
      return `aws:${source.service}${at(source.version)}`;
    case "url":
      return source.url.href;
    case "github":
      return `github:${source.owner}/${source.repo}/${source.path}${at(source.ref)}`;
    case "npm":
      return `npm:${source.package}/${source.path}${at(source.version)}`;
    case "file":
      return `file:${source.path}`;
  }
}

/** Whether plain HTTP may be spoken to a host: to this machine only. */
export function isLoopback({ hostname }: URL): boolean {
  return loopback.has(hostname);
}

function awsSource(text: string): Source | NoSource {
  const parts = /^(?<service>[a-z0-9][a-z0-9-]*)(?:@(?<version>[A-Za-z0-9][A-Za-z0-9.-]*))?$/.exec(text)?.groups;
  const service = parts?.["service"];
  if (service === undefined) {
    return problem(`aws:${text} names no service; it is aws:SERVICE or aws:SERVICE@VERSION, as aws:sts@2011-06-15.`);
  }
  return { kind: "aws", service, version: parts?.["version"] };
}

function githubSource(text: string): Source | NoSource {
  const [whole, ref] = splitAtLast(text, "@");
  const [owner = "", repo = "", ...rest] = whole.split("/");
  const isName = (name: string): boolean => /^[A-Za-z0-9._-]+$/.test(name) && !/^\.+$/.test(name);
  if (!isName(owner) || !isName(repo) || !isPath(rest) || ref === "") {
    return problem(`github:${text} is no file of a repository; it is github:OWNER/REPO/PATH@REF.`);
  }
  return { kind: "github", owner, repo, path: rest.join("/"), ref };
}

/** The version may stand after the path or, as npm writes it, after the package. */
function npmSource(text: string): Source | NoSource {
  const parts = /^(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@(?<early>[^/@]+))?\/(?<path>[^@]+)(?:@(?<late>[^/@]+))?$/.exec(text);
  const { name = "", early, path = "", late } = parts?.groups ?? {};
  const isName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
  if (!isName || !isPath(path.split("/")) || (early !== undefined && late !== undefined)) {
    return problem(`npm:${text} is no file of a package; it is npm:PACKAGE/PATH or npm:PACKAGE/PATH@VERSION.`);
  }
  return { kind: "npm", package: name, path, version: late ?? early };
}

function urlSource(text: string): Source | NoSource {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return problem(`${text} is no address.`);
  if (url.username !== "" || url.password !== "") {
    return problem("An address must not hold a password: the lock file would keep it.");
  }
  if (url.protocol === "http:" && !isLoopback(url)) return problem(`${url.origin} is not https.`);
  url.hash = "";
  return { kind: "url", url };
}

function isPath(segments: readonly string[]): boolean {
  return segments.length > 0 && segments.every((one) => one !== "" && one !== "." && one !== "..");
}

function splitAtLast(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.lastIndexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function problem(text: string): NoSource {
  return { problem: text };
}
