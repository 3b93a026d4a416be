/** Packages as npm packs them: tar archives made by hand, long names in the form of POSIX or of GNU. */
import { gzipSync } from "node:zlib";

export type LongNames = "pax" | "gnu";

/** A gzipped archive of `package/<path>` for each file. */
export function tarball(files: Readonly<Record<string, string>>, longNames: LongNames = "pax"): Buffer {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const name = `package/${path}`;
    return [
      ...(name.length > 100 ? longName(name, longNames) : []),
      ...member(name.slice(0, 100), "0", Buffer.from(text)),
    ];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

function longName(name: string, form: LongNames): readonly Buffer[] {
  if (form === "gnu") return member("././@LongLink", "L", Buffer.from(`${name}\0`));
  const record = ` path=${name}\n`;
  const length = [2, 3, 4].find((digits) => String(record.length + digits).length === digits) ?? 0;
  return member("PaxHeader", "x", Buffer.from(`${record.length + length}${record}`));
}

function member(name: string, type: string, content: Buffer): readonly Buffer[] {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write(type, 156);
  header.write("ustar\0", 257);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
