import { cookies, headers } from 'next/headers'
import { locales, pickLocale, type Locale } from '@/lib/i18n/locale'

/** Kept in the browser when a visitor chooses a language. */
export const localeCookie = 'rostrum-language'

/** The language of a public page: the one chosen, else the reader's (`fallback`), else the browser's. */
export async function siteLocale(fallback?: string | null): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value
  if (locales.some((locale) => locale === chosen)) return chosen as Locale
  if (fallback) return pickLocale(fallback)
  return pickLocale((await headers()).get('accept-language')?.split(/[,;]/, 1)[0])
}
