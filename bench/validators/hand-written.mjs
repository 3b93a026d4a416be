/**
 * What a careful hand would write for AdminInitiateAuthRequest: the checks of the generated validator, each issue with
 * path, message and rule, and nothing built before there is an issue.
 */
const flows = new Set([
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
]);
const flowNames = [...flows].join(", ");
const userPoolId = /^[\w-]+_[0-9a-zA-Z]+$/;
const clientId = /^[\w+]+$/;
const longest = 131072;
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
  if (!isObject(input)) return [issue("", "Value at '' failed to satisfy constraint: Member must be an object", "type")];
  let issues;
  const pool = input.UserPoolId;
  if (pool == null) issues = add(issues, "/UserPoolId", "Member must not be null", "required");
  else if (typeof pool !== "string") issues = add(issues, "/UserPoolId", "Member must be a string", "type");
  else {
    if (outside(pool, 1, 55)) issues = addLength(issues, "/UserPoolId", pool, 1, 55);
    if (!userPoolId.test(pool)) issues = addPattern(issues, "/UserPoolId", "^[\\w-]+_[0-9a-zA-Z]+$");
  }
  const client = input.ClientId;
  if (client == null) issues = add(issues, "/ClientId", "Member must not be null", "required");
  else if (typeof client !== "string") issues = add(issues, "/ClientId", "Member must be a string", "type");
  else {
    if (outside(client, 1, 128)) issues = addLength(issues, "/ClientId", client, 1, 128);
    if (!clientId.test(client)) issues = addPattern(issues, "/ClientId", "^[\\w+]+$");
  }
  const flow = input.AuthFlow;
  if (flow == null) issues = add(issues, "/AuthFlow", "Member must not be null", "required");
  else if (!flows.has(flow)) {
    if (typeof flow !== "string") issues = add(issues, "/AuthFlow", "Member must be a string", "type");
    else issues = add(issues, "/AuthFlow", `Member must satisfy enum value set: [${flowNames}]`, "enum");
  }
  if (input.AuthParameters != null) issues = checkMap(issues, "/AuthParameters", input.AuthParameters);
  if (input.ClientMetadata != null) issues = checkMap(issues, "/ClientMetadata", input.ClientMetadata);
  if (input.AnalyticsMetadata != null) issues = checkAnalytics(issues, input.AnalyticsMetadata);
  if (input.ContextData != null) issues = checkContext(issues, input.ContextData);
  const session = input.Session;
  if (session != null) {
    if (typeof session !== "string") issues = add(issues, "/Session", "Member must be a string", "type");
    else if (outside(session, 20, 2048)) issues = addLength(issues, "/Session", session, 20, 2048);
  }
  return withKeys ? checkKeys(issues, flow, input.AuthParameters) : issues;
}

function checkAnalytics(issues, analytics) {
  if (!isObject(analytics)) return add(issues, "/AnalyticsMetadata", "Member must be an object", "type");
  const endpoint = analytics.AnalyticsEndpointId;
  return endpoint == null ? issues : checkString(issues, "/AnalyticsMetadata/AnalyticsEndpointId", endpoint);
}

function checkContext(issues, context) {
  if (!isObject(context)) return add(issues, "/ContextData", "Member must be an object", "type");
  const { IpAddress, ServerName, ServerPath, HttpHeaders, EncodedData } = context;
  let found = checkRequired(issues, "/ContextData/IpAddress", IpAddress);
  found = checkRequired(found, "/ContextData/ServerName", ServerName);
  found = checkRequired(found, "/ContextData/ServerPath", ServerPath);
  if (HttpHeaders == null) found = add(found, "/ContextData/HttpHeaders", "Member must not be null", "required");
  else if (!Array.isArray(HttpHeaders)) {
    found = add(found, "/ContextData/HttpHeaders", "Member must be an array", "type");
  } else {
    for (let index = 0; index < HttpHeaders.length; index++) found = checkHeader(found, HttpHeaders[index], index);
  }
  return EncodedData == null ? found : checkString(found, "/ContextData/EncodedData", EncodedData);
}

