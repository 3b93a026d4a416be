/** Client bindings: what the client direction of all protocols has in common. */
export { type ClientInput, clientInputOf } from "./client-input.js";
export { clientProtocol, type OperationCompiler } from "./client-protocol.js";
export { fieldsOf } from "./header-fields.js";
export { wordsOfTree, wordsOfTypedTree } from "./json-error.js";
export { type Arrival, type ErrorWords, isSuccess, outcomeReaderOf, receivedError } from "./read-outcome.js";
export { rpcOperation, type RpcParts } from "./rpc-operation.js";
export { errorElementOf, requestIdOfElement, wordsOfElement } from "./xml-error.js";
