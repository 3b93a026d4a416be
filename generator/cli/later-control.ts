/** A mock whose control API is loaded when somebody asks it something: most mocks are never asked, and all want to start fast. */
import type { Controllable } from "../../runtime/mock/control/with-control.js";

/** The mock; requests below `path` wait for `load`, and whoever it makes decides whether they are the service's after all. */
export function laterControl<M extends Controllable>(mock: M, path: string, load: () => Promise<M>): M {
  let loading: Promise<M> | undefined;
  const controlled = (): Promise<M> => (loading ??= load());
  const folder = path.slice(0, -1);
  return {
    ...mock,
    handle: (request) =>
      request.target.startsWith(folder) ? controlled().then(({ handle }) => handle(request)) : mock.handle(request),
    fetch: async (request: Request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith(folder) ? (await controlled()).fetch(request) : mock.fetch(request);
    },
  };
}
