/** Fifty thousand damaged requests. */
import { describeMutations } from "./mutations.js";

describeMutations(50_000);
