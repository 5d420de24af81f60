import { describe, expect, it } from '@jest/globals'
import { type TextEncoding, decodeText } from './decodeText'

/** Windows-1254 bytes; the decoder of the platform is its own inverse table. */
function windows1254(text: string): Buffer {
  const table = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte--) {
    table.set(new TextDecoder('windows-1254').decode(Uint8Array.of(byte)), byte)
  }
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f))
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function decode(bytes: Buffer, options: { size?: number; encoding?: TextEncoding } = {}) {
  const found: { encoding?: TextEncoding } = {}
  let text = ''
  const source = inPieces(bytes, options.size ?? 65_536)
  for await (const piece of decodeText({ bytes: source, encoding: options.encoding, found })) {
    text += piece
  }
  return { text, encoding: found.encoding }
}

const turkish = 'Başlık;Şehir\nİstanbul Zirvesi;Iğdır\nÇağrı günü;Şırnak\n'

describe('decodeText', () => {
  it('tells UTF-8 from Windows-1254 by what is written in it', async () => {
    expect(await decode(Buffer.from(turkish))).toEqual({ text: turkish, encoding: 'utf-8' })
    expect(await decode(windows1254(turkish))).toEqual({ text: turkish, encoding: 'windows-1254' })
  })

  it('decides the same in the middle of a long file', async () => {
    const long = turkish.repeat(5000)
    expect(await decode(Buffer.from(long))).toEqual({ text: long, encoding: 'utf-8' })
    expect(await decode(windows1254(long))).toEqual({ text: long, encoding: 'windows-1254' })
  })

  it('drops a byte-order mark and believes it', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(turkish)])
    expect(await decode(marked)).toEqual({ text: turkish, encoding: 'utf-8' })
    const utf16 = Buffer.from(`\ufeff${turkish}`, 'utf16le')
    expect(await decode(utf16)).toEqual({ text: turkish, encoding: 'utf-16le' })
    expect(await decode(Buffer.from(utf16).swap16())).toEqual({
      text: turkish,
      encoding: 'utf-16be',
    })
  })

  it('decides by the first Turkish letter although megabytes of ASCII stand before it', async () => {
    const ascii = 'plain text without accents\n'.repeat(20_000)
    const late = await decode(Buffer.concat([Buffer.from(ascii), windows1254(turkish)]))
    expect(late.encoding).toBe('windows-1254')
    expect(late.text).toBe(ascii + turkish)
    expect((await decode(Buffer.from(ascii + turkish))).text).toBe(ascii + turkish)
  })

  it.each([1, 2, 3, 5])('gives the same text in pieces of %i bytes', async (size) => {
    const windowsLines = turkish.replaceAll('\n', '\r\n')
    expect((await decode(Buffer.from(windowsLines), { size })).text).toBe(turkish)
    expect((await decode(windows1254(windowsLines), { size })).text).toBe(turkish)
    const utf16 = Buffer.from(`\ufeff${windowsLines}`, 'utf16le')
    expect((await decode(utf16, { size })).text).toBe(turkish)
  })

  it('ends every line in one newline, whichever way the file writes it', async () => {
    expect((await decode(Buffer.from('a\r\nb\rc\nd\r'))).text).toBe('a\nb\nc\nd\n')
  })

  it('takes the encoding it is given', async () => {
    const { text, encoding } = await decode(Buffer.from('ş'), { encoding: 'windows-1254' })
    expect({ text, encoding }).toEqual({ text: 'ÅŸ', encoding: 'windows-1254' })
  })

  it('marks letters that a UTF-8 file has lost, and goes on', async () => {
    const long = Buffer.from('ş'.repeat(40_000))
    const { text } = await decode(Buffer.concat([long, Buffer.from([0xff]), Buffer.from('son')]))
    expect(text.endsWith('\ufffdson')).toBe(true)
  })

  it.each([
    ['a spreadsheet', Buffer.from('504b0304140006000800', 'hex')],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a compressed file', Buffer.from('1f8b0800000000000003', 'hex')],
    ['binary data', Buffer.from('name,\u0000city\n')],
  ])('refuses %s', async (_name, bytes) => {
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'NOT_TEXT' })
  })

  it('gives nothing for an empty file', async () => {
    expect((await decode(Buffer.alloc(0))).text).toBe('')
  })
})
