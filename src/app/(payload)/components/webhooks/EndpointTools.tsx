'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf } from '@/lib/localisedText'
import { ActionButton } from '../ActionButton'
import '../social/social.css'
import { webhookTexts } from './webhookTexts'

/** Test, secret and log of an endpoint. */
export function EndpointTools() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const [secret, setSecret] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const texts = webhookTexts[languageOf(i18n.language)]
  if (!id) return <p className="social-quiet">{texts.save}</p>
  const path = `/api/webhook-endpoints/${id}`
  return (
    <section className="rostrum social-panel" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <div className="social-row">
        <ActionButton
          path={`${path}/test`}
          label={texts.test}
          failure={texts.failure}
          onDone={() => setSent(true)}
        />
        <ActionButton
          path={`${path}/rotate-secret`}
          label={texts.rotate}
          question={texts.question}
          failure={texts.failure}
          onDone={(answer) => setSecret(String(answer.secret))}
        />
        <a href={`/admin/collections/webhook-deliveries?where[endpoint][equals]=${id}`}>
          {texts.log}
        </a>
      </div>
      <div role="status">
        {sent && <p>{texts.sent}</p>}
        {secret && (
          <p className="social-secret">
            {texts.secret}
            <br />
            <code>{secret}</code>
          </p>
        )}
      </div>
    </section>
  )
}
