'use client'

import { useDocumentInfo, useFormFields, useFormModified, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { languageOf } from '@/lib/localisedText'
import type { PostStatus } from '@/lib/social/postStates'
import { ActionButton } from '../ActionButton'
import { socialTexts } from './socialTexts'
import './social.css'

const followMs = 2_000

/** The clock of a zone for an instant, as a `datetime-local` input writes it. */
function clockOf(iso: string, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, dateStyle: 'short', timeStyle: 'short' },
    })
    return parts.format(new Date(iso)).replace(' ', 'T')
  } catch {
    return ''
  }
}

/** Schedule, publish, take back, try again: what is possible where the post stands. */
export function PostActions() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const router = useRouter()
  const status = useFormFields(([fields]) => (fields.status?.value ?? 'draft') as PostStatus)
  const planned = useFormFields(([fields]) => fields.scheduledAt?.value as string | undefined)
  const plannedZone = useFormFields(([fields]) => fields.timezone?.value as string | undefined)
  const [typed, setTyped] = useState<string | null>(null)
  const [typedZone, setTypedZone] = useState<string | null>(null)
  const texts = socialTexts[languageOf(i18n.language)]

  useEffect(() => {
    if (status !== 'publishing') return
    const timer = setInterval(() => router.refresh(), followMs)
    return () => clearInterval(timer)
  }, [status, router])

  const zone =
    typedZone ?? (plannedZone || Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
  const time = typed ?? (planned ? clockOf(planned, zone) : '')
  if (!id) {
    return (
      <div className="rostrum social-panel">
        <p className="social-quiet">{texts.newPost}</p>
      </div>
    )
  }
  const path = (verb: string) => `/api/social/posts/${id}/${verb}`
  const common = { failure: texts.failure, disabled: modified }
  const open = status === 'draft' || status === 'scheduled'
  const again = status === 'partial' || status === 'failed' || status === 'needs_attention'
  return (
    <section className="rostrum social-panel" aria-label={texts.actions}>
      <h3>{texts.actions}</h3>
      {open && (
        <div className="social-inputs">
          <label>
            {texts.when}
            <input
              type="datetime-local"
              value={time}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <label>
            {texts.zone}
            <input value={zone} onChange={(event) => setTypedZone(event.target.value)} />
          </label>
        </div>
      )}
      <div className="social-row">
        {open && (
          <ActionButton
            {...common}
            primary
            path={path('schedule')}
            body={{ scheduledAt: time, timezone: zone }}
            label={status === 'scheduled' ? texts.reschedule : texts.schedule}
            disabled={modified || time === ''}
          />
        )}
        {open && (
          <ActionButton
            {...common}
            path={path('publish')}
            label={texts.publish}
            question={texts.publishQuestion}
          />
        )}
        {(status === 'scheduled' || status === 'failed') && (
          <ActionButton {...common} path={path('unschedule')} label={texts.unschedule} />
        )}
        {again && <ActionButton {...common} primary path={path('retry')} label={texts.retryAll} />}
      </div>
      <p className="social-quiet" role="status">
        {modified && open && texts.saveFirst}
        {status === 'publishing' && texts.publishing}
        {status === 'posted' && texts.out}
      </p>
    </section>
  )
}
