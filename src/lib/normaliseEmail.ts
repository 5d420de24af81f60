/**
 * The form two spellings of one address share: Unicode NFKC, trimmed, lower case by code point (never by
 * the Turkish locale, where I and i differ). Plus tags and dots are kept: they may be other people.
 */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}
