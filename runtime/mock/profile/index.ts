/** Which service has which profile. */
import type { ServiceSchema } from "../../schema/schema.js";
import { cognitoIdentityProvider } from "./cognito-identity-provider.js";
import { defaultProfile } from "./default.js";
import { declaresFrameworkError, frameworkProfile } from "./framework.js";
import type { ServiceProfile } from "./profile.js";

export type { InvalidInput, ServiceProfile } from "./profile.js";

const profiles: ReadonlyMap<string, ServiceProfile> = new Map([["Cognito Identity Provider", cognitoIdentityProvider]]);

/** The profile of a service, by its SDK id. */
export function profileOf(service: ServiceSchema): ServiceProfile {
  return profiles.get(service.sdkId) ?? generalProfileOf(service);
}

/** One of the two that differ in their errors alone; which one is asked when there is an error. */
function generalProfileOf(service: ServiceSchema): ServiceProfile {
  let profile: ServiceProfile | undefined;
  const own = (): ServiceProfile => (profile ??= declaresFrameworkError(service) ? frameworkProfile : defaultProfile);
  return {
    get name() {
      return own().name;
    },
    unitOutput: defaultProfile.unitOutput,
    invalidInput: (issues, input, schema) => own().invalidInput(issues, input, schema),
  };
}
