/** A text of the product in both of its languages. */
export type LocalisedText = { en: string; tr: string }

export type Language = keyof LocalisedText

/** The language to speak with someone whose locale is known: Turkish for `tr`, else English. Pure. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('tr') ? 'tr' : 'en'
}
