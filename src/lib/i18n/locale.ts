/** The languages in which the platform writes to people. */
export const locales = ['en', 'tr'] as const

export type Locale = (typeof locales)[number]

/** The BCP 47 tag by which dates, numbers and letter case of a language are formed. */
export const intlTags: Record<Locale, string> = { en: 'en-GB', tr: 'tr-TR' }

/** The language to write in for a stored tag such as `tr-TR`, `TR_tr` or nothing; English when unknown. */
export function pickLocale(tag: string | null | undefined): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return locales.find((locale) => locale === language) ?? 'en'
}

/** Upper case by the rules of the language: in Turkish, i becomes İ and ı becomes I. */
export function upperCase(text: string, locale: Locale): string {
  return text.toLocaleUpperCase(intlTags[locale])
}
