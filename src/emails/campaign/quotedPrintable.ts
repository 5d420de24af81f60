const MAX_LINE = 76

/** Stands for itself, on one line: names and the like, which is most of what is encoded for a recipient. */
const harmless = /^[!-\-/-<>-z|~][!-<>-z|~]{0,74}$/

/**
 * Quoted-printable, RFC 2045: ASCII lines of at most 76 characters. `\n` becomes a line end. Braces are
 * encoded, so that an encoded text can stand inside a Liquid template; so is a dot that begins a line,
 * which careless relays take for the end of the mail. The text ends with a soft line break: what follows
 * begins a line of its own, and encoded texts can be put one after the other.
 */
export function encodeQuotedPrintable(text: string): string {
  if (harmless.test(text)) return `${text}=\r\n`
  const bytes = Buffer.from(text, 'utf8')
  let out = ''
  let column = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte === 10) {
      out += '\r\n'
      column = 0
      continue
    }
    const next = bytes[at + 1]
    const piece = isPlain({ byte, next, column }) ? String.fromCharCode(byte) : hex(byte)
    if (column + piece.length > MAX_LINE - 1) {
      out += '=\r\n'
      column = 0
    }
    out += piece
    column += piece.length
  }
  // Copied into one piece: it was put together of as many as it has characters, and would stay so.
  return Buffer.from(column > 0 ? `${out}=\r\n` : out, 'latin1').toString('latin1')
}

type Place = { byte: number; next: number | undefined; column: number }

function isPlain({ byte, next, column }: Place): boolean {
  if (byte === 32) return next !== 10 && next !== undefined
  if (byte === 46) return column > 0 && column < MAX_LINE - 1
  return byte > 32 && byte < 127 && byte !== 61 && byte !== 123 && byte !== 125
}

const hex = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
