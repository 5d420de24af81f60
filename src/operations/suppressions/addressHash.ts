import { sql, type Statement } from '@/db/sql'
import { suppressionKey } from '@/operations/suppressions/hashAddress'

/** HMAC-SHA256 pads a key to the block of the hash. */
const blockBytes = 64
const innerPad = 0x36
const outerPad = 0x5c

/**
 * The fingerprint of an address that a statement holds, as `hashAddress` makes it: HMAC-SHA256 put together
 * from PostgreSQL's own sha256, so that a million addresses are compared where they are.
 * `normalized` gives the address in its normalised form.
 */
export function addressHash(normalized: Statement): Statement {
  const inner = sql`sha256(${padded(innerPad)} || convert_to(${normalized}, 'UTF8'))`
  return sql`encode(sha256(${padded(outerPad)} || ${inner}), 'hex')`
}

function padded(pad: number): Statement {
  const block = Buffer.alloc(blockBytes)
  suppressionKey().copy(block)
  const hex = Buffer.from(block.map((byte) => byte ^ pad)).toString('hex')
  return sql`decode(${hex}, 'hex')`
}
