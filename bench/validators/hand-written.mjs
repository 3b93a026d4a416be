/**
 * What a careful hand would write for AdminInitiateAuthRequest: every check of the generated validator in its order, and
 * issues that equal those of `AdminInitiateAuthRequest.validate` (a test compares them). Nothing is built before there is
 * an issue, and all that is known beforehand is written out.
 */
const flows = [
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
];
const flowSet = new Set(flows);
const flowNames = flows.join(", ");
const poolText = "^[\\w-]+_[0-9a-zA-Z]+$";
const poolPattern = /^[\w-]+_[0-9a-zA-Z]+$/;
const clientText = "^[\\w+]+$";
const clientPattern = /^[\w+]+$/;
const longest = 131072;
const required = Object.freeze({ kind: "required" });
/** In `for … in` V8 knows the answer, and the loop makes no list of keys. */
const hasOwn = Object.prototype.hasOwnProperty;

/** All issues of a request, dependent keys left out, as libraries without such a rule do; undefined when it is valid. */
export function checkByHand(input) {
  return check(input, false);
}

/** All issues of a request; undefined when it is valid. */
export function checkByHandWithKeys(input) {
  return check(input, true);
}

function check(input, withKeys) {
  if (!isObject(input)) return addType(undefined, "", [], "an object");
  let issues = checkPool(input.UserPoolId);
  issues = checkClient(issues, input.ClientId);
  const flow = input.AuthFlow;
  if (flow == null) issues = addMissing(issues, "/AuthFlow", ["AuthFlow"]);
  else if (!flowSet.has(flow)) issues = addFlow(issues, flow);
  if (input.AuthParameters != null) issues = checkMap(issues, "AuthParameters", input.AuthParameters);
  if (input.ClientMetadata != null) issues = checkMap(issues, "ClientMetadata", input.ClientMetadata);
  if (input.AnalyticsMetadata != null) issues = checkAnalytics(issues, input.AnalyticsMetadata);
  if (input.ContextData != null) issues = checkContext(issues, input.ContextData);
  const session = input.Session;
  if (session != null) {
    if (typeof session !== "string") issues = addType(issues, "/Session", ["Session"], "a string");
    else if (session.length > 2048 || session.length < 40) {
      issues = checkLength(issues, "/Session", ["Session"], session, 20, 2048);
    }
  }
  return withKeys ? checkKeys(issues, flow, input.AuthParameters) : issues;
}

function checkPool(pool) {
  if (pool == null) return addMissing(undefined, "/UserPoolId", ["UserPoolId"]);
  if (typeof pool !== "string") return addType(undefined, "/UserPoolId", ["UserPoolId"], "a string");
  let issues;
  if (pool.length > 55 || pool.length < 1) {
    issues = checkLength(issues, "/UserPoolId", ["UserPoolId"], pool, 1, 55);
    if (pool.length > 4096) return issues;
  }
  return poolPattern.test(pool) ? issues : addPattern(issues, "/UserPoolId", ["UserPoolId"], poolText);
}

function checkClient(issues, client) {
  if (client == null) return addMissing(issues, "/ClientId", ["ClientId"]);
  if (typeof client !== "string") return addType(issues, "/ClientId", ["ClientId"], "a string");
  let found = issues;
  if (client.length > 128 || client.length < 1) {
    found = checkLength(found, "/ClientId", ["ClientId"], client, 1, 128);
    if (client.length > 4096) return found;
  }
  return clientPattern.test(client) ? found : addPattern(found, "/ClientId", ["ClientId"], clientText);
}

function checkAnalytics(issues, analytics) {
  if (!isObject(analytics)) return addType(issues, "/AnalyticsMetadata", ["AnalyticsMetadata"], "an object");
  const endpoint = analytics.AnalyticsEndpointId;
  if (endpoint == null || isText(endpoint)) return issues;
  const segments = ["AnalyticsMetadata", "AnalyticsEndpointId"];
  return addText(issues, "/AnalyticsMetadata/AnalyticsEndpointId", segments, endpoint);
}

