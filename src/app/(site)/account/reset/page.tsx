import type { Metadata } from 'next'
import { SiteMain } from '../../components/SiteMain'
import { siteLocale } from '../../siteLocale'
import { accountTexts } from '../accountTexts'
import { ResetForm } from '../components/ResetForm'

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const { title } = accountTexts[await siteLocale()].reset
  // The address is a key: no search engine, and no other site hears of it.
  return { title, robots: { index: false }, referrer: 'no-referrer' }
}

/** Where the mail that resets a password leads. */
export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams
  const locale = await siteLocale()
  const texts = accountTexts[locale]
  return (
    <SiteMain narrow lang={locale}>
      <h1>{texts.reset.title}</h1>
      <section className="site-card" aria-label={texts.reset.title}>
        <ResetForm locale={locale} token={typeof token === 'string' ? token : ''} />
      </section>
      <a href="/account/sign-in">{texts.signIn}</a>
    </SiteMain>
  )
}
