/** awsQuery, client side (spec: AWS query protocol): form-encoded requests, XML responses. */
import { queryStyle } from "../../codec/form/index.js";
import { childOf } from "../../codec/xml/index.js";
import { queryClient } from "../../query-binding/query-client.js";
import type { ClientProtocol } from "../client.js";

export const awsQueryClient: ClientProtocol = queryClient({
  id: "aws.protocols#awsQuery",
  style: queryStyle,
  outputElement: (root, { name }) => childOf(root, `${name}Result`),
});
