/** Reads and writes JSON as a server does, for tests of the codec. */
import { isCodecFailure } from "../../runtime/codec/failure.js";
import {
  type JsonReadOptions,
  type JsonWriteOptions,
  careOf,
  jsonReaders,
  jsonWriters,
  parseJson,
} from "../../runtime/codec/json/index.js";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";

export const server: JsonReadOptions & JsonWriteOptions = {
  jsonNames: false,
  timestampFormat: "epoch-seconds",
  maxDepth: 32,
  side: "server",
};
export const id = "com.example#Shape";
export const text: Schema = { type: "string", id };
export const structure = (members: Record<string, MemberSchema>): StructureSchema => ({
  type: "structure",
  id,
  members,
});
export const one = (target: Schema, more: Partial<MemberSchema> = {}): StructureSchema =>
  structure({ it: { target, ...more } });

export function read(schema: Schema, body: string, options: Partial<JsonReadOptions> = {}): unknown {
  const parsed = parseJson(body, careOf(schema, { ...server, ...options }), server.maxDepth);
  if (parsed === undefined) throw new Error("not JSON");
  return jsonReaders({ ...server, ...options })(schema)(parsed.json, 0);
}

export const write = (schema: Schema, value: unknown, options: Partial<JsonWriteOptions> = {}): string =>
  jsonWriters({ ...server, ...options })(schema)(value, 0);

/** Where a codec failed and why. */
export function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isCodecFailure(error)) return `/${error.reversedPath.toReversed().join("/")}: ${error.message}`;
    throw error;
  }
  return "no failure";
}
