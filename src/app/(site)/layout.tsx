import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { brandIcon } from '@/lib/brandIcon'
import { accountTexts } from './account/accountTexts'
import { LanguageSwitch } from './components/LanguageSwitch'
import './site.css'
import { localeCookie, siteLocale } from './siteLocale'
import { siteTexts } from './siteTexts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Rostrum', template: '%s · Rostrum' },
  icons: [{ rel: 'icon', type: 'image/svg+xml', url: brandIcon }],
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The frame of every public page: brand, language, content, footer. Pages bring a `<main>` (`SiteMain`). */
export default async function Layout({ children }: { children: ReactNode }) {
  const locale = await siteLocale()
  const texts = siteTexts[locale]
  return (
    <html lang={locale}>
      <body>
        <a className="site-skip" href="#content">
          {texts.skip}
        </a>
        <header className="site-header">
          <a className="site-brand" href="/">
            <img src={brandIcon} alt="" />
            Rostrum
          </a>
          <LanguageSwitch cookie={localeCookie} current={locale} label={texts.language} />
        </header>
        {children}
        <footer className="site-footer">
          <a href="/">{texts.allEvents}</a>
          <a href="/account">{accountTexts[locale].account.title}</a>
          <a href="/admin">{texts.staff}</a>
        </footer>
      </body>
    </html>
  )
}
