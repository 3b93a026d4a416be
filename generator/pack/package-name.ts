/** Names of packages, as npm allows them. */

/** What is wrong with a package name; undefined when nothing is. */
export function nameFault(name: string): string | undefined {
  if (name.length > 214) return "it is longer than 214 characters";
  if (!/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name))
    return "npm takes lower-case letters, digits, -, . and _, and one scope such as @acme/";
  return undefined;
}

/** What is wrong with a version; undefined when it is one of semver. */
export function versionFault(version: string): string | undefined {
  const isSemver = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,64})?(?:\+[0-9A-Za-z.-]{1,64})?$/.test(version);
  return isSemver ? undefined : "a version looks like 1.0.0";
}

/** The name without its scope: that of the command. */
export function commandNameOf(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

/** The name of the tarball, as npm makes it: `acme-weather-mock-1.0.0.tgz`. */
export function tarballNameOf(name: string, version: string): string {
  return `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`;
}