function checkHeader(issues, header, index) {
  if (header == null) return add(issues, `/ContextData/HttpHeaders/${index}`, "Member must not be null", "required");
  if (!isObject(header)) return add(issues, `/ContextData/HttpHeaders/${index}`, "Member must be an object", "type");
  const { headerName, headerValue } = header;
  let found = issues;
  // The path is made only for what is wrong.
  if (headerName != null && !isText(headerName)) {
    found = checkString(found, `/ContextData/HttpHeaders/${index}/headerName`, headerName);
  }
  if (headerValue != null && !isText(headerValue)) {
    found = checkString(found, `/ContextData/HttpHeaders/${index}/headerValue`, headerValue);
  }
  return found;
}

function checkMap(issues, path, map) {
  if (!isObject(map)) return add(issues, path, "Member must be an object", "type");
  let found = issues;
  for (const key in map) {
    if (!hasOwn.call(map, key)) continue;
    if (!isText(key)) found = checkString(found, `${path}/${escaped(key)}`, key);
    const value = map[key];
    if (value == null) found = add(found, `${path}/${escaped(key)}`, "Member must not be null", "required");
    else if (!isText(value)) found = checkString(found, `${path}/${escaped(key)}`, value);
  }
  return found;
}

function checkRequired(issues, path, value) {
  if (value == null) return add(issues, path, "Member must not be null", "required");
  return checkString(issues, path, value);
}

function checkString(issues, path, value) {
  if (typeof value !== "string") return add(issues, path, "Member must be a string", "type");
  return outside(value, 0, longest) ? addLength(issues, path, value, 0, longest) : issues;
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
  key === "USERNAME" ||
  key === "PREFERRED_CHALLENGE" ||
  key === "PASSWORD" ||
  key === "SRP_A" ||
  isCommonKey(key);
const isCommonKey = (key) => key === "SECRET_HASH" || key === "DEVICE_KEY";

function requireAndAllow(issues, flow, parameters, first, second, allows) {
  const map = isObject(parameters) ? parameters : undefined;
  let found = issues;
  if (map?.[first] == null) found = addMissingKey(found, flow, first);
  if (second !== undefined && map?.[second] == null) found = addMissingKey(found, flow, second);
  if (map === undefined) return found;
  for (const key in map) {
    if (allows(key) || !hasOwn.call(map, key)) continue;
    const message = `Key '${key}' is not allowed when AuthFlow is ${flow}`;
    found = add(found, "/AuthParameters", message, "dependentKeys");
  }
  return found;
}

function addMissingKey(issues, flow, key) {
  return add(issues, "/AuthParameters", `Key '${key}' must be present when AuthFlow is ${flow}`, "dependentKeys");
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value) {
  return typeof value === "string" && value.length <= longest;
}

function escaped(key) {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Whether the length in code points is out of bounds; counted only where the length in UTF-16 units does not decide. */
function outside(text, min, max) {
  if (text.length <= max && text.length >= min * 2) return false;
  const length = codePoints(text);
  return length < min || length > max;
}

const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A regular expression over surrogates ends at once on a string that V8 keeps as Latin-1. */
function codePoints(text) {
  const pairs = text.match(pair);
  return pairs === null ? text.length : text.length - pairs.length;
}

function addLength(issues, path, text, min, max) {
  const actual = codePoints(text);
  const message =
    `Value with length ${actual} at '${path}' failed to satisfy constraint: ` +
    `Member must have length between ${min} and ${max}, inclusive`;
  return push(issues, issue(path, message, "length"));
}

function addPattern(issues, path, pattern) {
  return add(issues, path, `Member must satisfy regular expression pattern: ${pattern}`, "pattern");
}

function add(issues, path, rule, kind) {
  return push(issues, issue(path, `Value at '${path}' failed to satisfy constraint: ${rule}`, kind));
}

function push(issues, one) {
  if (issues === undefined) return [one];
  issues.push(one);
  return issues;
}

function issue(path, message, kind) {
  return { path, message, kind };
}
