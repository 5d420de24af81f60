import { randomBytes } from 'node:crypto'

/** What a signed link or QR code proves beside a row's id (96 bits); a new one voids the earlier ones. */
export const makeSecret = () => randomBytes(12).toString('base64url')
