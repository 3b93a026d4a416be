/** The headers by which services that once spoke awsQuery keep its error codes (spec: `aws.protocols#awsQueryCompatible`). */
import type { ServiceSchema, StructureSchema } from "../schema/schema.js";
import { headerText } from "./header-text.js";
import type { HeaderPair } from "./protocol.js";

/**
 * Finds the fields that a modelled error adds to its response: `x-amzn-query-error: Code;Sender|Receiver` where the
 * service is compatible and the error has a code of its own. Status and body stay those of the protocol, and the
 * client's `x-amzn-query-mode` does not change anything: old clients send none and still read the field.
 */
export function queryErrorFieldsOf({
  queryCompatible,
}: ServiceSchema): (error: StructureSchema) => readonly HeaderPair[] {
  return ({ error }) => {
    const code = error?.queryCode?.code;
    if (queryCompatible !== true || code === undefined) return [];
    const fault = error?.fault === "server" ? "Receiver" : "Sender";
    return [["x-amzn-query-error", `${headerText(code)};${fault}`]];
  };
}

/** What a client of such a service sends with every request. */
export function queryModeFields({ queryCompatible }: ServiceSchema): readonly HeaderPair[] {
  return queryCompatible === true ? [["x-amzn-query-mode", "true"]] : [];
}
