/** How an operation pages: its own trait over the service's. Smithy specification, `paginated` trait. */
import type { OperationShape, ServiceShape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export interface Pagination {
  readonly inputToken: string;
  /** A path into the output, with dots. */
  readonly outputToken: string;
  readonly items?: string;
  readonly pageSize?: string;
}

/** Undefined when the operation does not page. */
export function paginationOf(service: ServiceShape, operation: OperationShape): Pagination | undefined {
  const own = traitOf(operation, "smithy.api#paginated");
  if (own === undefined) return undefined;
  const { inputToken, outputToken, items, pageSize } = { ...traitOf(service, "smithy.api#paginated"), ...own };
  if (inputToken === undefined || outputToken === undefined) return undefined;
  return {
    inputToken,
    outputToken,
    ...(items === undefined ? {} : { items }),
    ...(pageSize === undefined ? {} : { pageSize }),
  };
}
