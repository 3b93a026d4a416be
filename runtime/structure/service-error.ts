/** Modelled errors as classes. Guards go by name, so that two copies of the code agree. */
import { nameOf, type StructureSchema } from "../schema/schema.js";

/** What every modelled error carries. */
export interface ServiceErrorShape {
  readonly name: string;
  readonly message: string;
  /** Whose fault it is. */
  readonly $fault: "client" | "server";
  /** The status that the model gives it; some protocols put another one on the wire. */
  readonly $httpStatus: number;
  /** Whether trying again may help; `throttling` asks for a slower pace. */
  readonly $retryable: { readonly throttling: boolean } | undefined;
}

/** The base of every generated error class. */
export abstract class ServiceError extends Error implements ServiceErrorShape {
  abstract override readonly name: string;
  readonly $fault: "client" | "server";
  readonly $httpStatus: number;
  readonly $retryable: { readonly throttling: boolean } | undefined;

  /** `members` become own properties, except those that every Error has: `message` is passed on, `name` and `stack` are kept. */
  constructor(schema: StructureSchema, members: object = {}) {
    super(messageOf(members), causeOf(members));
    this.$fault = schema.error?.fault ?? "client";
    this.$httpStatus = schema.error?.httpStatus ?? 400;
    this.$retryable = schema.error?.retryable;
    for (const name of Object.keys(schema.members)) {
      if (reserved.has(name) || !Object.hasOwn(members, name)) continue;
      const value: unknown = (members as Readonly<Record<string, unknown>>)[name];
      if (value === undefined) continue;
      Object.defineProperty(this, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }

  /** Whether `error` has the name of this error shape. */
  static named(error: unknown, { id }: StructureSchema): boolean {
    return typeof error === "object" && error !== null && "name" in error && error.name === nameOf(id);
  }
}

const reserved: ReadonlySet<string> = new Set(["message", "Message", "name", "stack", "cause", "__proto__"]);

function messageOf(members: object): string {
  for (const key of ["message", "Message"]) {
    const message = Object.hasOwn(members, key) ? (members as Readonly<Record<string, unknown>>)[key] : undefined;
    if (typeof message === "string") return message;
  }
  return "";
}

function causeOf(members: object): ErrorOptions | undefined {
  return Object.hasOwn(members, "cause")
    ? { cause: (members as Readonly<Record<string, unknown>>)["cause"] }
    : undefined;
}
