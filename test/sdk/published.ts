/** Any published AWS client, asked for what it exports by name, and for an operation's answer. */

/** What a client package exports. */
export type Exports = Readonly<Record<string, unknown>>;

/** What all clients have. */
export interface AnyClient {
  readonly send: (command: object) => Promise<unknown>;
  readonly destroy: () => void;
}

/** An export that is a function or class; `undefined` when there is none of that name. */
export function functionOf(sdk: Exports, name: string): unknown {
  const value = Object.hasOwn(sdk, name) ? sdk[name] : undefined;
  return typeof value === "function" ? value : undefined;
}

/** A command of the package. @throws Error when it has none for the operation */
export function commandOf(sdk: Exports, operation: string, input: object): object {
  const Command = functionOf(sdk, `${operation}Command`) as (new (input: object) => object) | undefined;
  if (Command === undefined) throw new Error(`the client has no ${operation}Command`);
  return new Command(input);
}

/** What the client makes of the answer, without `$metadata`. Rejects with what the client throws. */
export async function sendTo(
  sdk: Exports,
  client: AnyClient,
  operation: string,
  input: object,
): Promise<Record<string, unknown>> {
  const { $metadata: _, ...output } = (await client.send(commandOf(sdk, operation, input))) as Record<string, unknown>;
  return output;
}

/** What a promise rejects with; `undefined` when it does not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