function checkContext(issues, context) {
  if (!isObject(context)) return addType(issues, "/ContextData", ["ContextData"], "an object");
  const { IpAddress, ServerName, ServerPath, HttpHeaders, EncodedData } = context;
  let found = issues;
  if (!isText(IpAddress)) found = addContext(found, "/ContextData/IpAddress", "IpAddress", IpAddress);
  if (!isText(ServerName)) found = addContext(found, "/ContextData/ServerName", "ServerName", ServerName);
  if (!isText(ServerPath)) found = addContext(found, "/ContextData/ServerPath", "ServerPath", ServerPath);
  if (Array.isArray(HttpHeaders)) {
    for (let index = 0; index < HttpHeaders.length; index++) found = checkHeader(found, HttpHeaders[index], index);
  } else {
    const path = "/ContextData/HttpHeaders";
    const segments = ["ContextData", "HttpHeaders"];
    found = HttpHeaders == null ? addMissing(found, path, segments) : addType(found, path, segments, "an array");
  }
  if (EncodedData == null || isText(EncodedData)) return found;
  return addText(found, "/ContextData/EncodedData", ["ContextData", "EncodedData"], EncodedData);
}

/** A required text of the context that is missing, of another type or too long. */
function addContext(issues, path, name, value) {
  const segments = ["ContextData", name];
  return value == null ? addMissing(issues, path, segments) : addText(issues, path, segments, value);
}

function checkHeader(issues, header, index) {
  if (!isObject(header)) {
    const path = `/ContextData/HttpHeaders/${index}`;
    const segments = ["ContextData", "HttpHeaders", index];
    return header == null ? addMissing(issues, path, segments) : addType(issues, path, segments, "an object");
  }
  const { headerName, headerValue } = header;
  let found = issues;
  if (headerName != null && !isText(headerName)) found = addHeader(found, index, "headerName", headerName);
  if (headerValue != null && !isText(headerValue)) found = addHeader(found, index, "headerValue", headerValue);
  return found;
}

function addHeader(issues, index, name, value) {
  const segments = ["ContextData", "HttpHeaders", index, name];
  return addText(issues, `/ContextData/HttpHeaders/${index}/${name}`, segments, value);
}

function checkMap(issues, name, map) {
  if (!isObject(map)) return addType(issues, `/${name}`, [name], "an object");
  let found = issues;
  for (const key in map) {
    if (!hasOwn.call(map, key)) continue;
    if (!isText(key)) found = addEntry(found, name, key, key);
    const value = map[key];
    if (!isText(value)) found = addEntry(found, name, key, value);
  }
  return found;
}

