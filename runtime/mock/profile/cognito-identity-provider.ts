/** What Amazon Cognito user pools do in their own way. */
import { integerBetween, textOf, uuidOf } from "../random.js";
import type { SampleHint, SamplePlace } from "../sample/hint.js";
import { coralInvalidInput } from "./default.js";
import type { ServiceProfile } from "./profile.js";

const region = "us-east-1";
const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Identifiers by the shape they have; `StringType` says nothing, so that there the member's name decides. */
const hint: SampleHint = ({ shape, member, random }: SamplePlace) => {
  switch (shape) {
    case "UserPoolIdType":
      return poolId(random);
    case "ClientIdType":
      return textOf(lower, 26, random);
    case "AWSAccountIdType":
      return account(random);
    case "DeviceKeyType":
      return `${region}_${uuidOf(random)}`;
    case "UserImportJobIdType":
      return `import-${textOf(alphanumeric, 10, random)}`;
    case "ArnType":
      return /pool/i.test(member) || member === "Arn" || member === "ResourceArn"
        ? `arn:aws:cognito-idp:${region}:${account(random)}:userpool/${poolId(random)}`
        : undefined;
    case "StringType":
      if (member === "UserPoolId") return poolId(random);
      return /sub$/i.test(member) ? uuidOf(random) : undefined;
    default:
      return undefined;
  }
};

function poolId(random: () => number): string {
  return `${region}_${textOf(alphanumeric, 9, random)}`;
}

function account(random: () => number): string {
  return String(integerBetween(1, 9, random)) + textOf("0123456789", 11, random);
}

export const cognitoIdentityProvider: ServiceProfile = {
  name: "Amazon Cognito user pools",
  unitOutput: "object",
  invalidInput: coralInvalidInput("InvalidParameterException"),
  hint,
};
