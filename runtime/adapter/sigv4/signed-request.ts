/** What a signed request says of its signature, in its header or, presigned, in its query. */
import type { WireRequest } from "../../protocol/protocol.js";

export interface SignatureClaim {
  readonly presigned: boolean;
  readonly accessKeyId: string;
  /** The day of the scope, such as `20300101`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: ReadonlySet<string>;
  readonly signature: string;
  readonly date: Date;
  /** In seconds; of presigned requests only. */
  readonly expires: number;
  readonly token: string | undefined;
}

/** `missing`: nothing is signed; `incomplete`: what there is cannot be read. */
export type ClaimReading = SignatureClaim | "missing" | "incomplete";

/** Reads the claim of a request. */
export function claimOf({ headers, target }: Pick<WireRequest, "headers" | "target">): ClaimReading {
  const query = queryOf(target);
  const authorization = headers.get("authorization") ?? "";
  if (authorization !== "") return headerClaim(authorization, headers);
  return first(query["X-Amz-Signature"]) === undefined ? "missing" : presignedClaim(query);
}

function headerClaim(authorization: string, headers: WireRequest["headers"]): ClaimReading {
  const parts = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(authorization.slice(0, 8_192))?.[1];
  if (parts === undefined) return "incomplete";
  const fields = new Map(
    parts.split(",").map((part): [string, string] => {
      const at = part.indexOf("=");
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
  return claim(false, {
    credential: fields.get("Credential"),
    signedHeaders: fields.get("SignedHeaders"),
    signature: fields.get("Signature"),
    date: headers.get("x-amz-date") ?? undefined,
    expires: "0",
    token: headers.get("x-amz-security-token") ?? undefined,
  });
}

function presignedClaim(query: Query): ClaimReading {
  if (first(query["X-Amz-Algorithm"]) !== "AWS4-HMAC-SHA256") return "incomplete";
  return claim(true, {
    credential: first(query["X-Amz-Credential"]),
    signedHeaders: first(query["X-Amz-SignedHeaders"]),
    signature: first(query["X-Amz-Signature"]),
    date: first(query["X-Amz-Date"]),
    expires: first(query["X-Amz-Expires"]),
    token: first(query["X-Amz-Security-Token"]),
  });
}

type ClaimTexts = Readonly<
  Record<"credential" | "signedHeaders" | "signature" | "date" | "expires" | "token", string | undefined>
>;

function claim(presigned: boolean, texts: ClaimTexts): ClaimReading {
  const scope = /^([^/]{1,256})\/(\d{8})\/([\w-]{1,64})\/([\w.-]{1,64})\/aws4_request$/.exec(texts.credential ?? "");
  const [, accessKeyId = "", day = "", region = "", service = ""] = scope ?? [];
  const date = dateOf(texts.date ?? "");
  const { signature = "", signedHeaders = "", expires = "" } = texts;
  const isWhole = /^[\da-f]{64}$/.test(signature) && signedHeaders !== "" && /^\d{1,6}$/.test(expires);
  if (scope === null || date === undefined || !isWhole || !texts.date?.startsWith(day)) return "incomplete";
  const names = new Set(signedHeaders.toLowerCase().split(";"));
  if (!names.has("host")) return "incomplete";
  const known = { presigned, accessKeyId, day, region, service, signedHeaders: names, signature, date };
  return { ...known, expires: Number(expires), token: texts.token };
}

/** `20300101T120000Z`. */
function dateOf(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year ?? ""}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second ?? ""}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Parameters by name, as signers take them. */
export type Query = Record<string, string | string[]>;

/** The query of a target, decoded; names that every object has are names like any other. */
export function queryOf(target: string): Query {
  const query: Query = Object.create(null) as Query;
  const text = target.includes("?") ? target.slice(target.indexOf("?") + 1) : "";
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? "" : decoded(pair.slice(at + 1));
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function first(value: string | string[] | undefined): string | undefined {
  return typeof value === "object" ? value[0] : value;
}
