import { ImportFileError } from '@/lib/eventImport/importFileError'

export type TextEncoding = 'utf-8' | 'windows-1254' | 'utf-16le' | 'utf-16be'

/** How much text after the first letter beyond ASCII decides between UTF-8 and Windows-1254. */
const decidingBytes = 65_536

/** First bytes of what people upload by mistake: xlsx and zip, xls, PDF, gzip. */
const foreignHeads = ['504b0304', 'd0cf11e0', '25504446', '1f8b08']

/** Refuses spreadsheets, archives and other binaries by their first bytes. */
function assertText(head: Buffer): void {
  const start = head.subarray(0, 4).toString('hex')
  if (foreignHeads.some((magic) => start.startsWith(magic)) || head.includes(0)) {
    throw new ImportFileError('NOT_TEXT', { line: 1 })
  }
}

function encodingOfMark(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

const indexOfNonAscii = (bytes: Buffer) => bytes.findIndex((byte) => byte >= 0x80)

/** Is this UTF-8, allowing for a character that is cut at its end? */
function looksLikeUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * Bytes to text, in flat memory. The encoding is the one given, else that of a byte-order mark, else
 * UTF-8 where the first 64 KB from the first non-ASCII byte on are valid UTF-8, else Windows-1254
 * (what Turkish Excel writes; it covers Latin-1). All before that byte is ASCII and the same in
 * both, so nothing is read twice. `found.encoding` is right once the text has ended. Every line ends
 * in a single "\n". Damaged characters become U+FFFD.
 * @throws ImportFileError NOT_TEXT for a spreadsheet, an archive or other binary data
 */
export async function* decodeText(options: {
  bytes: AsyncIterable<Uint8Array>
  encoding?: TextEncoding
  found?: { encoding?: TextEncoding }
}): AsyncGenerator<string> {
  const found = options.found ?? {}
  let decoder: TextDecoder | null = null
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let nonAsciiAt = -1
  let isStart = true
  let heldReturn = ''

  const decide = (encoding: TextEncoding) => {
    found.encoding = encoding
    decoder = new TextDecoder(encoding)
    return decoder
  }
  const withSingleNewlines = (text: string) => {
    const all = heldReturn + text
    heldReturn = all.endsWith('\r') ? '\r' : ''
    return all.slice(0, all.length - heldReturn.length).replace(/\r\n?/g, '\n')
  }
  const drain = (): Buffer => {
    const all = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    return all
  }

  for await (const chunk of options.bytes) {
    if (chunk.length === 0) continue
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    waiting.push(bytes)
    waitingBytes += bytes.length
    if (isStart) {
      // Four bytes tell a mark and a foreign file; a shorter file is decided below.
      if (waitingBytes < 4) continue
      const head = drain()
      isStart = false
      const marked = options.encoding ?? encodingOfMark(head)
      if (marked) decide(marked)
      if (!marked?.startsWith('utf-16')) assertText(head)
      waiting.push(head)
      waitingBytes = head.length
    }
    if (!decoder) {
      const all = drain()
      if (nonAsciiAt < 0) nonAsciiAt = indexOfNonAscii(all)
      if (nonAsciiAt < 0) {
        yield withSingleNewlines(all.toString('latin1'))
        continue
      }
      if (all.length - nonAsciiAt < decidingBytes) {
        waiting.push(all)
        waitingBytes = all.length
        continue
      }
      decide(looksLikeUtf8(all.subarray(nonAsciiAt)) ? 'utf-8' : 'windows-1254')
      waiting.push(all)
    }
    yield withSingleNewlines(decoder!.decode(drain(), { stream: true }))
  }

  const last = drain()
  if (isStart) assertText(last)
  decoder ??= decide(
    options.encoding ?? encodingOfMark(last) ?? (looksLikeUtf8(last) ? 'utf-8' : 'windows-1254'),
  )
  yield withSingleNewlines(decoder.decode(last))
  if (heldReturn) yield '\n'
}
