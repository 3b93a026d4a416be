/** Where a sample stands, and who may say what it looks like. */

/** The place of a string in a generated value. */
export interface SamplePlace {
  /** The name of the member; of a list's or map's member that of the list or map. */
  readonly member: string;
  /** The name of the shape that the member targets. */
  readonly shape: string;
  /** The name of the structure or union around it; empty at the top. */
  readonly parent: string;
  readonly random: () => number;
}

/** A text for a place, or nothing. One that breaks the constraints of the place is not used. */
export type SampleHint = (place: SamplePlace) => string | undefined;
