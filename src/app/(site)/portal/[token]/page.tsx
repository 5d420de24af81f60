import config from '@payload-config'
import type { Metadata } from 'next'
import { getPayload } from 'payload'
import { portalTexts } from '@/lib/tickets/portalTexts'
import { readPortalPage } from '@/operations/tickets/readPortalPage'
import { SiteMain } from '../../components/SiteMain'
import { siteLocale } from '../../siteLocale'
import { PortalTicket } from './PortalTicket'
import './portal.css'

type Props = { params: Promise<{ token: string }> }

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { title } = portalTexts[await siteLocale()]
  // The address is a key: no search engine, and no other site hears of it.
  return { title, robots: { index: false }, referrer: 'no-referrer' }
}

/** A customer's request by the link from a mail; no account is needed. */
export default async function Page({ params }: Props) {
  const { token } = await params
  const page = await readPortalPage(await getPayload({ config }), token)
  const locale = await siteLocale(page?.locale)
  const texts = portalTexts[locale]
  return (
    <SiteMain narrow lang={locale}>
      <div className="ticket-portal">
        {page ? (
          <PortalTicket page={page} token={token} locale={locale} />
        ) : (
          <>
            <h1>{texts.notFound}</h1>
            <p>{texts.notFoundHint}</p>
          </>
        )}
      </div>
    </SiteMain>
  )
}
