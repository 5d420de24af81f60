'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { languageOf } from '@/lib/localisedText'
import { ImportPanel } from './ImportPanel'
import './imports.css'

/** On the page of one import in the panel: the same live view as where it was started. */
export function ImportField() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  if (!id) return null
  return (
    <div className="rostrum rostrum-import">
      <ImportPanel id={String(id)} language={languageOf(i18n.language)} />
    </div>
  )
}
