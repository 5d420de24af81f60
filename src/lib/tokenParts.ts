/**
 * How the parts of a token are packed. Each part is one header byte (kind in the top two bits, byte
 * length in the low six; 63 means that two length bytes follow) and its bytes. A part takes the
 * shortest kind that gives back exactly the same string, so a UUID costs 17 bytes, not 37.
 */
const kinds = ['text', 'uuid', 'hex', 'base64url'] as const
type Kind = (typeof kinds)[number]

const LONG = 63
const MAX_PART_BYTES = 0xffff
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const readers: Record<Kind, (bytes: Buffer) => string> = {
  text: (bytes) => bytes.toString('utf8'),
  uuid: (bytes) =>
    bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  hex: (bytes) => bytes.toString('hex'),
  base64url: (bytes) => bytes.toString('base64url'),
}

/** Packs strings so that `unpackParts` returns the same strings. Throws RangeError above 65,535 bytes a part. */
export function packParts(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      const [kind, bytes] = pack(part)
      if (bytes.length > MAX_PART_BYTES) throw new RangeError('A token part is too long.')
      const tag = kinds.indexOf(kind) << 6
      return bytes.length < LONG
        ? Buffer.concat([Buffer.from([tag | bytes.length]), bytes])
        : Buffer.concat([Buffer.from([tag | LONG, bytes.length >> 8, bytes.length & 0xff]), bytes])
    }),
  )
}

/** The strings that `packParts` packed, or null when the bytes are not of its making. */
export function unpackParts(packed: Buffer): string[] | null {
  const parts: string[] = []
  let at = 0
  while (at < packed.length) {
    const header = packed.readUInt8(at)
    at += 1
    let length = header & LONG
    if (length === LONG) {
      if (at + 2 > packed.length) return null
      length = packed.readUInt16BE(at)
      at += 2
    }
    if (at + length > packed.length) return null
    parts.push(readers[kinds[header >> 6] as Kind](packed.subarray(at, at + length)))
    at += length
  }
  return parts
}

function pack(part: string): [Kind, Buffer] {
  if (UUID.test(part)) return ['uuid', Buffer.from(part.replaceAll('-', ''), 'hex')]
  for (const kind of ['hex', 'base64url'] as const) {
    const bytes = Buffer.from(part, kind)
    if (bytes.length > 0 && readers[kind](bytes) === part) return [kind, bytes]
  }
  return ['text', Buffer.from(part, 'utf8')]
}
