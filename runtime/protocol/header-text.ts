/** Text made safe for a header field: nobody can add a field, split a response or outgrow a client's limit with it. */

/** Clients take 8 KiB of header fields at the least, all fields together. */
const longest = 2048;

/** Control characters become spaces, characters beyond Latin-1 become `?`, and what is too long is cut. */
export function headerText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
  return plain.test(short) ? short : short.replace(/\p{Cc}/gu, " ").replace(/[^ -ÿ]/gu, "?");
}

const plain = /^[ -~]*$/;
