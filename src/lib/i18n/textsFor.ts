import { en, type Texts } from './en'
import type { Locale } from './locale'
import { tr } from './tr'

const texts: Record<Locale, Texts> = { en, tr }

/** The texts of a language. */
export function textsFor(locale: Locale): Texts {
  return texts[locale]
}
