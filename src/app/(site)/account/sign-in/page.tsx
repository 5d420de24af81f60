import type { Metadata } from 'next'
import { SiteMain } from '../../components/SiteMain'
import { siteLocale } from '../../siteLocale'
import { accountTexts } from '../accountTexts'
import { SignInForm } from '../components/SignInForm'

export async function generateMetadata(): Promise<Metadata> {
  return { title: accountTexts[await siteLocale()].signIn, robots: { index: false } }
}

/** Where people sign in who attend; staff sign in at the admin panel. */
export default async function Page() {
  const locale = await siteLocale()
  const texts = accountTexts[locale]
  return (
    <SiteMain narrow lang={locale}>
      <h1>{texts.signInTitle}</h1>
      <section className="site-card" aria-label={texts.signInTitle}>
        <SignInForm locale={locale} />
      </section>
      <a href="/account/forgot">{texts.forgot.title}</a>
    </SiteMain>
  )
}
