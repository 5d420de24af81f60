import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** A stream that lets everything through and knows, once it has ended, how much it was and its SHA-256. */
export function measureStream() {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}
