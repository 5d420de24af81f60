import type { Metadata } from 'next'
import { SiteMain } from '../../components/SiteMain'
import { siteLocale } from '../../siteLocale'
import { accountTexts } from '../accountTexts'
import { AddressForm } from '../components/AddressForm'

export async function generateMetadata(): Promise<Metadata> {
  return { title: accountTexts[await siteLocale()].forgot.title, robots: { index: false } }
}

/** Asks for the mail that resets a password. */
export default async function Page() {
  const locale = await siteLocale()
  const texts = accountTexts[locale]
  return (
    <SiteMain narrow lang={locale}>
      <h1>{texts.forgot.title}</h1>
      <section className="site-card" aria-label={texts.forgot.title}>
        <p className="site-lead">{texts.forgot.lead}</p>
        <AddressForm locale={locale} path="forgot-password" />
      </section>
      <a href="/account/sign-in">{texts.signIn}</a>
    </SiteMain>
  )
}
