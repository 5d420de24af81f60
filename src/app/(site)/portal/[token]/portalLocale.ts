import { cookies, headers } from 'next/headers'
import { locales, pickLocale, type Locale } from '@/lib/i18n/locale'

/** The language of the page: what the visitor chose on the site, else that of the customer, else the browser's. */
export async function portalLocale(ofCustomer?: string | null): Promise<Locale> {
  const chosen = (await cookies()).get('rostrum-language')?.value
  if (locales.some((locale) => locale === chosen)) return chosen as Locale
  if (ofCustomer) return pickLocale(ofCustomer)
  return pickLocale((await headers()).get('accept-language')?.split(/[,;]/, 1)[0])
}
