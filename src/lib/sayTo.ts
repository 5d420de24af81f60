import { languageOf, type LocalisedText } from '@/lib/localisedText'

/** A sentence in the language of whoever sent a request: that of the admin panel, or Accept-Language. Pure. */
export function sayTo(req: { i18n?: { language?: string } }, text: LocalisedText): string {
  return text[languageOf(req.i18n?.language)]
}
