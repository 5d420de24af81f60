import config from '@payload-config'
import { RichText } from '@payloadcms/richtext-lexical/react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { cache } from 'react'
import { formatEventTime, formatMoment } from '@/lib/formatDate'
import { formatMoney } from '@/lib/formatMoney'
import type { Locale } from '@/lib/i18n/locale'
import { findEventPage, findPublicTickets } from '@/operations/publicPages/findEventPage'
import type { Event } from '@/payload-types'
import { eventPrice } from '../../components/eventPrice'
import { Facts } from '../../components/Facts'
import { Notice } from '../../components/Notice'
import { RegisterForm } from '../../components/RegisterForm'
import { SiteMain } from '../../components/SiteMain'
import { StateBadge } from '../../components/StateBadge'
import { siteLocale } from '../../siteLocale'
import { siteTexts } from '../../siteTexts'

type Props = { params: Promise<{ slug: string }> }

const findEvent = cache(async (slug: string): Promise<Event | null> => {
  const payload = await getPayload({ config })
  return findEventPage(payload, slug)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await findEvent((await params).slug)
  if (!event) return {}
  return {
    title: event.title,
    description: event.summary ?? undefined,
    robots: event.visibility === 'public' ? undefined : { index: false },
  }
}

/** An event, and the form by which one registers. */
export default async function Page({ params }: Props) {
  const event = await findEvent((await params).slug)
  if (!event) notFound()
  const locale = await siteLocale()
  const texts = siteTexts[locale]
  const { status, summary, description } = event
  const past = status === 'published' || status === 'draft' || status === 'archived' ? null : status
  return (
    <SiteMain>
      <header className="site-text">
        <StateBadge event={event} locale={locale} />
        <h1>{event.title}</h1>
        {summary && <p className="site-lead">{summary}</p>}
      </header>
      {past && <Notice tone="warn">{texts.eventStates[past]}</Notice>}
      <div className="site-columns">
        <div className="site-text">
          <div className="site-card">
            <EventFactList event={event} locale={locale} />
          </div>
          {description && (
            <div className="site-card site-text">
              <RichText data={description} />
            </div>
          )}
        </div>
        <Registering event={event} locale={locale} />
      </div>
    </SiteMain>
  )
}

function EventFactList({ event, locale }: { event: Event; locale: Locale }) {
  const texts = siteTexts[locale]
  const { id, startDate, endDate, timezone, location, attendanceMode, organizer } = event
  const time = formatEventTime({ startDate, endDate, timezone, locale })
  const online = attendanceMode === 'offline' ? null : texts.online
  const place = [location, online].filter(Boolean).join(' · ')
  const when = (
    <>
      {time.span}
      <br />
      <span className="site-quiet">{time.zone}</span>
      <br />
      <a href={`/api/events/${id}/calendar.ics`}>{texts.calendar}</a>
    </>
  )
  return (
    <Facts
      facts={[
        { label: texts.when, value: when },
        { label: texts.where, value: place || texts.toBeAnnounced },
        { label: texts.organizer, value: organizer },
        { label: texts.price, value: eventPrice(event, locale) },
      ]}
    />
  )
}

async function Registering({ event, locale }: { event: Event; locale: Locale }) {
  const texts = siteTexts[locale]
  const state = event.registrationState ?? 'closed'
  const { registrationOpensAt, timezone } = event
  if (state !== 'open' && state !== 'waitlist_only') {
    return (
      <section className="site-card">
        <h2>{texts.states[state]}</h2>
        {state === 'not_open' && registrationOpensAt && (
          <p>{texts.opensAt(formatMoment({ at: registrationOpensAt, timezone, locale }))}</p>
        )}
      </section>
    )
  }
  const payload = await getPayload({ config })
  const tickets = (await findPublicTickets(payload, event.id)).map(
    ({ id, name, priceMinor, currency }) => ({
      id,
      name: priceMinor
        ? `${name} · ${formatMoney({ amountMinor: priceMinor, currency, locale })}`
        : `${name} · ${texts.free}`,
    }),
  )
  const title = state === 'open' ? texts.register : texts.joinWaitlist
  return (
    <section className="site-card" aria-labelledby="register-title">
      <h2 id="register-title">{title}</h2>
      <RegisterForm event={event.id} locale={locale} tickets={tickets} action={title} />
    </section>
  )
}
