import type { Metadata } from 'next'
import { SiteMain } from '../components/SiteMain'
import { siteLocale } from '../siteLocale'
import { accountTexts } from './accountTexts'
import { AccountPanel } from './components/AccountPanel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: accountTexts[await siteLocale()].account.title, robots: { index: false } }
}

/** What belongs to the person who is signed in. */
export default async function Page() {
  const locale = await siteLocale()
  return (
    <SiteMain narrow lang={locale}>
      <h1>{accountTexts[locale].account.title}</h1>
      <AccountPanel locale={locale} />
    </SiteMain>
  )
}
