'use client'

import { useRef, useState, type FormEvent } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { siteTexts } from '../siteTexts'
import { callApi, type ApiFailure } from './callApi'
import { Field } from './Field'
import { Notice } from './Notice'

type Props = {
  event: string
  locale: Locale
  tickets: { id: string; name: string }[]
  /** What the button says. */
  action: string
}

type Registered = {
  registrations: {
    code: string
    status: 'confirmed' | 'pending' | 'waitlisted'
    position?: number
    manageUrl: string
  }[]
}

/** Registers one person; a failed try keeps what was typed, and sending twice registers once. */
export function RegisterForm({ event, locale, tickets, action }: Props) {
  const texts = siteTexts[locale]
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [done, setDone] = useState<Registered | null>(null)
  const attempt = useRef({ body: '', key: '' })

  const submit = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault()
    const data = Object.fromEntries(new FormData(submitted.currentTarget))
    const body = { ...data, locale }
    const text = JSON.stringify(body)
    if (attempt.current.body !== text) attempt.current = { body: text, key: newKey() }
    setBusy(true)
    const headers = { 'Idempotency-Key': attempt.current.key }
    const path = `/api/events/${event}/register`
    const answer = await callApi<Registered>(path, { method: 'POST', body, headers })
    setBusy(false)
    if (answer?.ok) setDone(answer.body)
    else setFailure(answer?.failure ?? { code: 'OFFLINE', message: texts.offline, fields: {} })
  }

  if (done) return <Outcome done={done} locale={locale} onAgain={() => setDone(null)} />
  const general = failure && Object.keys(failure.fields).length === 0 ? failure : null
  return (
    <form className="site-form" onSubmit={(submitted) => void submit(submitted)}>
      {general && <Notice tone="bad">{texts.errors[general.code] ?? general.message}</Notice>}
      <Field
        name="givenName"
        label={texts.givenName}
        autoComplete="given-name"
        required
        maxLength={100}
        error={failure?.fields.givenName}
      />
      <Field
        name="familyName"
        label={texts.familyName}
        autoComplete="family-name"
        required
        maxLength={100}
        error={failure?.fields.familyName}
      />
      <Field
        name="email"
        type="email"
        label={texts.email}
        autoComplete="email"
        required
        maxLength={254}
        hint={texts.emailHint}
        error={failure?.fields.email}
      />
      {tickets.length > 1 && (
        <div className="site-field">
          <label htmlFor="ticketType">{texts.ticket}</label>
          <select id="ticketType" name="ticketType">
            {tickets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <button className="site-button" disabled={busy}>
        {busy ? texts.sending : action}
      </button>
    </form>
  )
}

/** `crypto.randomUUID` exists on secure pages only. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

type OutcomeProps = { done: Registered; locale: Locale; onAgain: () => void }

function Outcome({ done, locale, onAgain }: OutcomeProps) {
  const texts = siteTexts[locale]
  const [registration] = done.registrations
  if (!registration) return null
  const { status, code, position, manageUrl } = registration
  const words = texts.results[status]
  return (
    <div className="site-form">
      <Notice tone={status === 'confirmed' ? 'good' : 'warn'} title={words.title}>
        <p>{words.text}</p>
        {position !== undefined && <p>{texts.position(position)}</p>}
      </Notice>
      <div>
        <p className="site-quiet">{texts.yourCode}</p>
        <p className="site-code">{code}</p>
      </div>
      <div className="site-actions">
        <a className="site-button" href={new URL(manageUrl).pathname}>
          {texts.manage}
        </a>
        <button type="button" className="site-button site-button--quiet" onClick={onAgain}>
          {texts.another}
        </button>
      </div>
    </div>
  )
}
