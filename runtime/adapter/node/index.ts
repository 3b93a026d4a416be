/** Mocks as servers of `node:http`. */
export { listen, type ListenOptions, type Listening } from "./listen.js";
export { ListenError } from "./listen-error.js";
export { requestListener } from "./request-listener.js";
export { consoleOptions } from "./console-options.js";
export type { ControlAccess } from "./control-access.js";
export { controlledAt } from "./control-token.js";
export { type StartedServer, type StartOptions, startMock } from "./start-mock.js";
