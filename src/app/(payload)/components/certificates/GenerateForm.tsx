'use client'

import { useEffect, useId, useState, type FormEvent } from 'react'
import type { Language } from '@/lib/localisedText'
import { callCertificates } from './certificateApi'
import { certificateTexts } from './certificateTexts'
import './certificates.css'

type Choice = { id: string; label: string }
type Props = { language: Language; event: string | null }

type Page = { docs: { id: string; title?: string; name?: string; startDate?: string }[] }

const found = 60

/** Choices from a collection, newest first. */
function useChoices(path: string, language: Language): Choice[] {
  const [choices, setChoices] = useState<Choice[]>([])
  useEffect(() => {
    let current = true
    void callCertificates<Page>(path).then((answer) => {
      if (!current || !('done' in answer)) return
      const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
      setChoices(
        answer.done.docs.map(({ id, title, name, startDate }) => ({
          id,
          label: [title ?? name, startDate && day.format(new Date(startDate))]
            .filter(Boolean)
            .join(' · '),
        })),
      )
    })
    return () => {
      current = false
    }
  }, [path, language])
  return choices
}

const eventsPath = (search: string, event: string | null) => {
  const query = new URLSearchParams({ limit: String(found), depth: '0', sort: '-startDate' })
  for (const field of ['title', 'startDate']) query.set(`select[${field}]`, 'true')
  if (search) query.set('where[title][like]', search)
  else if (event) query.set('where[id][equals]', event)
  return `/api/events?${query}`
}

/** Plans a batch and opens its report. */
export function GenerateForm({ language, event }: Props) {
  const texts = certificateTexts[language]
  const id = useId()
  const [search, setSearch] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const events = useChoices(eventsPath(search, event), language)
  const templates = useChoices(
    '/api/certificate-templates?limit=60&depth=0&where[status][equals]=active&select[name]=true',
    language,
  )

  const plan = async (submission: FormEvent<HTMLFormElement>) => {
    submission.preventDefault()
    const form = new FormData(submission.currentTarget)
    setBusy(true)
    setTrouble(null)
    const answer = await callCertificates<{ batch: { id: string } }>('/api/certificates/generate', {
      event: form.get('event'),
      template: form.get('template') || null,
      validUntil: form.get('validUntil') || null,
      sendMail: form.get('sendMail') === 'on',
    })
    if ('done' in answer) {
      window.location.assign(`/admin/collections/certificate-batches/${answer.done.batch.id}`)
      return
    }
    setBusy(false)
    setTrouble(answer.trouble ?? texts.offline)
  }

  return (
    <details className="rostrum rostrum-card certificates-generate" open={event !== null}>
      <summary>{texts.generate}</summary>
      <form onSubmit={(submission) => void plan(submission)}>
        <p className="rostrum-quiet">{texts.generateHint}</p>
        <label htmlFor={`${id}search`}>
          {texts.searchEvent}
          <input
            id={`${id}search`}
            type="search"
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        <label htmlFor={`${id}event`}>
          {texts.event}
          <select id={`${id}event`} name="event" required key={events[0]?.id ?? 'none'}>
            {event === null && <option value="">{texts.chooseEvent}</option>}
            {events.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}template`}>
          {texts.template}
          <select id={`${id}template`} name="template">
            <option value="">{texts.defaultTemplate}</option>
            {templates.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}until`}>
          {texts.validUntil}
          <input id={`${id}until`} name="validUntil" type="date" />
        </label>
        <label className="certificates-check" htmlFor={`${id}mail`}>
          <input id={`${id}mail`} name="sendMail" type="checkbox" defaultChecked />
          {texts.sendMail}
        </label>
        {trouble && (
          <p className="certificates-trouble" role="alert">
            {trouble}
          </p>
        )}
        <button className="rostrum-button rostrum-button--first" disabled={busy}>
          {busy ? texts.working : texts.plan}
        </button>
      </form>
    </details>
  )
}
