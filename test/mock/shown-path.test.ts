/** Paths of requests in logs: what stands in a sensitive label is not shown, whether the request leads anywhere or not. */
import { describe, expect, test } from "vitest";
import { shownPath } from "../../runtime/mock/shown-path.js";
import type { MemberSchema, OperationSchema, ServiceSchema } from "../../runtime/schema/schema.js";

const id = "com.example#Shape";
const operation = (name: string, uri: string, label: Partial<MemberSchema>): OperationSchema => ({
  id,
  name,
  input: {
    type: "structure",
    id,
    members: { name: { target: { type: "string", id }, http: { location: "label" }, ...label } },
  },
  output: { type: "structure", id, members: {} },
  errors: [],
  http: { method: "GET", uri, code: 200 },
});
const service = (...operations: readonly OperationSchema[]): ServiceSchema => ({
  id,
  version: "1",
  sdkId: "Example",
  protocols: [],
  operations: Object.fromEntries(operations.map((it) => [it.name, it])),
});

const open = operation("Open", "/things/{name}", {});
const secret = operation("Secret", "/people/{name}/shoes?size", { sensitive: true });
const rows: readonly (readonly [
  string,
  { given: readonly [string, ServiceSchema, OperationSchema | undefined]; want: string },
])[] = [
  ["a path without its query", { given: ["/things/a?b=c", service(open), open], want: "/things/a" }],
  ["a path that leads nowhere", { given: ["/nowhere/a?b=c", service(open), undefined], want: "/nowhere/a" }],
  ["a sensitive label", { given: ["/people/jane/shoes?size", service(secret), secret], want: "/people/{name}/shoes" }],
  ["another operation of such a service", { given: ["/things/a", service(open, secret), open], want: "/things/a" }],
  [
    "a path of such a service that leads nowhere",
    { given: ["/people/jane/socks?x", service(open, secret), undefined], want: "/people/[REDACTED]/[REDACTED]" },
  ],
];

describe("shown is", () => {
  test.each(rows)("%s", (_, { given, want }) => expect(shownPath(...given)).toBe(want));
});
