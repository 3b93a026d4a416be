/** Why an expression has no result on a value. It never holds the value. */

export class QueryFailure extends Error {
  override readonly name = "QueryFailure";
}
