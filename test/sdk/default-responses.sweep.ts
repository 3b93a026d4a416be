/** Default responses of every operation with twenty seeds. */
import { describeDefaultResponses } from "./default-responses.js";

describeDefaultResponses(20);
