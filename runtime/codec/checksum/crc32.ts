/** Cyclic redundancy checks of 32 bits, fed in pieces: CRC-32 (ISO-HDLC) and CRC-32C (Castagnoli), both reflected. */

/** The remainder of each byte, for a polynomial in reflected form. */
type Table = Uint32Array;

export const crc32Table: Table = tableOf(0xedb88320);
export const crc32cTable: Table = tableOf(0x82f63b78);

function tableOf(polynomial: number): Table {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    return remainder;
  });
}

/** The check of what came before and `bytes` together; what came before is 0 at first. */
export function crc32(table: Table, bytes: Uint8Array, before = 0): number {
  let remainder = ~before;
  for (const byte of bytes) remainder = (remainder >>> 8) ^ (table[(remainder ^ byte) & 0xff] ?? 0);
  return ~remainder >>> 0;
}
