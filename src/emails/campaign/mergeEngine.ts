import { Liquid } from 'liquidjs'
import { intlTags, upperCase, type Locale } from '@/lib/i18n/locale'
import { mergeFilters } from '@/lib/mergeTags'

const allowedTags = new Set(['if', 'unless', 'case'])
const allowedFilters = new Set<string>(mergeFilters)

type Options = {
  locale: Locale
  /** IANA zone of the `date` filter. */
  timezone: string
  /** Applied to every value that a tag prints, last: makes it safe where it stands. */
  escape: (value: unknown) => string
}

/**
 * A Liquid engine with our own few tags and filters: no loops, files, assignments or `raw`, so that a
 * template always ends, reads nothing but what it is given, and cannot switch the escaping off. Upper and
 * lower case follow the language (in Turkish i becomes İ).
 */
export function makeMergeEngine({ locale, timezone, escape }: Options): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    templates: {},
    locale: intlTags[locale],
    timezoneOffset: timezone,
    parseLimit: 1_000_000,
    memoryLimit: 1_000_000,
    renderLimit: 1_000,
    outputEscape: escape,
  })
  for (const name of Object.keys(engine.tags)) {
    if (!allowedTags.has(name)) delete engine.tags[name]
  }
  for (const name of Object.keys(engine.filters)) {
    if (!allowedFilters.has(name)) delete engine.filters[name]
  }
  engine.registerFilter('upcase', (value: unknown) => upperCase(text(value), locale))
  engine.registerFilter('downcase', (value: unknown) =>
    text(value).toLocaleLowerCase(intlTags[locale]),
  )
  engine.registerFilter('capitalize', (value: unknown) => {
    const [first = '', ...rest] = Array.from(text(value))
    return upperCase(first, locale) + rest.join('')
  })
  // Put in by ourselves where a tag stands inside an address.
  engine.registerFilter('url_part', (value: unknown) =>
    encodeURIComponent(text(value).replace(/\p{Surrogate}/gu, '\ufffd')),
  )
  return engine
}

/** What a tag prints as a text: nothing for nothing, and no object's innards. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
