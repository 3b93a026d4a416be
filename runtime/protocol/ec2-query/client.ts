/** ec2Query, client side (spec: AWS EC2 query protocol): form-encoded requests, XML responses. */
import { ec2Style } from "../../codec/form/index.js";
import { queryClient } from "../../query-binding/query-client.js";
import type { ClientProtocol } from "../client.js";

export const ec2QueryClient: ClientProtocol = queryClient({
  id: "aws.protocols#ec2Query",
  style: ec2Style,
  outputElement: (root) => root,
});
