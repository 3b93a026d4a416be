/** A tagged CBOR item (RFC 8949 section 3.4) whose tag the decoder leaves to the reader. */
export class CborTag {
  readonly tag: number;
  readonly item: unknown;
  constructor(tag: number, item: unknown) {
    this.tag = tag;
    this.item = item;
  }
}

/** Seconds since 1970 (RFC 8949 section 3.4.2). */
export const epochTag = 1;
/** A positive and a negative integer of any size (section 3.4.3). */
export const bignumTag = 2;
export const negativeBignumTag = 3;
/** Exponent and mantissa, to base ten (section 3.4.4). */
export const decimalTag = 4;
