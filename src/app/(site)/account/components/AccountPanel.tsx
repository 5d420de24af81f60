'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { formatEventTime } from '@/lib/formatDate'
import type { Locale } from '@/lib/i18n/locale'
import type { Certificate, Event, Registration, Ticket } from '@/payload-types'
import { Notice } from '../../components/Notice'
import { siteTexts } from '../../siteTexts'
import { accountTexts } from '../accountTexts'
import { fetchSigned, signOut } from './siteSession'

type Mine = { registrations: Registration[]; tickets: Ticket[]; certificates: Certificate[] }
type State = Mine | 'failed' | 'loading' | 'over'

/** Loads what belongs to who is signed in; says how to sign in to everybody else. */
export function AccountPanel({ locale }: { locale: Locale }) {
  const texts = accountTexts[locale]
  const [state, setState] = useState<State>('loading')
  useEffect(() => {
    loadMine(locale).then(setState, () => setState('failed'))
  }, [locale])

  if (state === 'loading') return <Notice>{texts.account.loading}</Notice>
  if (state === 'failed') return <Notice tone="bad">{texts.account.failed}</Notice>
  if (state === 'over') {
    return (
      <Notice tone="warn">
        <p>{texts.account.over}</p>
        <a href="/account/sign-in">{texts.signIn}</a>
      </Notice>
    )
  }
  const leave = () => void signOut().finally(() => window.location.assign('/account/sign-in'))
  return (
    <>
      <Lists mine={state} locale={locale} />
      <div className="site-actions">
        <button type="button" className="site-button site-button--quiet" onClick={leave}>
          {texts.account.signOut}
        </button>
      </div>
    </>
  )
}

async function loadMine(locale: Locale): Promise<State> {
  const read = async <T,>(what: string) => {
    const response = await fetchSigned(`/api/users/me/${what}?limit=100&locale=${locale}`)
    if (!response || response.status === 401) return null
    if (!response.ok) throw new Error(response.statusText)
    return ((await response.json()) as { docs: T[] }).docs
  }
  const [registrations, tickets, certificates] = await Promise.all([
    read<Registration>('registrations'),
    read<Ticket>('tickets'),
    read<Certificate>('certificates'),
  ])
  return registrations && tickets && certificates
    ? { registrations, tickets, certificates }
    : 'over'
}

function Lists({ mine, locale }: { mine: Mine; locale: Locale }) {
  const texts = accountTexts[locale].account
  const { statuses } = siteTexts[locale]
  const { registrations, tickets, certificates } = mine
  return (
    <>
      <Section title={texts.registrations} empty={texts.noRegistrations}>
        {registrations.map(({ id, code, status, event }) => (
          <li key={id}>
            <EventLine event={event} locale={locale} />
            <span className="site-quiet">
              {[code, status && statuses[status]].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </Section>
      {registrations.length > 0 && <p className="site-quiet">{texts.registrationsHint}</p>}
      <Section title={texts.certificates} empty={texts.noCertificates}>
        {certificates.map((certificate) => (
          <CertificateLine key={certificate.id} certificate={certificate} locale={locale} />
        ))}
      </Section>
      <Section title={texts.tickets} empty={texts.noTickets}>
        {tickets.map(({ id, number, subject }) => (
          <li key={id}>
            {subject} <span className="site-quiet">{number}</span>
          </li>
        ))}
      </Section>
    </>
  )
}

type SectionProps = { title: string; empty: string; children: ReactNode[] }

function Section({ title, empty, children }: SectionProps) {
  return (
    <section className="site-card" aria-label={title}>
      <h2>{title}</h2>
      {children.length ? <ul className="site-text">{children}</ul> : <p>{empty}</p>}
    </section>
  )
}

function EventLine({
  event,
  locale,
}: {
  event: Event | string | null | undefined
  locale: Locale
}) {
  if (!event || typeof event === 'string') return null
  const { slug, title, startDate, endDate, timezone } = event
  const time = formatEventTime({ startDate, endDate, timezone, locale })
  return (
    <>
      <a href={`/events/${slug}`}>{title}</a>
      <br />
      <span>{time.span}</span>
      <br />
    </>
  )
}

type LineProps = { certificate: Certificate; locale: Locale }

function CertificateLine({ certificate: { id, number }, locale }: LineProps) {
  const texts = accountTexts[locale].account
  const [failed, setFailed] = useState(false)
  const download = async () => {
    const response = await fetchSigned(`/api/certificates/${id}/download`).catch(() => null)
    setFailed(!response?.ok)
    if (!response?.ok) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = `${number ?? id}.pdf`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  return (
    <li>
      <p>{number}</p>
      <button
        type="button"
        className="site-button site-button--quiet"
        aria-label={`${texts.download}: ${number ?? id}`}
        onClick={() => void download()}
      >
        {texts.download}
      </button>
      {failed && <Notice tone="bad">{texts.failed}</Notice>}
    </li>
  )
}
