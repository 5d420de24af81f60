/** What cleaning has met; one per row. */
export type CleaningNotes = {
  /** Names that could do harm in a JavaScript object; their values are left out. */
  refused: Set<string>
  /** Control characters or broken surrogates were removed (PostgreSQL stores neither). */
  isCleaned: boolean
  /** U+FFFD stands in a text: the letters were lost before we saw them. */
  isDamaged: boolean
}

export function makeCleaningNotes(): CleaningNotes {
  return { refused: new Set(), isCleaned: false, isDamaged: false }
}

export const harmfulNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

// Every control character but tab and newline, and halves of surrogate pairs.
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]|\p{Cs}/gu

const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffd]|\p{Cs}/u

/** The text as it can be stored and shown. */
export function cleanText(text: string, notes: CleaningNotes): string {
  if (!suspicious.test(text)) return text
  if (text.includes('\ufffd')) notes.isDamaged = true
  const cleaned = text.replace(/\r\n?/g, '\n').replace(unprintable, '')
  if (cleaned.length !== text.replace(/\r\n/g, '\n').length) notes.isCleaned = true
  return cleaned
}

/** A copy of a JSON value with clean texts and without harmful names, at any depth. */
export function cleanJson(value: unknown, notes: CleaningNotes): unknown {
  if (typeof value === 'string') return cleanText(value, notes)
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, notes))
  if (typeof value !== 'object' || value === null) return value
  const entries: [string, unknown][] = []
  for (const [name, inner] of Object.entries(value)) {
    if (harmfulNames.has(name)) notes.refused.add(name)
    else entries.push([cleanText(name, notes), cleanJson(inner, notes)])
  }
  return Object.fromEntries(entries)
}
