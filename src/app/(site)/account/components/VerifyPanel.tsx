'use client'

import { useState } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { Notice } from '../../components/Notice'
import { siteTexts } from '../../siteTexts'
import { accountTexts } from '../accountTexts'
import { AddressForm } from './AddressForm'
import { useApiForm } from './useApiForm'

type Props = { locale: Locale; token: string }

/** Confirms an address on a click, never on opening: mail scanners open links too. */
export function VerifyPanel({ locale, token }: Props) {
  const { verify } = accountTexts[locale]
  const { busy, failure, said, send } = useApiForm(locale)
  const [done, setDone] = useState(false)
  if (done) return <Notice tone="good">{verify.done}</Notice>
  const passing = ['INTERNAL', 'OFFLINE', 'RATE_LIMITED', 'UNAVAILABLE']
  const dead = !token || (failure && !passing.includes(failure.code))
  return (
    <>
      {said && <Notice tone="bad">{said}</Notice>}
      {!token && <Notice tone="warn">{verify.missing}</Notice>}
      {dead ? (
        <>
          <p>{verify.again}</p>
          <AddressForm locale={locale} path="resend-verification" />
        </>
      ) : (
        <>
          <p className="site-lead">{verify.lead}</p>
          <button
            className="site-button"
            disabled={busy}
            onClick={() =>
              void send({ path: 'verify-email', body: { token }, onDone: () => setDone(true) })
            }
          >
            {busy ? siteTexts[locale].sending : verify.action}
          </button>
        </>
      )}
    </>
  )
}
