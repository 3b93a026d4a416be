/** Every modelled error of every operation, in every way a handler may throw it. */
import { describeErrors } from "./errors.js";

describeErrors(true);
