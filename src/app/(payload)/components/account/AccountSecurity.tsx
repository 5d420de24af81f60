'use client'

import { useAuth, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { languageOf } from '@/lib/localisedText'
import { accountTexts } from './accountTexts'
import { OtherSecondFactor } from './OtherSecondFactor'
import { SecondFactorPanel } from './SecondFactorPanel'
import { SessionsPanel } from './SessionsPanel'
import './account.css'

/** What protects an account: one's own in full; of others, the second factor can be reset. */
export function AccountSecurity() {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const texts = accountTexts[languageOf(i18n.language)]
  if (!id || !user) return null
  if (id !== user.id) return <OtherSecondFactor user={String(id)} texts={texts} />
  return (
    <>
      <SecondFactorPanel texts={texts} />
      <SessionsPanel texts={texts} language={i18n.language} />
    </>
  )
}
