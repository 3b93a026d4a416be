/** Server-sent events out of a stream of text (HTML standard, section 9.2), for where `EventSource` can send no token. */

export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** No event of ours is as long; what is longer is thrown away. */
const longest = 32 * 1024 * 1024;

/** Takes text as it comes, and gives events as they are whole. */
export class EventReader {
  #rest = "";

  push(text: string): readonly ServerEvent[] {
    this.#rest += text.replaceAll("\r\n", "\n");
    const parts = this.#rest.split("\n\n");
    this.#rest = parts.pop() ?? "";
    if (this.#rest.length > longest) this.#rest = "";
    return parts.flatMap((part) => {
      const event = eventOf(part.split("\n"));
      return event === undefined ? [] : [event];
    });
  }
}

/** Undefined for comments, which only show that the server is still there. */
function eventOf(lines: readonly string[]): ServerEvent | undefined {
  const values = (field: string): readonly string[] => {
    return lines.flatMap((line) =>
      line.startsWith(`${field}:`) ? [line.slice(field.length + 1).replace(/^ /, "")] : [],
    );
  };
  const data = values("data");
  return data.length === 0 ? undefined : { name: values("event").at(-1) ?? "message", data: data.join("\n") };
}
