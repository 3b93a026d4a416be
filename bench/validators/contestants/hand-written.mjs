/** The mark to measure by. */
import { checkByHand, checkByHandWithKeys } from "../hand-written.mjs";

export function contestants() {
  return [
    { name: "hand-written", run: checkByHand, isValid },
    { name: "hand-written with dependent keys", run: checkByHandWithKeys, isValid },
  ];
}

function isValid(issues) {
  return issues === undefined;
}
