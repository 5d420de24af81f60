const MAX_PLAIN = 66
const MAX_WORD_BYTES = 45

/**
 * A text as the value of a mail header: as it stands where it is short and plain ASCII, else as encoded words
 * (RFC 2047, base64) of whole characters, folded. The text must be one line.
 */
export function encodeHeader(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= MAX_PLAIN && !text.includes('=?')) return text
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (Buffer.byteLength(word + character) > MAX_WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  words.push(word)
  return words
    .map((part) => `=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`)
    .join('\r\n ')
}

/** `Name <address>`, or the bare address where there is no name. */
export function encodeMailbox({ name, address }: { name: string; address: string }): string {
  if (!name) return address
  const plain = /^[\x20-\x7e]*$/.test(name) && name.length <= MAX_PLAIN && !name.includes('=?')
  const phrase = plain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodeHeader(name)
  return `${phrase}${phrase.includes('\r\n') ? '\r\n ' : ' '}<${address}>`
}
