/** A service with streams of every kind, in any protocol. */
import type {
  MemberSchema,
  OperationSchema,
  ServiceSchema,
  StructureSchema,
  UnionSchema,
} from "../../runtime/schema/schema.js";

const string = { type: "string", id: "smithy.api#String" } as const;

function structure(name: string, members: Readonly<Record<string, MemberSchema>>): StructureSchema {
  return { type: "structure", id: `s#${name}`, members };
}

const blob = { type: "blob", id: "s#Body", streaming: true } as const;
const sized = { ...blob, id: "s#SizedBody", requiresLength: true } as const;
const content = (target: MemberSchema["target"]): MemberSchema => ({ target, http: { location: "payload" } });
const header = (name: string): MemberSchema => ({ target: string, http: { location: "header", name } });

export const refused: StructureSchema = {
  ...structure("Refused", { message: { target: string } }),
  error: { fault: "client", httpStatus: 409 },
};

const events: UnionSchema = {
  type: "union",
  id: "s#Events",
  streaming: true,
  members: {
    said: { target: structure("Said", { text: { target: string } }) },
    ended: { target: structure("Ended", {}) },
    refused: { target: refused },
  },
};

function operation(
  name: string,
  input: StructureSchema,
  output: StructureSchema,
  more: Partial<OperationSchema> = {},
): OperationSchema {
  const http = { method: "POST", uri: `/${name}`, code: 200 };
  return { id: `s#${name}`, name, input, output, errors: [refused], http, ...more };
}

const empty = structure("Empty", {});
const checksum = {
  requestAlgorithmMember: "algorithm",
  requestValidationModeMember: "mode",
  responseAlgorithms: ["SHA256", "CRC32"],
};

/** Put, Get, Talk (events both ways, a text beside them), Listen (events from the service), Plain. */
export function smallStreams(protocol: string): ServiceSchema {
  const list = { type: "list", id: "s#List", member: { target: string } } as const;
  const operations = [
    operation("Put", structure("PutInput", { encoding: header("content-encoding"), body: content(blob) }), empty, {
      checksum,
      requestCompression: ["gzip"],
    }),
    operation("PutSized", structure("PutSizedInput", { body: content(sized) }), empty),
    operation(
      "Get",
      structure("GetInput", { mode: header("x-mode") }),
      structure("GetOutput", {
        length: header("content-length"),
        sum: header("x-amz-checksum-crc32"),
        body: content(blob),
      }),
      { checksum },
    ),
    operation(
      "Talk",
      structure("TalkInput", { topic: header("topic"), stream: content(events) }),
      structure("TalkOutput", { mood: header("mood"), stream: content(events) }),
    ),
    operation("Listen", empty, structure("ListenOutput", { stream: content(events) })),
    operation("Plain", structure("PlainInput", { texts: { target: list } }), empty, { checksumRequired: true }),
  ];
  return {
    id: "s#Streams",
    version: "1",
    sdkId: "Streams",
    protocols: [protocol],
    operations: Object.fromEntries(operations.map((it) => [it.name, it])),
  };
}
