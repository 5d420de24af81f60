import { useState } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { callApi, type ApiFailure } from '../../components/callApi'
import { siteTexts } from '../../siteTexts'

type Sending<T> = { path: string; body: unknown; onDone: (body: T) => void }

/** Posts to `/api/auth/*`, one at a time, and keeps what went wrong in words for the reader. */
export function useApiForm(locale: Locale) {
  const texts = siteTexts[locale]
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [challenge, setChallenge] = useState('')
  const send = async <T>({ path, body, onDone }: Sending<T>) => {
    setBusy(true)
    const headers = { 'Accept-Language': locale }
    const answer = await callApi<T>(`/api/auth/${path}`, { method: 'POST', body, headers })
    setBusy(false)
    if (answer?.ok) {
      setFailure(null)
      return onDone(answer.body)
    }
    if (answer?.failure.challenge) setChallenge(answer.failure.challenge)
    setFailure(answer?.failure ?? { code: 'OFFLINE', message: texts.offline, fields: {} })
  }
  const said = failure && (texts.errors[failure.code] ?? failure.message)
  return { busy, challenge, failure, said, send }
}
