/** The protocols that mocks speak, the likeliest first. */
import { awsJson1_0, awsJson1_1 } from "../protocol/aws-json/index.js";
import type { Protocol } from "../protocol/protocol.js";
import { restJson1 } from "../protocol/rest-json/index.js";

export const protocols: readonly Protocol[] = [awsJson1_1, awsJson1_0, restJson1];
