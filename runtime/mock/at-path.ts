/** A mock below a path: for servers that hand requests on with the path by which they were found. */
import type { RequestHead } from "../protocol/protocol.js";
import { fetchOf } from "./fetch.js";
import type { Mock } from "./options.js";

/**
 * The same mock, for requests below `path`, such as `/aws`: what its operations see begins after it. Requests that are
 * elsewhere are answered as they are. Where signatures are verified, clients have signed the whole path, and `sigv4` has to
 * know it too. @throws TypeError for a path that does not begin with a slash, or has a query
 */
export function atPath<M extends Mock>(mock: M, path: string): M {
  if (!/^(?:\/[^/?#]+)+\/?$/.test(path)) throw new TypeError("the path of a mock begins with a slash, as /aws does");
  const start = path.replace(/\/$/, "");
  const { limits, streams } = mock;
  const placed = {
    limits,
    streams: streams && ((head: RequestHead) => streams({ ...head, target: targetBelow(start, head.target) })),
    handle: ((request) =>
      mock.handle({ ...request, target: targetBelow(start, request.target) })) satisfies Mock["handle"],
    refuse: mock.refuse,
  };
  return { ...mock, ...placed, fetch: fetchOf(placed) };
}

function targetBelow(start: string, target: string): string {
  if (!target.startsWith(start)) return target;
  const rest = target.slice(start.length);
  if (rest === "" || rest.startsWith("?")) return `/${rest}`;
  return rest.startsWith("/") ? rest : target;
}
