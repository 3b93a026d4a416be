/** Errors that every AWS service has beside those of its model: throttling, outages, signatures that do not hold. */
import type { Rejection } from "./protocol.js";

export type CommonRejection = Extract<Rejection, { readonly kind: "throttled" | "unavailable" | "signature" }>;

/** Whose names and statuses they are: `json` of RPC protocols, `rest` of restJson, `query`, `ec2`, and `s3` of restXml. */
export type ErrorDialect = "json" | "rest" | "query" | "ec2" | "s3";

export interface CommonError {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

/** Whether a rejection is one of these. */
export function isCommon(rejection: Rejection): rejection is CommonRejection {
  return rejection.kind === "throttled" || rejection.kind === "unavailable" || rejection.kind === "signature";
}

/** The error that clients see. */
export function commonErrorOf(rejection: CommonRejection, dialect: ErrorDialect): CommonError {
  switch (rejection.kind) {
    case "throttled":
      return throttling[dialect];
    case "unavailable":
      return unavailable(rejection.status, dialect);
    case "signature":
      return { status: dialect === "json" ? 400 : 403, ...signature(rejection.fault, dialect) };
  }
}

const rate = "Rate exceeded";
const throttling: Readonly<Record<ErrorDialect, CommonError>> = {
  json: { status: 400, name: "ThrottlingException", message: rate },
  rest: { status: 429, name: "ThrottlingException", message: rate },
  query: { status: 400, name: "Throttling", message: rate },
  ec2: { status: 503, name: "RequestLimitExceeded", message: "Request limit exceeded." },
  s3: { status: 503, name: "SlowDown", message: "Reduce the rate of requests." },
};

function unavailable(status: number, dialect: ErrorDialect): CommonError {
  const failure = dialect === "s3" || dialect === "ec2" ? "InternalError" : "InternalFailure";
  const names: ReadonlyMap<number, string> = new Map([
    [502, "BadGateway"],
    [503, dialect === "rest" || dialect === "json" ? "ServiceUnavailableException" : "ServiceUnavailable"],
    [504, "GatewayTimeout"],
  ]);
  return { status, name: names.get(status) ?? failure, message: "The service is not available." };
}

type SignatureFault = Extract<Rejection, { readonly kind: "signature" }>["fault"];

const signatureMessages: Readonly<Record<SignatureFault, string>> = {
  incomplete: "The signature of the request is not complete.",
  mismatch: "The signature of the request is not the one that its content and the secret key give.",
  expired: "The signature of the request has expired, or is not valid yet.",
  unknownKey: "The access key or the security token of the request is not valid.",
};

function signature(fault: SignatureFault, dialect: ErrorDialect): Omit<CommonError, "status"> {
  const names: Readonly<Record<SignatureFault, readonly [plain: string, s3: string, query: string]>> = {
    incomplete: ["IncompleteSignatureException", "AuthorizationHeaderMalformed", "IncompleteSignature"],
    mismatch: ["InvalidSignatureException", "SignatureDoesNotMatch", "SignatureDoesNotMatch"],
    expired: ["InvalidSignatureException", "RequestTimeTooSkewed", "RequestExpired"],
    unknownKey: ["UnrecognizedClientException", "InvalidAccessKeyId", "InvalidClientTokenId"],
  };
  const [plain, s3, query] = names[fault];
  const name = dialect === "s3" ? s3 : dialect === "json" || dialect === "rest" ? plain : query;
  return { name, message: signatureMessages[fault] };
}
