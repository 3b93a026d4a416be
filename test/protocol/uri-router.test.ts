/** Routing by method, path and fixed query; labels; queries. */
import { describe, expect, test } from "vitest";
import { labelReaderOf } from "../../runtime/http-binding/labels.js";
import { readQuery } from "../../runtime/http-binding/query-string.js";
import { uriRouterOf } from "../../runtime/http-binding/uri-router.js";
import { type OperationSchema, unitSchema } from "../../runtime/schema/schema.js";

const operation = (name: string, method: string, uri: string): OperationSchema => ({
  id: `com.example#${name}`,
  name,
  input: unitSchema,
  output: unitSchema,
  errors: [],
  http: { method, uri, code: 200 },
});

describe("routes", () => {
  const find = uriRouterOf([
    operation("Root", "GET", "/"),
    operation("Label", "GET", "/a/{x}"),
    operation("Literal", "GET", "/a/b"),
    operation("Greedy", "GET", "/g/{rest+}"),
    operation("GreedyTail", "GET", "/g/{rest+}/tail"),
    operation("Deep", "GET", "/a/{x}/c"),
    operation("Plain", "GET", "/q"),
    operation("Named", "GET", "/q?list"),
    operation("Valued", "GET", "/q?list&kind=2"),
    operation("Odd", "GET", "/(a+)+/%20/{x}"),
    operation("Post", "POST", "/a/b"),
    operation("Object", "GET", "/__proto__/constructor"),
    operation("Identified", "PUT", "/{b}/{k+}?x-id=Identified"),
  ]);
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ["GET", "/", "Root"],
    ["GET", "", "Root"],
    ["GET", "/a/b", "Literal"],
    ["GET", "/a/%62", "Literal"],
    ["GET", "/a/x", "Label"],
    ["GET", "/a/b%2Fc", "Label"],
    ["GET", "/a/b/c", "Deep"],
    ["GET", "/a/x/", "Label"],
    ["GET", "/a/", undefined],
    ["GET", "/a", undefined],
    ["GET", "/a//c", undefined],
    ["GET", "/a/b/d", undefined],
    ["GET", "/g/1", "Greedy"],
    ["GET", "/g/1/2//3", "Greedy"],
    ["GET", "/g/1/", "Greedy"],
    ["GET", "/g/1/tail", "GreedyTail"],
    ["GET", "/g/tail", "Greedy"],
    ["GET", "/g/", undefined],
    ["GET", "/q", "Plain"],
    ["GET", "/q?list", "Named"],
    ["GET", "/q?other=1&list=x", "Named"],
    ["GET", "/q?list&kind=2", "Valued"],
    ["GET", "/q?list&kind=3", "Named"],
    ["GET", "/q?%6Cist", "Named"],
    ["GET", "/q?%", "Plain"],
    ["GET", "/%E0%A4%A", undefined],
    ["POST", "/a/b", "Post"],
    ["POST", "/a/x", undefined],
    ["DELETE", "/a/b", undefined],
    ["GET", "/toString", undefined],
    ["GET", "/__proto__/constructor", "Object"],
    ["GET", "/(a+)+/%2520/x", "Odd"],
    ["PUT", "/bucket/a/b/?x-id=Identified", "Identified"],
    ["PUT", "/bucket/a/b", "Identified"],
    ["PUT", "/bucket/a/b?x-id=Other", undefined],
  ];
  test.each(rows)("%s %s", (method, target, want) => expect(find(method, target, new Headers())?.name).toBe(want));
});

test("labels are the raw texts of their segments", () => {
  const labels = labelReaderOf("/x/{a}/{rest+}/end");
  expect(labels.names).toEqual(["a", "rest"]);
  expect(labels.read("/x/1%202/b/c%2F/end?q")).toEqual(["1%202", "b/c%2F"]);
});

describe("queries", () => {
  const rows: readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] = [
    ["/", []],
    ["/?", []],
    [
      "/?a=1&b&a=2&&c=",
      [
        ["a", ["1", "2"]],
        ["b", [""]],
        ["c", [""]],
      ],
    ],
    ["/?a=b=c", [["a", ["b=c"]]]],
    ["/?a+b=%2B+%3D", [["a b", ["+ ="]]]],
    ["/?__proto__=x", [["__proto__", ["x"]]]],
  ];
  test.each(rows)("%s", (target, want) => expect([...(readQuery(target) ?? [])]).toEqual(want));

  test.each(["/?a=%", "/?%FF=1"])("%s is refused", (target) => expect(readQuery(target)).toBeUndefined());
});
