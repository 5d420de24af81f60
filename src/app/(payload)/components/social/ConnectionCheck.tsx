'use client'

import { useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { languageOf } from '@/lib/localisedText'
import { ActionButton } from '../ActionButton'
import { socialTexts } from './socialTexts'
import './social.css'

type Checked = { connected: boolean; reason: string | null }

/** Asks the account's server whether the stored credentials work. */
export function ConnectionCheck() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const modified = useFormModified()
  const router = useRouter()
  const [checked, setChecked] = useState<Checked | null>(null)
  const texts = socialTexts[languageOf(i18n.language)]
  if (!id) return <p className="social-quiet">{texts.checkNew}</p>
  return (
    <div className="rostrum social-panel">
      <div className="social-row">
        <ActionButton
          path={`/api/social-accounts/${id}/check`}
          label={texts.check}
          failure={texts.failure}
          disabled={modified}
          title={modified ? texts.saveFirst : undefined}
          onDone={(answer) => {
            setChecked(answer as Checked)
            router.refresh()
          }}
        />
        <span role="status">
          {checked?.connected && texts.connected}
          {checked && !checked.connected && <span className="social-error">{checked.reason}</span>}
        </span>
      </div>
    </div>
  )
}
