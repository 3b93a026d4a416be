/** Mocks as request handlers of MSW (Mock Service Worker) 2, in browsers and in Node. */
export { mswHandlers, type MswOptions } from "./msw-handlers.js";
