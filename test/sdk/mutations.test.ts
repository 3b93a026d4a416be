/** Two thousand damaged requests; `mutations.sweep.ts` sends more. */
import { describeMutations } from "./mutations.js";

describeMutations(2_000);
