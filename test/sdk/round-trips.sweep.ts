/** Every operation, from the client to a handler and back, twenty times over. */
import { describeRoundTrips } from "./round-trips.js";

describeRoundTrips(Array.from({ length: 20 }, (_, seed) => seed));
