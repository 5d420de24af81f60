import { randomBytes } from 'node:crypto'

/** Without I, L, O, U and 0, 1: nothing that is misheard or misread. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/**
 * A code people read out at a door: `K7M-4QX-A2B`, 30^9 possibilities (44 bits).
 */
export function makeCode(): string {
  // Rejection keeps every letter equally likely: 240 is the largest multiple of 30 in a byte.
  const chosen: string[] = []
  while (chosen.length < 9) {
    for (const byte of randomBytes(12)) {
      if (byte < 240 && chosen.length < 9) chosen.push(letters[byte % letters.length] as string)
    }
  }
  return [0, 3, 6].map((start) => chosen.slice(start, start + 3).join('')).join('-')
}