/** The keys of AuthParameters are secret, and so is a path with one of them in a message. */
function addEntry(issues, name, key, value) {
  const path = `/${name}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const shown = name === "AuthParameters" ? "/AuthParameters/[REDACTED]" : path;
  const segments = [name, key];
  if (value == null) return add(issues, path, segments, required, shown, "Member must not be null");
  if (typeof value !== "string") {
    return add(issues, path, segments, { kind: "type", expected: "a string" }, shown, "Member must be a string");
  }
  return checkLength(issues, path, segments, value, 0, longest, shown);
}

/** The flows whose keys the model knows: what each requires, and all that it allows. */
function checkKeys(issues, flow, parameters) {
  switch (flow) {
    case "USER_SRP_AUTH":
      return requireAndAllow(issues, flow, parameters, "USERNAME", "SRP_A", isSrpKey);
    case "ADMIN_USER_PASSWORD_AUTH":
    case "ADMIN_NO_SRP_AUTH":
      return requireAndAllow(issues, flow, parameters, "USERNAME", "PASSWORD", isPasswordKey);
    case "REFRESH_TOKEN_AUTH":
    case "REFRESH_TOKEN":
      return requireAndAllow(issues, flow, parameters, "REFRESH_TOKEN", undefined, isRefreshKey);
    case "CUSTOM_AUTH":
      return requireAndAllow(issues, flow, parameters, "USERNAME", undefined, isCustomKey);
    case "USER_AUTH":
      return requireAndAllow(issues, flow, parameters, "USERNAME", undefined, isChoiceKey);
    default:
      return issues;
  }
}

const isSrpKey = (key) => key === "USERNAME" || key === "SRP_A" || isCommonKey(key);
const isPasswordKey = (key) => key === "USERNAME" || key === "PASSWORD" || isCommonKey(key);
const isRefreshKey = (key) => key === "REFRESH_TOKEN" || isCommonKey(key);
const isCustomKey = (key) =>
  key === "USERNAME" || key === "CHALLENGE_NAME" || key === "ChallengeName" || key === "SRP_A" || isCommonKey(key);
const isChoiceKey = (key) =>
  key === "USERNAME" || key === "PREFERRED_CHALLENGE" || key === "PASSWORD" || key === "SRP_A" || isCommonKey(key);
const isCommonKey = (key) => key === "SECRET_HASH" || key === "DEVICE_KEY";

function requireAndAllow(issues, flow, parameters, first, second, allows) {
  const map = isObject(parameters) ? parameters : undefined;
  let found = issues;
  if (map === undefined || map[first] == null || !hasOwn.call(map, first)) found = addMissingKey(found, flow, first);
  if (second !== undefined && (map === undefined || map[second] == null || !hasOwn.call(map, second))) {
    found = addMissingKey(found, flow, second);
  }
  if (map === undefined) return found;
  for (const key in map) {
    if (allows(key) || !hasOwn.call(map, key)) continue;
    const constraint = { kind: "dependentKeys", by: "AuthFlow", case: flow, unexpected: key };
    const rule = `Key '[REDACTED]' is not allowed when AuthFlow is ${flow}`;
    found = add(found, "/AuthParameters", ["AuthParameters"], constraint, "/AuthParameters", rule);
  }
  return found;
}

function addMissingKey(issues, flow, key) {
  const constraint = { kind: "dependentKeys", by: "AuthFlow", case: flow, missing: key };
  const rule = `Key '${key}' must be present when AuthFlow is ${flow}`;
  return add(issues, "/AuthParameters", ["AuthParameters"], constraint, "/AuthParameters", rule);
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value) {
  return typeof value === "string" && value.length <= longest;
}

/** A text that is not: of another type, or perhaps too long. */
function addText(issues, path, segments, value) {
  if (typeof value !== "string") return addType(issues, path, segments, "a string");
  return checkLength(issues, path, segments, value, 0, longest);
}

/** Counts code points; for texts whose length in UTF-16 units does not decide. */
function checkLength(issues, path, segments, text, min, max, shown = path) {
  const actual = codePoints(text);
  if (actual >= min && actual <= max) return issues;
  const rule = `failed to satisfy constraint: Member must have length between ${min} and ${max}, inclusive`;
  const message = `Value with length ${actual} at '${shown}' ${rule}`;
  return push(issues, { path, segments, constraint: { kind: "length", min, max, actual }, message });
}

const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A regular expression over surrogates ends at once on a string that V8 keeps as Latin-1. */
function codePoints(text) {
  const pairs = text.match(pair);
  return pairs === null ? text.length : text.length - pairs.length;
}

function addFlow(issues, flow) {
  if (typeof flow !== "string") return addType(issues, "/AuthFlow", ["AuthFlow"], "a string");
  const constraint = { kind: "enum", values: flows };
  return add(
    issues,
    "/AuthFlow",
    ["AuthFlow"],
    constraint,
    "/AuthFlow",
    `Member must satisfy enum value set: [${flowNames}]`,
  );
}

function addMissing(issues, path, segments) {
  return add(issues, path, segments, required, path, "Member must not be null");
}

function addType(issues, path, segments, expected) {
  return add(issues, path, segments, { kind: "type", expected }, path, `Member must be ${expected}`);
}

function addPattern(issues, path, segments, pattern) {
  const rule = `Member must satisfy regular expression pattern: ${pattern}`;
  return add(issues, path, segments, { kind: "pattern", pattern }, path, rule);
}

function add(issues, path, segments, constraint, shown, rule) {
  const message = `Value at '${shown}' failed to satisfy constraint: ${rule}`;
  return push(issues, { path, segments, constraint, message });
}

function push(issues, issue) {
  if (issues === undefined) return [issue];
  issues.push(issue);
  return issues;
}
