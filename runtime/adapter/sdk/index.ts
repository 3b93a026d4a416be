/** In-process access for AWS SDK clients: no port, no sockets, in Node and in browsers. */
export { sdkHandler, type SdkHandler } from "./sdk-handler.js";
