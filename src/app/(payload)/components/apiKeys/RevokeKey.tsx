'use client'

import { useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import { languageOf } from '@/lib/localisedText'
import { ActionButton } from '../ActionButton'
import { keyTexts } from './keyTexts'

/** Ends a key, or says since when it is over. */
export function RevokeKey({ path }: { path: string }) {
  const { id } = useDocumentInfo()
  const { value } = useField<string | null>({ path })
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const texts = keyTexts[language]
  if (!id) return null
  if (value) {
    const at = new Date(value).toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB', {
      ...{ dateStyle: 'medium', timeStyle: 'short' },
    })
    return <p className="rostrum field-type">{texts.revoked(at)}</p>
  }
  return (
    <div className="rostrum field-type">
      <ActionButton
        method="PATCH"
        path={`/api/api-keys/${id}`}
        body={{ revokedAt: new Date().toISOString() }}
        label={texts.revoke}
        question={texts.question}
        failure={texts.failure}
        onDone={() => window.location.reload()}
      />
    </div>
  )
}
