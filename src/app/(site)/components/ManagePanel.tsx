'use client'

import { useState } from 'react'
import { formatEventTime, formatMoment } from '@/lib/formatDate'
import { formatMoney } from '@/lib/formatMoney'
import type { Locale } from '@/lib/i18n/locale'
import type { Managed } from '@/operations/registrations/manage/readManaged'
import { siteTexts } from '../siteTexts'
import { callApi } from './callApi'
import { Facts } from './Facts'
import { ManageActions, type Outcome } from './ManageActions'
import { Notice, type Tone } from './Notice'

type Props = { managed: Managed; token: string; locale: Locale }

const tones: Record<Managed['registration']['status'], Tone> = {
  confirmed: 'good',
  held: 'warn',
  pending: 'warn',
  waitlisted: 'warn',
  offered: 'warn',
  cancelled: 'bad',
  expired: 'bad',
  rejected: 'bad',
}

/** A registration as its holder sees it, with what can be done about it. */
export function ManagePanel({ managed: first, token, locale }: Props) {
  const texts = siteTexts[locale]
  const [managed, setManaged] = useState(first)
  const [told, setTold] = useState<{ tone: Tone; text: string } | null>(null)
  const [gone, setGone] = useState(false)

  const send: Outcome['send'] = async ({ method, path, body, success }) => {
    const answer = await callApi<Managed & { transferred?: boolean }>(
      `/api/registrations/manage/${token}${path}`,
      { method, body },
    )
    if (!answer) {
      setTold({ tone: 'bad', text: texts.offline })
      return { code: 'OFFLINE', message: texts.offline, fields: {} }
    }
    if (!answer.ok) {
      const { code, message } = answer.failure
      setTold({ tone: 'bad', text: texts.errors[code] ?? message })
      return answer.failure
    }
    if (answer.body.transferred) setGone(true)
    else setManaged(answer.body)
    setTold({ tone: 'good', text: success })
    return null
  }

  if (gone) return <Notice tone="good">{told?.text}</Notice>
  const { registration, event } = managed
  return (
    <>
      <header className="site-text">
        <span className={`site-badge site-badge--${tones[registration.status]}`}>
          {texts.statuses[registration.status]}
        </span>
        <h1>{event.title}</h1>
      </header>
      {told && <Notice tone={told.tone}>{told.text}</Notice>}
      <Standing managed={managed} locale={locale} />
      <section className="site-card" aria-label={texts.manageTitle}>
        <FactList managed={managed} locale={locale} />
      </section>
      <ManageActions managed={managed} locale={locale} send={send} />
    </>
  )
}

/** What is to be known about the state: what is owed, until when, the place on the list. */
function Standing({ managed: { registration, event }, locale }: Omit<Props, 'token'>) {
  const texts = siteTexts[locale]
  const { status, position, holdExpiresAt, approvalRequired, reason } = registration
  const { priceMinor, amountPaidMinor, currency } = registration
  const owed = priceMinor - amountPaidMinor
  const lines: string[] = []
  if (position !== null) lines.push(texts.position(position))
  if (status === 'pending' && approvalRequired) lines.push(texts.waitsForApproval)
  if (status === 'pending' && owed > 0 && currency) {
    lines.push(`${texts.toPay}: ${formatMoney({ amountMinor: owed, currency, locale })}`)
  }
  if (holdExpiresAt && (status === 'pending' || status === 'offered')) {
    const { timezone } = event
    lines.push(texts.keptUntil(formatMoment({ at: holdExpiresAt, timezone, locale })))
  }
  if (reason) lines.push(`${texts.reason}: ${reason}`)
  if (lines.length === 0) return null
  return (
    <Notice tone={tones[status]}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  )
}

function FactList({ managed: { registration, event }, locale }: Omit<Props, 'token'>) {
  const texts = siteTexts[locale]
  const { attendee, code, ticketType, checkedInAt } = registration
  const time = formatEventTime({ ...event, locale })
  const moment = (at: string) => formatMoment({ at, timezone: event.timezone, locale })
  return (
    <Facts
      facts={[
        { label: texts.yourCode, value: <span className="site-code">{code}</span> },
        {
          label: texts.attendee,
          value: (
            <>
              {`${attendee.givenName} ${attendee.familyName}`.trim()}
              <br />
              <span className="site-quiet">{attendee.email}</span>
            </>
          ),
        },
        { label: texts.ticket, value: ticketType },
        {
          label: texts.when,
          value: (
            <>
              {time.span}
              <br />
              <span className="site-quiet">{time.zone}</span>
            </>
          ),
        },
        { label: texts.where, value: event.location },
        {
          label: texts.join,
          value: event.virtualUrl && <a href={event.virtualUrl}>{event.virtualUrl}</a>,
        },
        { label: texts.organizer, value: event.organizer },
        { label: '✓', value: checkedInAt && texts.checkedIn(moment(checkedInAt)) },
      ]}
    />
  )
}
