import config from '@payload-config'
import type { Metadata } from 'next'
import { getPayload } from 'payload'
import { findComingEvents } from '@/operations/publicPages/findComingEvents'
import { EventCard } from './components/EventCard'
import { SiteMain } from './components/SiteMain'
import { siteLocale } from './siteLocale'
import { siteTexts } from './siteTexts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: siteTexts[await siteLocale()].events }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The front door: what is coming up, soonest first. */
export default async function Page({ searchParams }: Props) {
  const locale = await siteLocale()
  const texts = siteTexts[locale]
  const params = await searchParams
  const q = typeof params.q === 'string' ? params.q.slice(0, 200) : ''
  const page = Math.min(Math.max(1, Math.trunc(Number(params.page)) || 1), 100_000)
  const payload = await getPayload({ config })
  const found = await findComingEvents({ payload, q, page })
  const to = (target: number) =>
    `/?${new URLSearchParams({ ...(q ? { q } : {}), page: `${target}` })}`
  return (
    <SiteMain>
      <h1>{texts.events}</h1>
      <form className="site-search" role="search" action="/">
        <input
          type="search"
          name="q"
          defaultValue={q}
          aria-label={texts.search}
          placeholder={texts.searchHint}
        />
        <button className="site-button">{texts.find}</button>
      </form>
      {found.docs.length === 0 && (
        <p className="site-card site-lead">{q ? texts.noMatch : texts.noEvents}</p>
      )}
      <ul className="site-events">
        {found.docs.map((event) => (
          <li key={event.id}>
            <EventCard event={event} locale={locale} />
          </li>
        ))}
      </ul>
      {found.totalPages > 1 && (
        <nav className="site-pages" aria-label={texts.page(found.page ?? 1, found.totalPages)}>
          {found.hasPrevPage && <a href={to(page - 1)}>{texts.previous}</a>}
          <span className="site-quiet">{texts.page(found.page ?? 1, found.totalPages)}</span>
          {found.hasNextPage && <a href={to(page + 1)}>{texts.next}</a>}
        </nav>
      )}
    </SiteMain>
  )
}
