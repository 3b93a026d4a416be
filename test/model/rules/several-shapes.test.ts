/** Rules about several shapes at once: each broken one is reported on the official shape, under the official id. */
import { ref, structure } from "../small-model.js";
import { error, http, operation, required, service, testRules, text, unit } from "./rule-rows.js";

testRules([
  [
    "two structures of one name",
    {
      "a#S": service(["a#One", "a#Two"]),
      "a#One": operation("a#In"),
      "a#Two": operation("b#in"),
      "a#In": structure(),
      "b#in": structure(),
    },
    ["Service a#In", "Service b#in"],
  ],
  ["a rename of nothing", { "a#S": service([], { rename: { "a#X": "Y" } }), "a#X": structure() }, ["Service a#S"]],
  [
    "an operation of two owners",
    {
      "a#S": service(["a#Op"], { resources: [ref("a#R")] }),
      "a#R": { type: "resource", operations: [ref("a#Op")] },
      "a#Op": operation(unit),
    },
    ["SingleOperationBinding a#Op"],
  ],
  [
    "lifecycle operations without their traits",
    {
      "a#R": { type: "resource", read: ref("a#Read"), put: ref("a#Put") },
      "a#Read": operation(unit),
      "a#Put": operation(unit, { "smithy.api#readonly": {} }),
    },
    ["ResourceLifecycle a#R", "ResourceLifecycle a#R", "ResourceLifecycle a#R"],
  ],
  [
    "an operation that does not say which one",
    {
      "a#R": { type: "resource", identifiers: { id: ref("smithy.api#String") }, delete: ref("a#Delete") },
      "a#Delete": operation("a#In", { "smithy.api#idempotent": {} }),
      "a#In": structure({ id: text() }),
    },
    ["ResourceIdentifierBinding a#Delete"],
  ],
  [
    "labels without members, and members without labels",
    {
      "a#Op": operation("a#In", http("/{b}")),
      "a#In": structure({ a: text({ ...required, "smithy.api#httpLabel": {} }) }),
    },
    ["HttpLabelTrait a#In$a", "HttpLabelTrait a#Op"],
  ],
  [
    "one header twice, and a prefix of it",
    {
      "a#In": structure({
        a: text({ "smithy.api#httpHeader": "X-A" }),
        b: text({ "smithy.api#httpHeader": "x-a" }),
        c: { target: "a#Map", traits: { "smithy.api#httpPrefixHeaders": "X-" } },
      }),
      "a#Map": { type: "map", key: text(), value: text() },
    },
    ["HttpHeaderTrait a#In", "HttpPrefixHeadersTrait a#In$a", "HttpPrefixHeadersTrait a#In$b"],
  ],
  [
    "a query parameter that the URI has",
    { "a#Op": operation("a#In", http("/a?b=c")), "a#In": structure({ b: text({ "smithy.api#httpQuery": "b" }) }) },
    ["HttpQueryTrait a#In"],
  ],
  [
    "one URI twice",
    { "a#S": service(["a#One", "a#Two"]), "a#One": operation(unit, http("/a")), "a#Two": operation(unit, http("/a")) },
    ["HttpUriConflict a#One", "HttpUriConflict a#Two"],
  ],
  [
    "a payload beside members that are nowhere",
    {
      "a#Op": operation("a#In", http("/")),
      "a#In": structure({ a: text({ "smithy.api#httpPayload": {} }), b: text() }),
    },
    ["HttpPayload a#In"],
  ],
  [
    "a host that is none",
    { "a#Op": operation(unit, { "smithy.api#endpoint": { hostPrefix: "a||b." } }) },
    ["HostLabelTrait a#Op"],
  ],
  [
    "a stream that may be absent, and one within",
    {
      "a#Blob": { type: "blob", traits: { "smithy.api#streaming": {} } },
      "a#In": structure({ body: ref("a#Blob") }),
      "a#Out": structure({ in: ref("a#In") }),
    },
    ["StreamingTrait a#In$body", "StreamingTrait a#Out$in"],
  ],
  [
    "an input within, and one for two operations",
    {
      "a#In": structure({}, { "smithy.api#input": {} }),
      "a#Holder": structure({ in: ref("a#In") }),
      "a#One": operation("a#In"),
      "a#Two": operation("a#In"),
    },
    ["OperationInputOutputMisuse a#Holder$in", "OperationInputOutputMisuse a#In"],
  ],
  [
    "one JSON name twice",
    { "a#In": structure({ a: text({ "smithy.api#jsonName": "b" }), b: text() }) },
    ["JsonName a#In"],
  ],
  [
    "an example with an error of others",
    {
      "a#Op": operation(unit, { "smithy.api#examples": [{ title: "t", error: { shapeId: "a#Gone" } }] }),
      "a#Gone": error,
    },
    ["ExamplesTrait a#Op"],
  ],
  [
    "a waiter that cannot be read",
    {
      "a#Op": operation(unit, {
        "smithy.waiters#waitable": {
          W: {
            acceptors: [
              { state: "success", matcher: { output: { path: "a..b", expected: "x", comparator: "stringEquals" } } },
            ],
          },
        },
      }),
    },
    ["WaitableTrait a#Op"],
  ],
  [
    "delays that contradict each other",
    {
      "a#Op": operation(unit, {
        "smithy.waiters#waitable": {
          W: { minDelay: 300, acceptors: [{ state: "success", matcher: { success: true } }] },
        },
      }),
    },
    ["WaitableTrait a#Op"],
  ],
  [
    "tags without a resource that has them",
    { "a#S": service([], { traits: { "aws.api#tagEnabled": {} } }) },
    ["TagEnabledService a#S"],
  ],
  [
    "endpoints found by an operation of others",
    {
      "a#S": service([], { traits: { "aws.api#clientEndpointDiscovery": { operation: "a#Find", error: "a#Gone" } } }),
      "a#Find": operation(unit, {}, { output: ref("a#Out") }),
      "a#Out": structure({ Addresses: text() }),
      "a#Gone": error,
    },
    ["ClientEndpointDiscovery a#Find", "ClientEndpointDiscovery.UnboundOperation.Find a#S"],
  ],
  [
    "a topic's label without a member",
    { "a#Op": operation(unit, { "smithy.mqtt#publish": "a/{b}" }) },
    ["MqttTopicLabel a#Op"],
  ],
]);
