/**
 * A text as one line: control characters, line ends and marks that turn the writing direction become
 * spaces, and runs of spaces one space (no-break spaces stay). Cut with an ellipsis above `maxCharacters` code points.
 * Safe for mail headers.
 */
export function singleLine(text: string, maxCharacters = Infinity): string {
  if (text.length <= maxCharacters && plainLine.test(text)) return text
  const line = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()
  const characters = Array.from(line)
  if (characters.length <= maxCharacters) return line
  return `${characters
    .slice(0, maxCharacters - 1)
    .join('')
    .trimEnd()}…`
}

/** Letters of most languages, and single spaces between them: nothing to mend. */
const plainLine = /^[!-~\u00a1-\u02af]+(?: [!-~\u00a1-\u02af]+)*$/
