/** Both sides of every protocol, put against each other without a mock: what one writes the other reads. */
import { fieldsOf } from "../../runtime/client-binding/index.js";
import { clientProtocols } from "../../runtime/client/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import type { ClientOutcome, ClientProtocol } from "../../runtime/protocol/client.js";
import {
  type CompiledOperation,
  type Protocol,
  type WireRequest,
  isRejected,
} from "../../runtime/protocol/protocol.js";
import { type OperationSchema, type ServiceSchema, type StructureSchema, nameOf } from "../../runtime/schema/schema.js";

export interface Pair {
  readonly name: string;
  readonly server: Protocol;
  readonly client: ClientProtocol;
}

/** Every protocol, by the name of its trait. */
export const pairs: readonly Pair[] = protocols.map((server) => {
  const client = clientProtocols.find(({ id }) => id === server.id);
  if (client === undefined) throw new Error(`BUG: no client of ${server.id}`);
  return { name: nameOf(server.id), server, client };
});

type Members = Readonly<Record<string, unknown>>;

/** Writers throw CodecFailure for what the protocol cannot say; anything else that goes wrong is an Error. */
export interface TwoSides {
  /** The client's request for an input, as the server gets it. */
  readonly request: (operation: OperationSchema, input: unknown) => WireRequest;
  /** What the server reads of what the client writes. */
  readonly input: (operation: OperationSchema, input: unknown) => unknown;
  /** What the client reads of what the server writes. */
  readonly output: (operation: OperationSchema, output: unknown) => ClientOutcome;
  readonly error: (operation: OperationSchema, error: StructureSchema, members: Members) => ClientOutcome;
}

export function twoSidesOf({ server, client }: Pair, service: ServiceSchema): TwoSides {
  const serving = server.compile(service, { maxDepth: 128, unitOutput: "nothing" });
  const calling = client.compile(service, { maxDepth: 128, maxEventBytes: 1e6, idempotencyToken: () => "token" });
  const clientOf = ({ name }: OperationSchema) => {
    const operation = calling.operation(name);
    if (operation === undefined) throw new Error(`no operation ${name}`);
    return operation;
  };
  const compiled = new Map<OperationSchema, CompiledOperation>();
  const request: TwoSides["request"] = (operation, input) => {
    const { method, target, headers, body } = clientOf(operation).writeRequest(input);
    return { method, target, headers: fieldsOf(headers), body };
  };
  return {
    request,
    input: (operation, input) => {
      const sent = request(operation, input);
      const route = serving.route(sent);
      if (isRejected(route)) throw new Error(`not routed: ${JSON.stringify(route.rejection)} ${sent.target}`);
      if (route.schema !== operation) throw new Error(`routed to ${route.schema.name}: ${sent.method} ${sent.target}`);
      compiled.set(operation, route);
      const read = route.readInput(sent);
      if (read instanceof Promise) throw new Error("the input comes later");
      if (isRejected(read)) throw new Error(`rejected: ${JSON.stringify(read.rejection)}`);
      return read.value;
    },
    output: (operation, output) => {
      const known = compiled.get(operation);
      if (known === undefined) throw new Error("BUG: the input goes first, because it finds the operation");
      return settled(clientOf(operation).readResponse(known.writeOutput(output, "id-1")));
    },
    error: (operation, error, members) => {
      const known = compiled.get(operation);
      if (known === undefined) throw new Error("BUG: the input goes first, because it finds the operation");
      return settled(clientOf(operation).readResponse(known.writeError(error, members, "id-1").response));
    },
  };
}

/** What was read at once, as it must be of everything but event streams. */
export function settled(outcome: ClientOutcome | Promise<ClientOutcome>): ClientOutcome {
  if (outcome instanceof Promise) throw new Error("the outcome comes later");
  return outcome;
}
