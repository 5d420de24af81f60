import { cookies, headers } from 'next/headers'
import { locales, pickLocale, type Locale } from '@/lib/i18n/locale'

/** The language of the page: the one chosen on the site, else the browser's. */
export async function verifyLocale(): Promise<Locale> {
  const chosen = (await cookies()).get('rostrum-language')?.value
  if (locales.some((locale) => locale === chosen)) return chosen as Locale
  return pickLocale((await headers()).get('accept-language')?.split(/[,;]/, 1)[0])
}
