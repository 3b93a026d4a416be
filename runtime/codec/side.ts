/** Whose part a codec plays: servers are strict with what they receive, clients make the best of it. */

/**
 * What depends on the side, and the section of the Smithy specification that says so:
 * - absent members: a server reads and writes every default; a client leaves out those that are `clientOptional`, and puts
 *   a zero value in place of a required member that the server owes it (client error correction);
 * - nulls in lists and maps that are not sparse: rejected by servers, left out by clients (sparse trait);
 * - unknown members of unions: rejected by servers, kept by clients as `$unknown` (union);
 * - offsets in date-times: rejected by servers, read by clients (timestampFormat trait).
 */
export type Side = "server" | "client";
