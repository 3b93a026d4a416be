/** The client's own paginators: they end by themselves, and follow the tokens that handlers give. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type CognitoIdentityProviderHandlers,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import { type Connection, paginatorOf, transports } from "./client.js";
import { pagedOperations, sampleOf } from "./service.js";

test("nine operations page", () => {
  expect(pagedOperations).toHaveLength(9);
});

const rows = pagedOperations.flatMap(({ name, input, output, paginated }) =>
  paginated === undefined ? [] : [{ name, input, output, ...paginated }],
);

describe.each(transports)("%s", (_, connect) => {
  describe("default responses", () => {
    let connection: Connection;
    beforeAll(async () => {
      connection = await connect(createCognitoIdentityProviderMock({ optional: "full" }));
    });
    afterAll(() => connection.close());

    test.each(rows)("$name ends", async ({ name, input, items = "", outputToken }) => {
      const pages = [];
      const given = sampleOf(input, 1, "minimal");
      for await (const page of paginatorOf(name)({ client: connection.client }, given)) pages.push(page);
      expect(pages).toHaveLength(1);
      expect(pages[0]).toHaveProperty(items);
      expect(pages[0]).not.toHaveProperty(outputToken);
    });
  });

  describe("handlers", () => {
    let connection: Connection;
    afterEach(() => connection.close());

    test.each(rows)(
      "$name pages",
      async ({ name, input, output, inputToken, outputToken, items = "", pageSize = "" }) => {
        const sizes: unknown[] = [];
        // Where the input has a size, the client leaves it be.
        const { [pageSize]: size = 1, ...rest } = sampleOf(input, 1, "minimal");
        const pagesOf = ["first", "second", "third"].map((seed) => {
          const { [outputToken]: __, ...page } = sampleOf(output, seed, "full");
          return page;
        });
        const handler = (given: Readonly<Record<string, unknown>>): unknown => {
          sizes.push(given[pageSize]);
          const index = Number(given[inputToken] ?? 0);
          return index === 2 ? pagesOf[2] : { ...pagesOf[index], [outputToken]: String(index + 1) };
        };
        const handlers = { [name]: handler } as CognitoIdentityProviderHandlers;
        connection = await connect(createCognitoIdentityProviderMock({ handlers }));
        const found: unknown[] = [];
        const config = { client: connection.client, pageSize: 1 };
        for await (const page of paginatorOf(name)(config, { ...rest, [pageSize]: size })) found.push(page[items]);
        expect(found).toEqual(pagesOf.map((page) => page[items]));
        expect(sizes).toEqual([size, size, size]);
      },
    );
  });
});
