/** API Gateway answers in HAL where nobody says that plain JSON is wanted. */
import { type Customization, withHeaders } from "../outgoing-request.js";

export const apiGateway: Customization = {
  appliesTo: ({ sdkId }) => sdkId === "API Gateway",
  request: () => (request) => ({
    ...request,
    headers: withHeaders([["accept", "application/json"]], request.headers),
  }),
};
