import slugify from '@sindresorhus/slugify'
import { isUuid } from '@/lib/isUuid'

export const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const slugMaxLength = 120

/** Words that are, or may become, the second segment of a path beside ids and slugs. */
const reserved = new Set(['access', 'count', 'import', 'new', 'search', 'versions'])

// German writers expect ö as oe, Turkish ones as o; the product is Turkish first.
const customReplacements = [
  ['ö', 'o'],
  ['Ö', 'O'],
  ['ü', 'u'],
  ['Ü', 'U'],
] as const

/**
 * The slug of a title: lower-case ASCII words joined by dashes, Turkish letters as people type them
 * without a Turkish keyboard (ı and İ as i, ş as s). `fallback` for titles that leave nothing. Pure.
 */
export function makeSlug(title: string, fallback: string): string {
  const slug = slugify(title.normalize('NFC'), {
    decamelize: false,
    customReplacements: customReplacements.map(([from, to]) => [from, to] as [string, string]),
  })
  return cutSlug(slug.replace(/_/g, '-').replace(/-+/g, '-'), slugMaxLength) || fallback
}

/** A slug of at most `length` characters, cut between words where there is one to cut at. Pure. */
export function cutSlug(slug: string, length: number): string {
  if (slug.length <= length) return slug
  const cut = slug.slice(0, length + 1)
  const lastDash = cut.lastIndexOf('-')
  return (lastDash > length / 2 ? cut.slice(0, lastDash) : cut.slice(0, length)).replace(/-+$/, '')
}

/** Whether a slug may name a document: well formed, not an id and not a word that paths use. Pure. */
export function isUsableSlug(slug: string): boolean {
  return (
    slug.length <= slugMaxLength && slugShape.test(slug) && !isUuid(slug) && !reserved.has(slug)
  )
}
