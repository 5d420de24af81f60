const byLowerCase = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => [zone.toLowerCase(), zone]),
)
const shape = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/

/**
 * The IANA time zone of that name, in its usual spelling, or null. Names that IANA keeps as links
 * (`Asia/Kolkata`, `Europe/Kyiv`) stay as they are. Offsets such as `+03:00` are not zones. Pure.
 */
export function findTimezone(name: string): string | null {
  const trimmed = name.trim()
  const known = byLowerCase.get(trimmed.toLowerCase())
  if (known) return known
  if (!shape.test(trimmed)) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: trimmed })
    return trimmed
  } catch {
    return null
  }
}
