'use client'

import { toast, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { languageOf } from '@/lib/localisedText'
import { ActionButton } from '../ActionButton'
import '../social/social.css'
import { webhookTexts } from './webhookTexts'

/** Sends a delivery again, under its first id. */
export function ReplayButton() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const router = useRouter()
  const texts = webhookTexts[languageOf(i18n.language)]
  if (!id) return null
  return (
    <div className="rostrum social-panel">
      <div className="social-row">
        <ActionButton
          path={`/api/webhook-deliveries/${id}/replay`}
          label={texts.replay}
          failure={texts.failure}
          onDone={() => {
            toast.success(texts.replayed)
            router.refresh()
          }}
        />
      </div>
    </div>
  )
}
