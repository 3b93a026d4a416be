/** Mocks as servers of `node:http`. */
export { listen, type ListenOptions, type Listening } from "./listen.js";
export { ListenError } from "./listen-error.js";
export { requestListener } from "./request-listener.js";
