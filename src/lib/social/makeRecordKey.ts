const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A record key of the form Bluesky orders posts by (TID): 53 bits of microseconds and 10 of a clock id, in
 * 13 characters that sort by time. `clockId` (0 to 1023) tells two posts of one microsecond apart. Pure.
 */
export function makeRecordKey(at: Date, clockId: number): string {
  let value = ((BigInt(at.getTime()) * 1_000n) << 10n) | BigInt(clockId & 1023)
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = alphabet[Number(value & 31n)] + key
    value >>= 5n
  }
  return key
}
