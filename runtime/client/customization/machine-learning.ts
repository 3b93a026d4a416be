/** Machine Learning predicts at an endpoint of its own, which the input names. */
import type { Customization } from "../outgoing-request.js";

export const machineLearning: Customization = {
  appliesTo: ({ sdkId }) => sdkId === "Machine Learning",
  request: () => (request, _, input) => {
    const endpoint = Object.hasOwn(input, "PredictEndpoint") ? input["PredictEndpoint"] : undefined;
    if (typeof endpoint !== "string" || !URL.canParse(endpoint)) return request;
    return { ...request, url: new URL(endpoint) };
  },
};
