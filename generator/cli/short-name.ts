/** The part of a shape id that people say: `City` of `com.example#City`, `City$name` of a member. */
export function shortName(id: string): string {
  return id.slice(id.indexOf("#") + 1);
}
